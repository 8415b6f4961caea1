// Every area by hour for the chosen indicator: read when somebody opens it, then kept live.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {currentLanguage, said, t} from '../i18n.js';
import {brief, read, sectionOf, sentence} from '../figures.js';
import {isAbroad} from '../areas.js';
import {flash} from '../flash.js';
import {along, axisOf, clockOf} from '../hours.js';
import {nameOf} from '../labels.js';
import {reportsBehind} from '../drill.js';
import {shade} from '../scale.js';

export class TimeRegions extends PollwatchElement {
  static watches = ['mission', 'selection', 'hours', 'session', 'language'];

  template() {
    const {areas, indicator, selection} = store;
    if (!indicator || !areas) return nothing;
    const around = areas.around(selection.area);
    const open = selection.rows === 'areas';
    const toggle = (event) => {
      if (event.target.open !== open) store.select({rows: event.target.open ? 'areas' : null});
    };
    return html`<details id="time-areas" .open=${open} @toggle=${toggle}>
      <summary>
        ${around === areas.root.id ? t('time.areas') : t('time.areasOf', {area: said(areas.byId.get(around).names)})}
      </summary>
      ${open ? this.#grid([areas.byId.get(around), ...areas.under(around)]) : nothing}
    </details>`;
  }

  #grid(shown) {
    const {form, indicator} = store;
    const byArea = shown.map((area) => ({area, records: store.hours(area.id, form.id)}));
    const axis = axisOf(
      byArea.flatMap(({records}) => records),
      false,
    );
    const section = sectionOf(indicator);
    const rows = byArea.map(({area, records}) => ({
      area,
      readings: along(axis, records).map((rates) => (rates ? {rates, reading: read(indicator, rates)} : null)),
    }));
    const top = Math.max(0, ...rows.flatMap(({readings}) => readings.map((it) => it?.reading.mean ?? 0)));
    const context = `${store.mission.id}|${form.id}|${indicator.id}|${axis.first}|${currentLanguage()}`;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('time.areas')}>
      <table id="area-hours">
        <caption class="sr">
          ${nameOf(indicator)}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="label">${t('area')}</th>
            ${Array.from({length: axis.size}, (_, at) => html`<th scope="col">${clockOf(axis.first + at)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({area, readings}) =>
              html`<tr class=${isAbroad(area) ? 'abroad' : ''} data-area=${area.id}>
                <th scope="row" class="label">${said(area.names)}</th>
                ${readings.map((it) =>
                  it
                    ? html`<td class=${shade(it.reading, section, top)} title=${sentence(it.reading)}>
                        ${this.#cell(area, it, context)}
                      </td>`
                    : html`<td class="nothing-seen"></td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #cell(area, {rates, reading}, context) {
    const text = flash(brief(reading), context);
    const href = reportsBehind({area: area.id, form: store.form.id, hour: rates.hour});
    return href ? html`<a href=${href}>${text}</a>` : text;
  }
}

customElements.define('pollwatch-time-regions', TimeRegions);
