// One report: everything that was sent under its id, what was decided about it, and the decision to take.
import {untilFound} from '../again.js';
import {PollwatchElement, html, nothing} from '../element.js';
import {reports} from '../reports.js';
import {store} from '../store.js';
import {moment, t} from '../i18n.js';
import './report-actions.js';
import './report-trail.js';
import {areaName, optionOf, ruleName, subjectName} from '../names.js';

export class ReportDialog extends PollwatchElement {
  static watches = ['mission', 'selection', 'findings', 'incidents', 'language'];

  #trail = null;
  #of = null;
  #failed = false;
  #turn = 0;

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
      ${
        this.#failed
          ? html`<p class="nothing" role="alert">${t('report.unavailable')}</p>`
          : html`<pollwatch-report-trail .trail=${this.#trail}></pollwatch-report-trail>`
      }
      <h3>${t('report.trail')}</h3>
      ${this.#decisions()}
      ${
        this.#trail || this.#failed
          ? html`<pollwatch-report-actions
              .report=${id}
              .trail=${this.#trail}
              @written=${this.#follow}
            ></pollwatch-report-actions>`
          : nothing
      }
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
      this.#failed = false;
      this.#follow();
    }
  }

  /** Reads the report as long as it is shown, often at first; begins anew with every decision taken. */
  #follow = () => {
    const report = this.#of;
    const turn = ++this.#turn;
    if (report) untilFound(() => this.#load(report), () => turn === this.#turn && this.isConnected);
  };

  #closed = () => {
    if (store.selection.report) store.select({report: null});
  };

  async #load(report) {
    const trail = await reports.one(store.mission.id, report).catch(() => null);
    // What was once shown stays while headquarters cannot be reached.
    if (report !== this.#of || (this.#trail && (!trail || same(trail, this.#trail)))) return;
    this.#trail = trail;
    this.#failed = !trail;
    this.requestUpdate();
  }

  #decisions() {
    if (!this.#trail) return html`<p>${this.#failed ? '–' : '…'}</p>`;
    if (!this.#trail.reviews.length) return html`<p>${t('report.noTrail')}</p>`;
    return html`<ol class="trail">
      ${this.#trail.reviews.map(
        (review) =>
          html`<li>
            <b>${t(`action.${review.action}`, {revision: review.definitionRevision ?? review.revision})}</b>
            <time datetime=${review.at}>${moment(review.at, store.mission.timeZone)}</time>, ${review.by}
            <br />${review.reason}
          </li>`,
      )}
    </ol>`;
  }
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

customElements.define('pollwatch-report', ReportDialog);
