// Readings that contradict each other, side by side with what differs marked: two contents under one revision of a report, or
// the reports of several teams about one place. One of them is kept, with a reason.
import {untilFound} from '../again.js';
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, moment, t} from '../i18n.js';
import {answerParts, questionsOf} from '../answers.js';
import {casework, remember, signed, standingOf} from '../casework.js';
import {comparison} from './comparison.js';
import {reportLink} from './report-link.js';
import {signature} from './signature.js';

/** The kinds of findings that are two readings of one thing. */
export const contradictory = new Set(['conflict', 'contradiction']);

export class Readings extends PollwatchElement {
  static watches = ['findings', 'session', 'language'];
  static properties = {finding: {}};

  #readings = null;
  #report = null;
  #of = '';
  #everything = false;
  #kept = null;
  #said = '';

  template() {
    const finding = store.live.findings.get(this.finding);
    if (!finding) return nothing;
    // Until the reports are there, or where they cannot be had, the finding itself says what was compared.
    if (!this.#readings?.length) return comparison(finding);
    const readings = this.#readings;
    const rows = rowsOf(finding.form, readings);
    const differing = rows.filter(({differs}) => differs);
    const may = store.session.may(finding.kind === 'conflict' ? 'correct' : 'review');
    const decides = may && finding.state === 'raised' && readings.length > 1;
    return html`<section class="readings" aria-label=${t('readings')}>
      <div class="heading-row">
        <h4>${t('readings')} <small>${t('readings.differ', {count: count(differing.length), all: count(rows.length)})}</small></h4>
        <label class="all"
          ><input type="checkbox" .checked=${this.#everything} @change=${(event) => this.#show(event.target.checked)} />
          ${t('report.everything', {count: count(rows.length)})}</label
        >
      </div>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('readings')}>
        <table class="revisions">
          <thead>
            <tr>
              <th scope="col">${t('report.question')}</th>
              ${readings.map((each) => head(each))}
            </tr>
          </thead>
          <tbody>
            ${(this.#everything ? rows : differing).map((row) => line(row))}
          </tbody>
          ${decides ? html`<tfoot><tr><th scope="row"></th>${readings.map((each) => this.#keep(each))}</tr></tfoot>` : nothing}
        </table>
      </div>
      ${decides && this.#kept ? this.#form(finding) : nothing}
      <p role="status">${this.#said}</p>
    </section>`;
  }

  #show(everything) {
    this.#everything = everything;
    this.requestUpdate();
  }

  #keep(reading) {
    const turn = () => {
      this.#kept = this.#kept === reading.key ? null : reading.key;
      this.#said = '';
      this.requestUpdate();
    };
    return html`<td>
      ${
        reading.withdrawn
          ? html`<small>${t('readings.withdrawn')}</small>`
          : html`<button type="button" data-keep=${reading.key} aria-expanded=${this.#kept === reading.key} @click=${turn}>
              ${t('readings.keep')}
            </button>`
      }
    </td>`;
  }

  #form(finding) {
    const others = this.#others();
    return html`<form class="decide" @submit=${this.#decide}>
      <p class="note">${t(`readings.${finding.kind}.note`, {count: count(others.length), team: others[0]?.team})}</p>
      <label>${t('report.reason')} <textarea name="reason" rows="2" maxlength="500" required></textarea></label>
      ${signature()}
      <div class="actions"><button type="submit" class="strong">${t('readings.keep')}</button></div>
    </form>`;
  }

  /** What is set aside when the chosen one is kept. */
  #others() {
    return this.#readings.filter(({key}) => key !== this.#kept);
  }

  updated() {
    const {reports, asOf, state} = store.live.findings.get(this.finding) ?? {};
    const of = `${this.finding}|${asOf}|${state}`;
    if (of === this.#of) return;
    this.#of = of;
    this.#kept = null;
    if (reports?.length) untilFound(() => this.#load(of), () => of === this.#of && this.isConnected);
  }

  /** Returns whether there are two to compare. */
  async #load(of) {
    const finding = store.live.findings.get(this.finding);
    const read = finding.kind === 'conflict' ? this.#contents(finding) : this.#reports();
    const readings = await read.catch(() => []);
    if (of !== this.#of) return true;
    this.#readings = readings;
    this.requestUpdate();
    return readings.length > 1;
  }

  /** The revision that stands, and what came under the same number. */
  async #contents(finding) {
    const report = await casework.report(store.mission.id, finding.reports[0]);
    this.#report = report;
    const standing = standingOf(report);
    if (!standing) return [];
    const others = report.submissions.filter(
      (each) => each.outcome === 'conflict' && each.revision === standing.revision && !each.hidden,
    );
    return [standing, ...others].map((each) => ({
      ...each,
      key: `${each.partition}-${each.offset}`,
      stands: each === standing,
      title: t('report.revision', {revision: each.revision}),
    }));
  }

  async #reports() {
    const reports = await casework.behind(store.mission.id, this.finding);
    return reports
      .filter(({state}) => state === 'effective')
      .map((each) => ({...each, key: each.reportId, title: reportLink(each.reportId)}));
  }

  #decide = async (event) => {
    event.preventDefault();
    const {reason, by = signed(store.session)} = Object.fromEntries(new FormData(event.target));
    if (by) remember(by);
    const finding = store.live.findings.get(this.finding);
    try {
      if (finding.kind === 'conflict') await this.#correct(reason, by);
      else await this.#setAside(reason, by);
      this.#kept = null;
      this.#said = t('readings.done');
    } catch (refused) {
      this.#said = refused.status === 409 ? t('correct.moved') : t('report.refused');
    }
    this.requestUpdate();
  };

  #correct(reason, by) {
    const {partition, offset} = this.#readings.find(({key}) => key === this.#kept);
    const {reportId, revision} = this.#report;
    return casework.correct(store.mission.id, {reportId, basedOnRevision: revision, keep: {partition, offset}, reason, by});
  }

  async #setAside(reason, by) {
    for (const {reportId} of this.#others()) {
      await casework.decide(store.mission.id, {reportId, action: 'quarantine', reason, by});
    }
  }
}

function head(reading) {
  const {timeZone} = store.mission;
  return html`<th scope="col">
    <b>${reading.title}</b>
    ${
      reading.outcome
        ? html`<span class="outcome ${reading.outcome}">${t(reading.stands ? 'readings.stands' : 'outcome.conflict')}</span>`
        : nothing
    }
    <small>
      ${t('team')} ${reading.team} · <time datetime=${reading.receivedAt}>${moment(reading.receivedAt, timeZone)}</time>
    </small>
  </th>`;
}

const line = ({name, cells, differs}) =>
  html`<tr class=${differs ? 'differs' : ''}>
    <th scope="row">${name}</th>
    ${cells.map((text) =>
      differs ? html`<td class="changed"><mark>${text}</mark></td>` : html`<td>${text}</td>`,
    )}
  </tr>`;

/** Everything that any of them says, one thing a row, results figure by figure. */
function rowsOf(form, readings) {
  const {timeZone} = store.mission;
  const fields = [
    [t('report.field.place'), ({place}) => place],
    [t('report.field.observedAt'), ({observedAt}) => moment(observedAt, timeZone)],
    [t('report.field.withdrawn'), ({withdrawn}) => (withdrawn ? t('standing.withdrawn') : '–')],
  ].map(([name, text]) => ({name, cells: readings.map(text)}));
  const asked = new Set(readings.flatMap(({answers}) => Object.keys(answers ?? {})));
  const answered = questionsOf(form, asked)
    .filter((id) => asked.has(id))
    .flatMap((id) => {
      const parts = readings.map(({answers}) => answerParts(form, id, answers?.[id]));
      const names = [...new Set(parts.flatMap((part) => [...part.keys()]))];
      return names.map((name) => ({name, cells: parts.map((part) => part.get(name) ?? '–')}));
    });
  return [...fields, ...answered].map((row) => ({...row, differs: new Set(row.cells).size > 1}));
}

customElements.define('pollwatch-readings', Readings);
