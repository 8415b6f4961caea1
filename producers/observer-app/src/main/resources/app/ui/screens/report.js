// One report that was queued or sent: how it stands, why, and what can still be done with it.
import {html, nothing} from '../../vendor/lit-html.js';
import {startCorrection, takeBack} from '../../core/actions.js';
import {desk, formOf} from '../../core/desk.js';
import {stateOf} from '../../core/report.js';
import {agreed} from '../dialog.js';
import {say} from '../draw.js';
import {frame} from '../frame.js';
import {moment, said, t} from '../i18n.js';
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
      </dl>
      ${answers(report)}
    </div>`,
  );
}

function asking(report) {
  const open = desk.queries.filter((query) => query.reportId === report.id && query.state === 'OPEN');
  return open.map(
    (query) => html`<section class="note ask" role="note">
      <h2>${t('queries')}</h2>
      <p>${said(query.texts)}</p>
      ${query.answeredWith ? html`<p>${t('queries.answered')}</p>` : nothing}
    </section>`,
  );
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
  const correct = async () => {
    await startCorrection(report.id);
    go('fill', {id: report.id});
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
