// One report: what names it, what was decided about it, and the decision to take. Its answers stay where they are: this
// page has none.
import {PollwatchElement, html, nothing} from '../element.js';
import {api} from '../api.js';
import {store} from '../store.js';
import {moment, t} from '../i18n.js';
import {areaName, optionOf, ruleName, subjectName} from '../names.js';

const signature = 'pollwatch.by';

export class ReportDialog extends PollwatchElement {
  static watches = ['mission', 'selection', 'findings', 'incidents', 'language'];

  #trail = null;
  #of = null;
  #said = '';

  template() {
    const {mission, live, selection} = store;
    const id = selection.report;
    if (!mission || !id) return html`<dialog></dialog>`;
    const findings = live.raised.filter((finding) => finding.reports.includes(id));
    const incident = live.incidents.get(id);
    return html`<dialog aria-labelledby="report-title" @close=${this.#closed}>
      <form method="dialog"><button class="close" aria-label=${t('close')}>×</button></form>
      <h2 id="report-title">${t('report')} <code>${id}</code></h2>
      ${
        incident
          ? html`<p>
              <b>${t('report.incident')}:</b> ${optionOf(incident.kind)} · ${optionOf(incident.source)} ·
              ${areaName(incident.areaPath[0])}
            </p>`
          : nothing
      }
      ${
        findings.length
          ? html`<h3>${t('report.findings')}</h3>
              <ul class="named">
                ${findings.map(
                  (finding) =>
                    html`<li>
                      <a href=${selection.link({page: 'findings', finding: finding.id, report: null, rule: null, severity: null, area: store.areas.root.id})}
                        >${ruleName(finding.rule)}</a
                      >
                      · ${subjectName(finding)}
                    </li>`,
                )}
              </ul>`
          : nothing
      }
      <h3>${t('report.trail')}</h3>
      ${this.#decisions()} ${this.#decide()}
    </dialog>`;
  }

  updated() {
    const dialog = this.querySelector('dialog');
    const report = store.mission ? store.selection.report : null;
    if (report && !dialog.open) dialog.showModal();
    if (!report && dialog.open) dialog.close();
    if (report !== this.#of) {
      this.#of = report;
      this.#trail = null;
      this.#said = '';
      this.#load();
    }
  }

  #closed = () => {
    if (store.selection.report) store.select({report: null});
  };

  async #load() {
    const id = this.#of;
    if (!id) return;
    const trail = await api.reviews(store.mission.id, id).catch(() => null);
    if (id !== this.#of) return;
    this.#trail = trail;
    this.requestUpdate();
  }

  #decisions() {
    if (!this.#trail) return html`<p>…</p>`;
    if (!this.#trail.length) return html`<p>${t('report.noTrail')}</p>`;
    return html`<ol class="trail">
      ${this.#trail.map(
        (review) =>
          html`<li>
            <b>${t(`action.${review.action}`, {revision: review.definitionRevision})}</b>
            <time datetime=${review.at}>${moment(review.at, store.mission.timeZone)}</time>, ${review.by}
            <br />${review.reason}
          </li>`,
      )}
    </ol>`;
  }

  #decide() {
    return html`<form class="decide" @submit=${this.#submit}>
      <h3>${t('report.decide')}</h3>
      <p class="note">${t('report.note')}</p>
      <label>${t('report.reason')} <textarea name="reason" rows="2" maxlength="500" required></textarea></label>
      <label>${t('report.by')} <input name="by" maxlength="100" required .value=${signed()} autocomplete="off" /></label>
      <div class="actions">
        <button type="submit" value="quarantine" class="strong">${t('action.quarantine')}</button>
        <button type="submit" value="release">${t('action.release')}</button>
        <span role="status">${this.#said ? t(`report.${this.#said}`) : ''}</span>
      </div>
    </form>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const form = event.target;
    const {reason, by} = Object.fromEntries(new FormData(form));
    if (!reason.trim() || !by.trim()) {
      this.#tell('incomplete');
      return;
    }
    remember(by);
    try {
      await api.review(store.mission.id, {reportId: this.#of, action: event.submitter.value, reason, by});
      form.elements.reason.value = '';
      this.#tell('sent');
      // It shows when it comes back from the log.
      setTimeout(() => this.#load(), 500);
    } catch {
      this.#tell('refused');
    }
  };

  #tell(what) {
    this.#said = what;
    this.requestUpdate();
  }
}

function signed() {
  try {
    return localStorage.getItem(signature) ?? '';
  } catch {
    return '';
  }
}

function remember(by) {
  try {
    localStorage.setItem(signature, by);
  } catch {
    // Without storage it is asked for again.
  }
}

customElements.define('pollwatch-report', ReportDialog);
