// The reports behind a finding, side by side: who sent them when, and what they answer to what was compared.
import {untilFound} from '../again.js';
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {clock, count, t} from '../i18n.js';
import {comparedName, wordName} from '../names.js';
import {casework} from '../casework.js';
import {reportLink} from './report-link.js';

/** More than that are named only. */
const most = 4;

export class ReportsBehind extends PollwatchElement {
  static watches = ['findings', 'queries', 'language'];
  static properties = {finding: {}};

  #reports = new Map();
  #of = '';

  template() {
    const ids = this.#ids();
    if (!ids.length) return nothing;
    const rest = ids.slice(most);
    return html`<div class="behind">
      ${ids.slice(0, most).map((id) => this.#card(id))}
      ${rest.length ? html`<p class="reports">${rest.map((id) => reportLink(id))}</p>` : nothing}
    </div>`;
  }

  #ids() {
    return store.live.findings.get(this.finding)?.reports ?? [];
  }

  updated() {
    const of = `${this.finding}|${store.live.findings.get(this.finding)?.asOf}`;
    if (of === this.#of) return;
    this.#of = of;
    if (this.#ids().length) untilFound(() => this.#load(of), () => of === this.#of && this.isConnected);
  }

  /** Returns whether all have been read. */
  async #load(of) {
    const read = await casework.behind(store.mission.id, this.finding).catch(() => []);
    if (of !== this.#of) return true;
    for (const report of read) this.#reports.set(report.reportId, report);
    this.requestUpdate();
    return this.#ids().slice(0, most).every((id) => this.#reports.has(id));
  }

  #card(id) {
    const report = this.#reports.get(id);
    const asked = [...store.live.queries.values()].filter((query) => query.reportId === id && query.state === 'asked');
    return html`<article>
      <h4>${reportLink(id)} ${report ? html`<span>${t('team')} ${report.team}</span>` : nothing}</h4>
      ${report ? this.#answers(report) : nothing}
      ${asked.length ? html`<p class="asked">${t('query.open', {count: asked.length})}</p>` : nothing}
    </article>`;
  }

  #answers(report) {
    const finding = store.live.findings.get(this.finding);
    const answers = report.answers ?? {};
    const names = [...new Set((finding?.compared ?? []).map((each) => each.name))].filter((name) => name in answers);
    return html`<dl>
      <div>
        <dt>${t('query.revision')}</dt>
        <dd>${report.revision} · ${clock(report.observedAt, store.mission.timeZone, store.mission.electionDay)}</dd>
      </div>
      ${names.map(
        (name) => html`<div><dt>${comparedName(finding, name)}</dt><dd><b>${shown(answers[name])}</b></dd></div>`,
      )}
    </dl>`;
  }
}

const shown = (answer) =>
  typeof answer === 'number' ? count(answer) : [answer].flat().map((word) => (typeof word === 'string' ? wordName(word) : '…')).join(', ');

customElements.define('pollwatch-behind', ReportsBehind);
