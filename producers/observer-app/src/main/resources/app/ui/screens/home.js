// What can be reported, what waits, and what became of what was sent.
import {html, nothing} from '../../vendor/lit-html.js';
import {desk} from '../../core/desk.js';
import {unanswered} from '../../core/queries.js';
import {stateOf} from '../../core/report.js';
import {frame} from '../frame.js';
import {arrowRight, asks, gear} from '../icons.js';
import {said, t} from '../i18n.js';
import {go} from '../route.js';
import {about, stateMark} from '../naming.js';
import {lineState} from '../line-state.js';

const PHASES = ['opening', 'voting', 'counting', 'tabulation', 'incident'];

export function homeScreen() {
  return frame(
    {
      title: t('home.title'),
      over: desk.forms ? said(desk.forms.titles) : 'Pollwatch',
      home: true,
      screen: 'home',
      right: html`<button class="round" id="settings" aria-label=${t('settings')} @click=${() => go('settings')}>
        ${gear()}
      </button>`,
    },
    html`${lineState()} ${questions()} ${drafts()} ${forms()} ${list()}`,
  );
}

function forms() {
  if (!desk.forms || !desk.places) return html`<p class="note" role="status">${t('home.noForms')}</p>`;
  const inOrder = [...desk.forms.forms].sort((a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase));
  return html`<section aria-labelledby="new">
    <h2 id="new">${t('home.new')}</h2>
    <ul class="tiles">
      ${inOrder.map(
        (form) => html`<li>
          <button class="tile" data-form=${form.id} @click=${() => go('place', {form: form.id})}>
            <span>${said(form.title)}</span>${arrowRight()}
          </button>
        </li>`,
      )}
    </ul>
  </section>`;
}

function questions() {
  const open = unanswered(desk.queries, desk.reports);
  if (!open.length) return nothing;
  return html`<section aria-labelledby="asked" class="asked">
    <h2 id="asked">${t('queries')}</h2>
    <ul class="list">
      ${open.map((query) => {
        const report = desk.reports.get(query.reportId);
        return html`<li>
          <button class="entry" data-query=${query.queryId} ?disabled=${!report} @click=${() => go('report', {id: query.reportId})}>
            <span class="mark">${asks()}</span>
            <span class="words">
              <strong>${said(query.texts)}</strong>
              <span>${about(report ?? query)}</span>
              ${report ? nothing : html`<span>${t('queries.unknown')}</span>`}
            </span>
          </button>
        </li>`;
      })}
    </ul>
  </section>`;
}

const byTime = (a, b) => (a.startedAt < b.startedAt ? 1 : -1);

function drafts() {
  const open = [...desk.reports.values()].filter((report) => report.draft).sort(byTime);
  if (!open.length) return nothing;
  return html`<section aria-labelledby="drafts">
    <h2 id="drafts">${t('home.drafts')}</h2>
    <ul class="list">
      ${open.map((report) => entry(report, () => go('fill', {id: report.id}), stateMark('draft')))}
    </ul>
  </section>`;
}

function list() {
  const all = [...desk.reports.values()].filter((report) => stateOf(report) !== 'draft').sort(byTime);
  if (!all.length) return nothing;
  return html`<section aria-labelledby="sent">
    <h2 id="sent">${t('home.reports')}</h2>
    <ul class="list" id="reports">
      ${all.map((report) => entry(report, () => go('report', {id: report.id}), stateMark(stateOf(report))))}
    </ul>
  </section>`;
}

const entry = (report, open, mark) => html`<li>
  <button class="entry" data-report=${report.id} data-state=${stateOf(report)} @click=${open}>
    <span class="words">
      <strong>${about(report)}</strong>
      ${mark}
    </span>
    ${arrowRight()}
  </button>
</li>`;
