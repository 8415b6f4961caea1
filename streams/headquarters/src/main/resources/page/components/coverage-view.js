// Areas by forms: what the plan expects, what has come, from how many teams, and when something was heard last.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {clock, count, currentLanguage, moment, said, t} from '../i18n.js';
import {flash} from '../flash.js';
import {icon} from '../icons.js';
import {isAbroad} from '../areas.js';
import {formName} from '../labels.js';
import './chase-up.js';

const states = ['no_signal', 'conflict', 'missing', 'partial', 'complete', 'unplanned'];
const narrow = matchMedia('(max-width: 640px)');

export class CoverageView extends PollwatchElement {
  static watches = ['mission', 'selection', 'coverage', 'language'];

  #resized = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    narrow.addEventListener('change', this.#resized);
  }

  disconnectedCallback() {
    narrow.removeEventListener('change', this.#resized);
    super.disconnectedCallback();
  }

  template() {
    const {mission, areas, selection} = store;
    if (!mission) return nothing;
    const forms = narrow.matches ? [store.form] : mission.forms;
    const top = areas.byId.get(areas.around(selection.area));
    const shown = [top, ...areas.under(top.id)];
    return html`<div class="controls">
        ${narrow.matches ? html`<pollwatch-forms></pollwatch-forms>` : this.#summary(shown, forms)}
        <pollwatch-area></pollwatch-area>
      </div>
      ${narrow.matches ? this.#summary(shown, forms) : nothing}
      <p class="note">${t(mission.plan ? 'coverageNote' : 'coverage.noPlan')}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('page.coverage')}>
        <table id="coverage">
          <caption class="sr">
            ${t('page.coverage')}: ${said(top.names)}
          </caption>
          <thead>
            <tr>
              <th scope="col" class="label">${t('area')}</th>
              ${forms.map((form) => html`<th scope="col">${formName(form)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${shown.map((area) => this.#row(area, forms, area === top))}
          </tbody>
        </table>
      </div>
      <pollwatch-chase-up></pollwatch-chase-up>`;
  }

  #summary(shown, forms) {
    const numbers = new Map();
    for (const area of shown.slice(1)) {
      for (const form of forms) {
        const state = store.live.coverage.get(`${area.id}|${form.id}`)?.state;
        if (state) numbers.set(state, (numbers.get(state) ?? 0) + 1);
      }
    }
    return html`<ul class="summary" id="coverage-states">
      ${states
        .filter((state) => numbers.has(state))
        .map((state) => html`<li class=${state}>${icon(state)} ${t(`state.${state}`)} <b>${count(numbers.get(state))}</b></li>`)}
    </ul>`;
  }

  #row(area, forms, isTop) {
    const {areas, selection} = store;
    const opens = !isTop && areas.under(area.id).length > 0;
    const name = said(area.names);
    const open = () => store.select({area: area.id});
    return html`<tr
      class="${isTop ? 'top' : ''} ${isAbroad(area) ? 'abroad' : ''}"
      data-area=${area.id}
      data-selected=${area.id === selection.area && !isTop}
    >
      <th scope="row" class="label">
        ${
          opens
            ? html`<button type="button" class="pick" title=${t('inside', {area: name})} @click=${open}>
                ${name} <span aria-hidden="true">›</span>
              </button>`
            : html`<span class="plain">${name}</span>`
        }
      </th>
      ${forms.map((form) => this.#cell(store.live.coverage.get(`${area.id}|${form.id}`), form))}
    </tr>`;
  }

  #cell(record, form) {
    if (!record) {
      return html`<td class="empty" data-form=${form.id} title=${t('coverage.none')}>–</td>`;
    }
    const {mission} = store;
    const {state, expectedReports: expected} = record;
    const context = `${mission.id}|${store.selection.area}|${currentLanguage()}`;
    const numbers = {reports: count(record.reports), expected: count(expected)};
    const places = {places: count(record.places), expected: count(record.expectedPlaces)};
    const heard = record.lastHeard ? t('coverage.heard', {time: moment(record.lastHeard, mission.timeZone)}) : '';
    return html`<td class=${state} data-form=${form.id} data-state=${state}>
      <span class="word">${icon(state)} ${t(`state.${state}`)}</span>
      <span class="came"
        >${flash(expected == null ? t('coverage.received', numbers) : t('coverage.reports', numbers), context)}</span
      >
      ${
        expected
          ? html`<progress max=${expected} value=${Math.min(expected, record.reports)} aria-hidden="true"></progress>`
          : nothing
      }
      <span class="more">
        ${record.expectedPlaces ? html`<span>${t('coverage.places', places)}</span>` : nothing}
        <span>${t('coverage.teams', {teams: count(record.teams)})}</span>
        ${record.conflicts ? html`<span>${t('coverage.conflicts', {count: count(record.conflicts)})}</span>` : nothing}
        <span title=${heard}
          >${
            record.lastHeard
              ? t('coverage.heard', {time: clock(record.lastHeard, mission.timeZone, mission.electionDay)})
              : t('coverage.never')
          }</span
        >
      </span>
    </td>`;
  }
}

customElements.define('pollwatch-coverage', CoverageView);
