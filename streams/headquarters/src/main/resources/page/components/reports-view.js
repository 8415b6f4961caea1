// The reports behind a figure: filters, the way down from the country to a station, and the list. What comes while one
// looks waits until it is asked for.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, t} from '../i18n.js';
import {reports} from '../reports.js';
import {flagNames} from '../answers.js';
import {nameOf, formName} from '../labels.js';
import {cameAt, hourName, pathName} from '../names.js';
import {below, breadcrumb} from './breadcrumb.js';
import {placeLink} from './place-link.js';
import './place-sheet.js';

export const states = ['effective', 'quarantined', 'withdrawn', 'rejected', 'pending', 'all'];
/** The server is asked for the new total at most so often, in ms. */
const patience = 3000;
const retry = 2000;

export class ReportsView extends PollwatchElement {
  static watches = ['mission', 'selection', 'rates', 'language'];

  #found = null;
  #failed = false;
  #asked = null;
  #fresh = 0;
  #counting = null;
  #day = null;
  #placeName = null;

  disconnectedCallback() {
    clearTimeout(this.#counting);
    this.#counting = null;
    super.disconnectedCallback();
  }

  template() {
    const {mission, selection} = store;
    if (!mission) return nothing;
    const {place} = selection;
    return html`${breadcrumb(place ? (this.#placeName ?? place) : undefined)}
    ${place ? this.#place(place) : this.#list()}`;
  }

  updated() {
    if (!store.mission || store.selection.place) return;
    const asked = JSON.stringify([store.mission.id, this.#filter()]);
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#found = null;
      this.#load();
    } else if (this.#found && this.#figure() !== this.#day) {
      this.#day = this.#figure();
      this.#counting ??= setTimeout(() => this.#count(), patience);
    }
  }

  #figure() {
    const {area, every} = store.selection;
    const forms = every ? store.mission.forms.map(({id}) => id) : [store.selection.form];
    return forms.map((form) => store.day(area, form)?.asOf).join();
  }

  #filter() {
    const {area, form, every, flagged, hour, team, state} = store.selection;
    return {area, form: every ? null : form, flagged: every ? null : flagged, hour, team, state};
  }

  async #load(after) {
    const asked = this.#asked;
    this.#failed = false;
    this.#day = this.#figure();
    const page = await reports.list(store.mission.id, {...this.#filter(), after}).catch((error) => error);
    if (asked !== this.#asked) return;
    if (page instanceof Error) {
      this.#failed = true;
      // Headquarters may still be reading what stands in the topics.
      if (page.status === 503) setTimeout(() => asked === this.#asked && this.isConnected && this.#load(after), retry);
    } else {
      this.#found = after ? {...page, reports: [...this.#found.reports, ...page.reports]} : page;
      this.#fresh = 0;
    }
    this.requestUpdate();
  }

  async #count() {
    this.#counting = null;
    const asked = this.#asked;
    const now = await reports.list(store.mission.id, {...this.#filter(), limit: 0}).catch(() => null);
    if (!now || asked !== this.#asked || !this.#found) return;
    this.#fresh = now.total - this.#found.total;
    this.requestUpdate();
  }

  #refresh = async () => {
    await this.#load();
    this.querySelector('#reports')?.focus();
  };

  #place(id) {
    const named = (event) => {
      const {number, name} = event.detail;
      this.#placeName = number ? t('station', {number}) : name;
      this.requestUpdate();
    };
    return html`<pollwatch-place .place=${id} @named=${named}></pollwatch-place>`;
  }

  #list() {
    const {form, flagged, every} = store.selection;
    return html`<div class="controls">${this.#filters()}</div>
      ${below(every ? null : form, flagged)} ${this.#heading()}
      ${this.#failed && !this.#found ? html`<p class="nothing" role="status">${t('reports.unavailable')}</p>` : nothing}
      ${this.#found ? this.#table(this.#found) : this.#failed ? nothing : html`<p role="status">…</p>`}`;
  }

  #filters() {
    const {mission, selection} = store;
    const {every, flagged, hour, team} = selection;
    const state = selection.state ?? 'effective';
    const form = (event) => {
      const {value} = event.target;
      store.select(value ? {form: value, every: null, flagged: null} : {every: 'forms', flagged: null});
    };
    const indicators = (store.form?.indicators ?? []).filter(({kind}) => kind !== 'number' && kind !== 'ratio');
    return html`<div class="filters">
      <label>
        ${t('form')}
        <select id="of-form" @change=${form}>
          <option value="" .selected=${Boolean(every)}>${t('reports.everyForm')}</option>
          ${mission.forms.map((each) => html`<option value=${each.id} .selected=${!every && each.id === selection.form}>${formName(each)}</option>`)}
        </select>
      </label>
      ${
        every || state !== 'effective'
          ? nothing
          : html`<label>
              ${t('reports.flagged')}
              <select id="flagged" @change=${(event) => store.select({flagged: event.target.value || null})}>
                <option value="" .selected=${!flagged}>${t('reports.anyAnswer')}</option>
                ${indicators.map((each) => html`<option value=${each.id} .selected=${each.id === flagged}>${nameOf(each)}</option>`)}
              </select>
            </label>`
      }
      <label>
        ${t('report.state')}
        <select id="standing" @change=${(event) => store.select({state: event.target.value, flagged: null, hour: null})}>
          ${states.map((each) => html`<option value=${each} .selected=${each === state}>${t(`standing.${each}`)}</option>`)}
        </select>
      </label>
      ${team ? this.#chip('team', `${t('team')} ${team}`) : nothing}
      ${hour ? this.#chip('hour', hourName(hour)) : nothing}
    </div>`;
  }

  #chip(name, text) {
    return html`<span class="chips"
      ><button type="button" aria-label=${t('reports.without', {what: text})} @click=${() => store.select({[name]: null})}>
        ${text} ×
      </button></span
    >`;
  }

