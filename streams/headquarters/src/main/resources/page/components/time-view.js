// The day by local hour of observation: when each form was filled, how up to four indicators moved, and, when somebody
// asks, every region by hour.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {t} from '../i18n.js';
import {formName, nameOf} from '../labels.js';
import {sectionOf} from '../figures.js';
import {groupsOf} from '../rows.js';
import './form-tabs.js';
import './area-picker.js';
import './indicator-picker.js';
import './time-chart.js';
import './time-regions.js';

/** Beside the chosen one. More lines in one drawing nobody can follow. */
const most = 3;

/** The indicators drawn over the chosen one, as far as the form has them. */
export function beside() {
  const ids = (store.selection.beside ?? '').split(',');
  const found = store.form?.indicators.filter(({id}) => ids.includes(id) && id !== store.selection.indicator) ?? [];
  return found.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)).slice(0, most);
}

const ask = (indicators) => store.select({beside: indicators.map(({id}) => id).join(',') || null});

export class TimeView extends PollwatchElement {
  static watches = ['mission', 'selection', 'language'];

  template() {
    const {mission, form, indicator} = store;
    if (!mission) return nothing;
    return html`<div class="controls">
        <pollwatch-forms></pollwatch-forms>
        <pollwatch-area></pollwatch-area>
      </div>
      <div id="figures" role="tabpanel" aria-label="${t('page.time')}: ${formName(form)}">
        <div class="time-choice">
          <pollwatch-indicator-picker></pollwatch-indicator-picker>
          ${indicator && sectionOf(indicator) !== 'numbers' && !store.limited ? this.#others() : nothing}
        </div>
        <pollwatch-time-chart></pollwatch-time-chart>
        <pollwatch-time-regions></pollwatch-time-regions>
      </div>`;
  }

  #others() {
    const {form, indicator} = store;
    const chosen = beside();
    const open = (each) => each !== indicator && !chosen.includes(each) && sectionOf(each) !== 'numbers';
    const add = (event) => {
      const added = form.indicators.find(({id}) => id === event.target.value);
      event.target.value = '';
      if (added) ask([...chosen, added]);
    };
    return html`<div class="chips" role="group" aria-label=${t('time.over')}>
      ${chosen.map(
        (each, at) =>
          html`<button
            type="button"
            class="line-${at + 2}"
            data-beside=${each.id}
            title=${t('time.without', {indicator: nameOf(each)})}
            aria-label=${t('time.without', {indicator: nameOf(each)})}
            @click=${() => ask(chosen.filter((other) => other !== each))}
          >
            <span class="question">${nameOf(each)}</span> <span aria-hidden="true">×</span>
          </button>`,
      )}
      ${
        chosen.length < most
          ? html`<label
              ><span class="sr">${t('time.over')}</span>
              <select id="beside" @change=${add}>
                <option value="">+ ${t('time.over')}</option>
                ${groupsOf(form).map(
                  (group) =>
                    html`<optgroup label=${group.title}>
                      ${group.indicators
                        .filter(open)
                        .map((each) => html`<option value=${each.id}>${nameOf(each)}</option>`)}
                    </optgroup>`,
                )}
              </select>
            </label>`
          : nothing
      }
    </div>`;
  }
}

customElements.define('pollwatch-time', TimeView);
