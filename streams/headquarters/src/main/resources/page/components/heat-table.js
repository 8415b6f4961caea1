// Areas by indicators: every rate of the chosen form at one look.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, currentLanguage, said, t} from '../i18n.js';
import {brief, read, sentence} from '../figures.js';
import {isAbroad} from '../areas.js';
import {flash} from '../flash.js';
import {answerOf, nameOf, questionOf} from '../labels.js';
import {ranked} from '../ranking.js';
import {groupsOf} from '../rows.js';
import {rest, rove} from '../roving.js';
import {shade} from '../scale.js';

export class HeatTable extends PollwatchElement {
  static watches = ['mission', 'selection', 'rates', 'language'];
  /** Whether the columns stand in the order of the chosen indicator; else as the mission lists its areas. */
  static properties = {ranked: {type: Boolean}};

  template() {
    const {form, areas, selection} = store;
    if (!form?.indicators.length || !areas) return nothing;
    const below = areas.under(selection.within ?? areas.root.id);
    const shown = this.ranked ? Object.values(ranked(below, true)).flat() : below;
    const minimum = store.mission.minimumReports;
    const context = `${selection.mission}|${selection.within}|${form.id}|${currentLanguage()}`;
    const reading = t(store.limited ? 'heatCaptionCounts' : 'heatCaption', {minimum});
    return html`<div class="heading">
        <h2>${t('heat')}</h2>
        <span class="base">${reading}</span>
        ${this.#within()}
      </div>
      <div class="scroll" tabindex="-1">
        <table
          id="heat"
          role="grid"
          @keydown=${this.#key}
          @click=${this.#choose}
          @pointerover=${this.#tell}
          @focusin=${this.#tell}
        >
          <caption class="sr">
            ${t('heat')}: ${said(form.title)}. ${reading}
          </caption>
          <thead>
            <tr>
              <th scope="col" class="label">${t('indicator')}</th>
              ${shown.map((area) => this.#column(area))}
            </tr>
          </thead>
          ${groupsOf(form).map(
            (group) =>
              html`<tbody class=${group.section}>
                <tr class="group">
                  <th scope="rowgroup" colspan=${shown.length + 1}>${group.title}</th>
                </tr>
                ${group.indicators.map((indicator) => this.#row(indicator, group.section, shown, context))}
              </tbody>`,
          )}
        </table>
      </div>`;
  }

  updated() {
    rest(this, 'td[data-area]', '[aria-selected="true"]');
  }

  #within() {
    const {areas, selection} = store;
    const inside = selection.within !== null;
    const region = areas.regionOf(selection.area);
    const offer = region && region.id !== selection.within && areas.under(region.id).length > 0;
    const go = (within) => () => store.select({within});
    return html`<span class="within">
      ${inside ? html`<button type="button" @click=${go(null)}>${t('heatBack')}</button>` : nothing}
      ${
        offer
          ? html`<button type="button" @click=${go(region.id)}>${t('heatInside', {area: said(region.names)})}</button>`
          : nothing
      }
    </span>`;
  }

  #column(area) {
    const reports = store.day(area.id, store.form.id)?.reports ?? 0;
    const classes = `area ${isAbroad(area) ? 'abroad' : ''}`;
    const chosen = area.id === store.selection.area;
    return html`<th scope="col" class=${classes} data-area=${area.id} data-selected=${chosen}>
      <span title="${said(area.names)}: ${count(reports)} ${t('reports')}">${said(area.names)}</span>
    </th>`;
  }

  #row(indicator, section, shown, context) {
    const readings = shown.map((area) => read(indicator, store.day(area.id, store.form.id)));
    const top = Math.max(0, ...readings.map((reading) => reading.mean ?? 0));
    const answer = answerOf(indicator);
    const chosen = indicator.id === store.selection.indicator;
    return html`<tr data-selected=${chosen}>
      <th scope="row" class="label" data-row=${indicator.id} title=${nameOf(indicator)}>
        <div>
          <span class="question">${questionOf(indicator)}</span
          >${answer ? html`<span class="answer">${answer}</span>` : nothing}
        </div>
      </th>
      ${readings.map((reading, at) => {
        const area = shown[at];
        const both = chosen && area.id === store.selection.area;
        return html`<td
          role="gridcell"
          tabindex="-1"
          class="${shade(reading, section, top)} ${isAbroad(area) ? 'abroad' : ''}"
          data-area=${area.id}
          data-indicator=${indicator.id}
          aria-selected=${both}
        >
          ${flash(brief(reading), context)}
        </td>`;
      })}
    </tr>`;
  }

  #pick(cell) {
    const {area, indicator, row} = cell.dataset;
    if (row) store.select({indicator: row});
    else store.select({area, ...(indicator ? {indicator} : {})});
  }

  // Written when somebody looks, not for a thousand cells at every change.
  #tell = (event) => {
    const cell = event.target.closest('td[data-area]');
    if (!cell) return;
    const indicator = store.form.indicators.find((each) => each.id === cell.dataset.indicator);
    const area = store.areas.byId.get(cell.dataset.area);
    cell.title = `${said(area.names)}, ${nameOf(indicator)}: ${sentence(read(indicator, store.day(area.id, store.form.id)))}`;
  };

  #choose = (event) => {
    const cell = event.target.closest('[data-area], [data-row]');
    if (cell) this.#pick(cell);
  };

  #key = (event) => {
    const cell = event.target.closest('td[data-area]');
    if (!cell) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#pick(cell);
      return;
    }
    rove(
      event,
      [...this.querySelectorAll('tr')]
        .map((row) => [...row.querySelectorAll('td[data-area]')])
        .filter((row) => row.length),
    );
  };
}

customElements.define('pollwatch-heat', HeatTable);
