// The switches that are needed before and after the PIN.
import {html} from '../../vendor/lit-html.js';
import {draw} from '../draw.js';
import {currentLanguage, languages, ownNames, speak, t} from '../i18n.js';
import {chooseTheme, theme, themes} from '../theme.js';

/** One of several as a row of buttons. */
export function row(label, name, options, chosen, choose) {
  return html`<fieldset class="row">
    <legend>${label}</legend>
    <div class="pills">
      ${options.map(
        ([value, text, lang]) => html`<label class="pill" lang=${lang ?? currentLanguage()}>
          <input
            type="radio"
            name=${name}
            value=${value}
            .checked=${value === chosen}
            @change=${() => {
              choose(value);
              draw();
            }}
          />
          <span>${text}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

export const speaking = () =>
  row(t('language'), 'language', languages.map((tag) => [tag, ownNames[tag], tag]), currentLanguage(), speak);

export const colouring = () =>
  row(t('theme'), 'theme', themes.map((name) => [name, t(`theme.${name}`)]), theme(), chooseTheme);
