// One report that was queued or sent: how it stands, why, and what can still be done with it.
import {html, nothing} from '../../vendor/lit-html.js';
import {canConfirm, confirm, startCorrection, takeBack} from '../../core/actions.js';
import {countOf} from '../../core/attachments.js';
import {desk, formOf} from '../../core/desk.js';
import {askedAbout, isAnswered} from '../../core/queries.js';
import {stateOf} from '../../core/report.js';
import {agreed} from '../dialog.js';
import {say} from '../draw.js';
import {frame} from '../frame.js';
import {count, moment, said, t} from '../i18n.js';
import {formName, placeArea, placeName, stateMark, timeOf} from '../naming.js';
import {reasons} from '../reasons.js';
import {shown} from '../questions/shown.js';
import {go, replace, route} from '../route.js';

export function reportScreen() {
  const report = desk.reports.get(route().id);
  if (!report) {
    replace('home');
    return nothing;
  }
  const state = stateOf(report);
  return frame(
    {title: formName(report), over: placeName(report.place), screen: 'report', foot: foot(report, state)},
    html`<div class="stack">
      ${asking(report)}
      <section class="standing" data-state=${state}>
        ${stateMark(state)}
        <p>${t(`state.${state}.why`)}</p>
        ${reasons(report)}
      </section>
      <dl class="answers facts">
        <div>
          <dt>${t('report.where')}</dt>
          <dd>${[placeName(report.place), placeArea(report.place)].filter(Boolean).join(', ')}</dd>
        </div>
        <div>
          <dt>${t('review.when')}</dt>
          <dd>${timeOf(report)}</dd>
        </div>
        ${report.standing
          ? html`<div>
              <dt>${t('report.sentAt')}</dt>
              <dd>${moment(report.standing.at)} · ${t('report.revision', {revision: report.standing.revision})}</dd>
            </div>`
          : nothing}
        ${attachments(report)}
      </dl>
      ${answers(report)}
    </div>`,
  );
}

function asking(report) {
  const questions = formOf(report.form)?.questions ?? [];
  const labelOf = ({question}) => said(questions.find((it) => it.id === question)?.label);
  const queries = askedAbout(desk.queries, report);
  const agree = async () => {
    await confirm(report);
    say(t('review.queued'));
    replace('home');
  };
  const isOpen = queries.some((query) => !isAnswered(query, report));
  return html`${queries.map(
    (query) => html`<section class="note ask" role="note" data-asks=${query.queryId}>
      <h2>${t('queries')}</h2>
      ${labelOf(query) ? html`<p class="about">${labelOf(query)}</p>` : nothing}
      <p><strong>${said(query.texts)}</strong></p>
      <p>${t(isAnswered(query, report) ? 'queries.answered' : report.answers ? 'queries.how' : 'queries.wiped')}</p>
    </section>`,
  )}
  ${isOpen && canConfirm(report) ? html`<button class="plain" id="confirm" @click=${agree}>${t('queries.confirm')}</button>` : nothing}`;
}

/** Notes and photos: what the gateway has, and what it has not. */
function attachments(report) {
  const said = ['waiting', 'kept', 'refused'].filter((state) => countOf(report, state));
  if (!said.length) return nothing;
  return html`<div id="attachments" data-waiting=${countOf(report, 'waiting')} data-kept=${countOf(report, 'kept')}>
    <dt>${t('attachments')}</dt>
    ${said.map((state) => html`<dd>${t(`attachments.${state}`, {count: count(countOf(report, state))})}</dd>`)}
  </div>`;
}

function answers(report) {
  if (!report.answers) return report.wiped ? html`<p class="note">${t('report.wiped')}</p>` : nothing;
  const questions = formOf(report.form)?.questions ?? [];
  const given = questions.filter((question) => question.id in report.answers);
  return html`<details class="note">
    <summary>${t('report.answers')}</summary>
    <dl class="answers">
      ${given.map(
        (question) => html`<div>
          <dt>${said(question.label)}</dt>
          <dd>${shown(question, report.answers[question.id])}</dd>
        </div>`,
      )}
    </dl>
  </details>`;
}

function foot(report, state) {
  const open = askedAbout(desk.queries, report).filter((query) => !isAnswered(query, report));
  const correct = async () => {
    await startCorrection(report.id);
    const meant = open.find((query) => query.question)?.question;
    go('fill', {id: report.id, focus: meant && `q-${meant}`});
  };

  const withdraw = async () => {
    const gone = !report.top && !report.standing;
    const ask = {title: t('withdraw.title'), text: t(gone ? 'withdraw.gone' : 'withdraw.text'), yes: t('withdraw'), grave: true};
    if (!(await agreed(ask))) return;
    await takeBack(desk.reports.get(report.id));
    say(t(gone ? 'withdraw.removed' : 'withdraw.queued'));
    replace('home');
  };
  const isWithdrawn = report.queued?.withdrawn || (!report.queued && report.standing?.withdrawn);
  return html`${
    isWithdrawn
      ? nothing
      : html`<button class="plain grave-text" id="withdraw" @click=${withdraw}>${t('withdraw')}</button>`
  }
  ${
    report.answers && formOf(report.form)
      ? html`<button class="main" id="correct" @click=${correct}>${t(isWithdrawn ? 'report.again' : 'correct')}</button>`
      : nothing
  }`;
}
