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
              @written=${this.#written}
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

  /** Reads until the report is there, or is as it was looked for; not longer, since every reading stands in the audit trail. */
  #follow(isThere = isJudged) {
    const report = this.#of;
    const turn = ++this.#turn;
    const read = async () => {
      await this.#load(report);
      return isThere(this.#trail);
    };
    if (report) untilFound(read, () => turn === this.#turn && this.isConnected);
  }

  #written = ({detail: action}) => {
    const before = this.#trail;
    this.#follow((trail) => hasCome(action, before, trail));
  };

  #closed = () => {
    if (store.selection.report) store.select({report: null});
  };

  async #load(report) {
    const trail = await reports.one(store.mission.id, report).catch(() => null);
    // What was once shown stays while headquarters cannot be reached.
    if (report !== this.#of || (this.#trail && !trail)) return;
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

/** Whether the report is there, and what became of all that was sent under its id. */
const isJudged = (trail) => trail?.submissions.every((each) => each.hidden || each.outcome);

/** Whether a decision has come back from the log, and the report stands as it says. */
function hasCome(action, before, trail) {
  if (!trail) return false;
  if (action === 'correct') return trail.revision > (before?.revision ?? 0);
  if (trail.reviews.length <= (before?.reviews.length ?? 0)) return false;
  return action === 'verify' || (trail.state === 'quarantined') === (action === 'quarantine');
}

customElements.define('pollwatch-report', ReportDialog);
