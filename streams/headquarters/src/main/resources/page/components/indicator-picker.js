// Which indicator of the form is looked at: a list in its groups, irregularities first.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {t} from '../i18n.js';
import {nameOf} from '../labels.js';
import {groupsOf} from '../rows.js';

export class IndicatorPicker extends PollwatchElement {
  static watches = ['mission', 'selection', 'language'];

  template() {
    const {form, selection} = store;
    if (!form?.indicators.length) return html`<p class="note">${t('no.indicators')}</p>`;
    return html`<label class="indicator-picker">
      <span>${t('indicator')}</span>
      <select id="indicator" @change=${(event) => store.select({indicator: event.target.value})}>
        ${groupsOf(form).map(
          (group) =>
            html`<optgroup label=${group.title}>
              ${group.indicators.map(
                (indicator) =>
                  html`<option value=${indicator.id} .selected=${indicator.id === selection.indicator}>
                    ${nameOf(indicator)}
                  </option>`,
              )}
            </optgroup>`,
        )}
      </select>
      ${store.indicator?.irregularity === false ? html`<small>${t('facts')}</small>` : nothing}
    </label>`;
  }
}

customElements.define('pollwatch-indicator-picker', IndicatorPicker);
