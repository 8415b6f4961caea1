// The form: one card a question, from top to bottom, kept at each answer.
import {html, nothing} from '../../vendor/lit-html.js';
import {answer, asked, discard} from '../../core/actions.js';
import {desk, formOf, placeOf, questionsOf} from '../../core/desk.js';
import {hints} from '../../core/hints.js';
import {askedAbout, unanswered} from '../../core/queries.js';
import {stateOf} from '../../core/report.js';
import {agreed} from '../dialog.js';
import {frame} from '../frame.js';
import {count, said, t} from '../i18n.js';
import {placeName} from '../naming.js';
import {card} from '../questions/card.js';
import {go, replace, route} from '../route.js';

export function fillScreen() {
  const report = desk.reports.get(route().id);
  if (!report?.draft || !formOf(report.form)) {
    replace('home');
    return nothing;
  }
  const form = formOf(report.form);
  const questions = asked(report);
  const byId = new Map(questions.map((each) => [each.question.id, each]));
  const queries = askedAbout(unanswered(desk.queries, desk.reports), report);
  const odd = hints(form, report.draft.answers, placeOf(report.place));
  const done = questions.filter((each) => each.answer !== undefined).length;
  // A place for every question of the form, so that a card keeps its place on the page when one above comes or goes.
  return frame(
    {title: said(form.title), over: placeName(report.place), screen: 'fill', under: bar(done, questions.length), foot: foot(report, done, questions.length)},
    html`${asking(queries, byId)}
      <div class="cards">
        ${questionsOf(form).map((question) =>
          byId.has(question.id)
            ? card({
                ...byId.get(question.id),
                report,
                asks: queries.filter((query) => query.question === question.id).map(asks),
                hints: odd.filter((hint) => hintedAt(hint, byId) === question.id),
                give: (value) => answer(desk.reports.get(report.id), question, value),
              })
            : nothing,
        )}
      </div>
      <button class="quiet" id="discard" @click=${() => drop(report)}>
        ${t(stateOf(report) === 'draft' ? 'fill.discard' : 'fill.discardChanges')}
      </button>`,
  );
}

/** A hint stands at the first of its questions that is asked here. */
const hintedAt = (hint, byId) => hint.ids.find((id) => byId.has(id));

const bar = (done, all) => html`<progress max=${all} value=${done} aria-label=${t('fill.progress')}></progress>`;

/** What headquarters asks about the report, or about a question that is not asked any more. */
const asking = (queries, byId) => queries.filter((query) => !byId.has(query.question)).map(asks);

const asks = (query) =>
  html`<p class="note ask" role="note" data-asks=${query.queryId}><strong>${t('queries')}:</strong> ${said(query.texts)}</p>`;

function foot(report, done, all) {
  return html`<p class="progress">${t('fill.done', {done: count(done), all: count(all)})}</p>
    <button class="main" id="review" @click=${() => go('review', {id: report.id})}>${t('review')}</button>`;
}

async function drop(report) {
  const ask = {title: t('fill.discardTitle'), text: t('fill.discardText'), yes: t('fill.discardYes'), grave: true};
  if (!(await agreed(ask))) return;
  await discard(desk.reports.get(report.id));
  replace('home');
}