  #heading() {
    const found = this.#found;
    if (!found) return nothing;
    const fresh = this.#fresh;
    return html`<div class="heading-row">
      <h2>${t('reports.total', {count: count(found.total)})}</h2>
      ${
        fresh
          ? html`<button type="button" class="fresh" @click=${this.#refresh}>
              ${fresh > 0 ? t('reports.fresh', {count: count(fresh)}) : t('reports.fewer', {count: count(-fresh)})}
            </button>`
          : nothing
      }
      ${
        found.whole
          ? nothing
          : html`<span class="note" role="status">${t('reports.reading', {count: count(found.behind)})}</span>`
      }
    </div>`;
  }

  #table(found) {
    if (!found.reports.length) return html`<p class="nothing">${t('reports.none')}</p>`;
    const {every} = store.selection;
    return html`<div class="scroll">
        <table id="reports" tabindex="-1">
          <caption class="sr">
            ${t('page.reports')}
          </caption>
          <thead>
            <tr>
              <th scope="col">${t('reports.received')}</th>
              <th scope="col">${t('reports.observed')}</th>
              <th scope="col">${t('where')}</th>
              ${every ? html`<th scope="col">${t('form')}</th>` : nothing}
              <th scope="col">${t('team')}</th>
              <th scope="col">${t('report.flags')}</th>
              <th scope="col">${t('report')}</th>
            </tr>
          </thead>
          <tbody>
            ${found.reports.map((row) => this.#row(row))}
          </tbody>
        </table>
      </div>
      ${
        found.next
          ? html`<button type="button" class="more" @click=${() => this.#load(found.next)}>
              ${t('reports.more', {count: count(found.total - found.reports.length)})}
            </button>`
          : nothing
      }`;
  }

  #row(row) {
    const {mission, selection} = store;
    const flags = flagNames(row.form, row.flags);
    const form = mission.forms.find((each) => each.id === row.form);
    const path = pathName(store.areas.path(row.area).map(({id}) => id).reverse());
    return html`<tr data-report=${row.reportId}>
      <td data-name=${t('reports.received')}><time datetime=${row.receivedAt}>${cameAt(row.receivedAt)}</time></td>
      <td data-name=${t('reports.observed')}>
        ${row.hour === 'unknown' ? t('hourUnknown') : html`<time datetime=${row.observedAt}>${cameAt(row.observedAt)}</time>`}
      </td>
      <td data-name=${t('where')}>${placeLink(row)}${row.number || row.name ? html`<small>${path}</small>` : nothing}</td>
      ${selection.every ? html`<td data-name=${t('form')}>${form ? formName(form) : row.form}</td>` : nothing}
      <td data-name=${t('team')}>
        <a href=${selection.link({team: row.team})}>${row.team}</a>
      </td>
      <td data-name=${t('report.flags')} class="flags">
        ${flags.slice(0, 3).map((each) => html`<span>${each}</span>`)}
        ${flags.length > 3 ? html`<span class="rest">+${flags.length - 3}</span>` : nothing}
        ${flags.length ? nothing : '–'}
      </td>
      <td class="open">
        <a href=${selection.link({report: row.reportId})} aria-label=${t('report.open', {id: row.reportId})}
          >${t('reports.open')}</a
        >
        ${row.state === 'effective' ? nothing : html`<span class="standing ${row.state}">${t(`standing.${row.state}`)}</span>`}
        ${row.conflicts ? html`<span class="standing conflict">${t('outcome.conflict')}</span>` : nothing}
        ${row.submissions > 1 ? html`<small>${t('reports.sent', {count: count(row.submissions)})}</small>` : nothing}
      </td>
    </tr>`;
  }
}

customElements.define('pollwatch-reports', ReportsView);
