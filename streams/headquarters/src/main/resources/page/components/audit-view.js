// Who did what at headquarters: the latest first, by account, action and subject. Read when it is opened, never streamed.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, moment, t} from '../i18n.js';

const actions = [
  'sign_in', 'sign_out', 'view_report', 'list_reports', 'search', 'list_refusals', 'analyse', 'sql', 'export',
  'enter_series', 'quarantine', 'release', 'verify', 'correct', 'ask', 'casework', 'freeze', 'release_statement',
  'save_view', 'view_audit',
];
const subjectsShown = 3;

export class AuditView extends PollwatchElement {
  static watches = ['mission', 'language'];

  #filter = {account: '', action: '', subject: ''};
  #records = null;
  #failed = false;
  #of = null;

  template() {
    if (!store.mission) return nothing;
    if (this.#of !== store.mission.id) this.#load();
    return html`<form class="audit-filter" @submit=${(event) => this.#submit(event)}>
        <label>${t('audit.account')} <input name="account" autocapitalize="none" spellcheck="false" /></label>
        <label
          >${t('audit.action')}
          <select name="action">
            <option value="">${t('audit.any')}</option>
            ${actions.map((action) => html`<option value=${action}>${t(`audit.${action}`)}</option>`)}
          </select></label
        >
        <label>${t('audit.subject')} <input name="subject" spellcheck="false" /></label>
        <button type="submit">${t('audit.show')}</button>
      </form>
      <p class="note">${t('audit.note')}</p>
      ${this.#table()}`;
  }

  #table() {
    if (this.#failed) return html`<p role="alert">${t('signIn.away')}</p>`;
    if (!this.#records) return html`<p role="status">${t('loading')}</p>`;
    if (!this.#records.length) return html`<p role="status">${t('audit.none')}</p>`;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('page.audit')}>
      <table id="audit">
        <thead>
          <tr>
            ${['when', 'account', 'action', 'subject', 'filter'].map((name) => html`<th scope="col">${t(`audit.${name}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.#records.map(
            (it) => html`<tr>
              <td>${moment(it.at, store.mission.timeZone)}</td>
              <td>${it.account}<br /><small>${t(`role.${it.role}`)}${it.areas ? ` · ${it.areas.join(', ')}` : ''}</small></td>
              <td>${t(`audit.${it.action}`)}</td>
              <td>${subjects(it)}</td>
              <td>${Object.entries(it.filter).map(([name, value]) => html`<code>${name}=${value}</code> `)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #submit(event) {
    event.preventDefault();
    this.#filter = Object.fromEntries(new FormData(event.target));
    this.#load();
  }

  async #load() {
    const mission = store.mission.id;
    this.#of = mission;
    const filter = new URLSearchParams(Object.entries(this.#filter).filter(([, value]) => value.trim()));
    try {
      const response = await fetch(`/v1/missions/${encodeURIComponent(mission)}/audit?${filter}`);
      this.#failed = !response.ok;
      this.#records = response.ok ? (await response.json()).audit : null;
    } catch {
      this.#failed = true;
    }
    this.requestUpdate();
  }
}

function subjects({subjects: ids, subjectCount}) {
  const more = subjectCount - Math.min(ids.length, subjectsShown);
  return html`${ids.slice(0, subjectsShown).map((id) => html`<code>${id}</code> `)}${
    more > 0 ? t('audit.more', {count: count(more)}) : nothing
  }`;
}

customElements.define('pollwatch-audit', AuditView);
