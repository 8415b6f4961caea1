// Stuck phones, for whoever calls the teams: what the gateway refused, and what it took but no figure ever will.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, moment, t} from '../i18n.js';
import {reports} from '../reports.js';
import {formName} from '../labels.js';
import {areaName} from '../names.js';
import {reportLink} from './report-link.js';

export class RefusalsView extends PollwatchElement {
  static watches = ['mission', 'selection', 'language'];

  #found = null;
  #failed = false;
  #asked = null;

  template() {
    const {mission} = store;
    if (!mission) return nothing;
    const found = this.#found;
    return html`<div class="controls">
        <p class="note">${t('refusals.note')}</p>
        <pollwatch-area></pollwatch-area>
      </div>
      ${this.#failed ? html`<p class="nothing" role="alert">${t('reports.unavailable')}</p>` : nothing}
      ${found ? this.#list(found) : this.#failed ? nothing : html`<p role="status">…</p>`}`;
  }

  updated() {
    if (!store.mission) return;
    const asked = `${store.mission.id}|${store.selection.area}|${store.selection.team ?? ''}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#load();
  }

  #load = async () => {
    const asked = this.#asked;
    const {area, team} = store.selection;
    const found = await reports.refusals(store.mission.id, {area, team}).catch(() => null);
    if (asked !== this.#asked) return;
    this.#found = found;
    this.#failed = !found;
    this.requestUpdate();
  };

  #list(found) {
    const open = found.refusals.filter((each) => !each.resolved);
    const closed = found.refusals.filter((each) => each.resolved);
    return html`<div class="heading-row">
        <h2>${t('refusals.open', {count: count(found.unresolved)})}</h2>
        <button type="button" class="more" @click=${this.#load}>${t('reports.again')}</button>
      </div>
      ${open.length ? this.#table(open) : html`<p class="nothing">${t('refusals.none')}</p>`}
      ${
        closed.length
          ? html`<details class="cleared">
              <summary>${t('refusals.resolved')} <b>${count(closed.length)}</b></summary>
              ${this.#table(closed)}
            </details>`
          : nothing
      }`;
  }

  #table(rows) {
    const {mission} = store;
    return html`<ul class="refusals">
      ${rows.map((row) => {
        const form = mission.forms.find((each) => each.id === row.form);
        return html`<li data-refusal=${row.reportId}>
          <p class="who">
            <b>${t('team')} ${row.team || '?'}</b>
            <span class="outcome rejected">${t(`refusals.${row.kind}`)}</span>
            ${form ? formName(form) : row.form} ${row.area ? html`· ${areaName(row.area)}` : nothing}
          </p>
          <ul class="reasons">
            ${row.reasons.map(
              (reason) => html`<li><code>${reason.field || reason.code}</code> <span lang="en">${t('expected')}: ${reason.expected}</span></li>`,
            )}
          </ul>
          <p class="when">
            ${t('refusals.tries', {count: count(row.times)})}
            <time datetime=${row.lastAt}>${moment(row.lastAt, mission.timeZone)}</time>
            ${row.teamHeardAt ? html`· ${t('refusals.heard')} <time datetime=${row.teamHeardAt}>${moment(row.teamHeardAt, mission.timeZone)}</time>` : html`· ${t('refusals.neverHeard')}`}
            · ${reportLink(row.reportId)}
          </p>
        </li>`;
      })}
    </ul>`;
  }
}

customElements.define('pollwatch-refusals', RefusalsView);
