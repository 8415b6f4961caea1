// The whole report once more, what looks odd, and the way out of the door.
import {html, nothing} from '../../vendor/lit-html.js';
import {asked, observed, submit} from '../../core/actions.js';
import {desk, formOf, placeOf} from '../../core/desk.js';
import {hints} from '../../core/hints.js';
import {say} from '../draw.js';
import {frame} from '../frame.js';
import {count, said, t} from '../i18n.js';
import {alert} from '../icons.js';
import {placeName} from '../naming.js';
import {shown} from '../questions/shown.js';
import {go, replace, route} from '../route.js';

let busy = false;

export function reviewScreen() {
  const report = desk.reports.get(route().id);
  if (!report?.draft || !formOf(report.form)) {
    if (!busy) replace('home');
    return nothing;
  }
  const all = asked(report);
  const faults = all.filter((each) => each.fault);
  const open = all.filter((each) => each.answer === undefined);
  const given = all.filter((each) => each.answer !== undefined);
  const odd = hints(formOf(report.form), report.draft.answers, placeOf(report.place));
  return frame(
    {title: t('review'), over: `${said(formOf(report.form).title)} · ${placeName(report.place)}`, screen: 'review', foot: foot(report, faults, given)},
    html`<div class="stack">
      ${faults.length ? list('bad', t('review.faults'), faults, report, (each) => t(`fault.${each.fault}`, each.question)) : nothing}
      ${odd.length ? oddities(odd, report) : nothing} ${when(report)}
      <section aria-labelledby="given">
        <h2 id="given">${t('review.given', {count: count(given.length)})}</h2>
        <dl class="answers">
          ${given.map(
            (each) => html`<div>
              <dt>${said(each.question.label)}</dt>
              <dd>${shown(each.question, each.answer)}</dd>
            </div>`,
          )}
        </dl>
      </section>
      ${open.length ? list('', t('review.open', {count: count(open.length)}), open, report) : nothing}
    </div>`,
  );
}

function list(kind, title, items, report, more = () => '') {
  return html`<details class="note ${kind}" ?open=${kind === 'bad'}>
    <summary>${title}</summary>
    <ul class="plain-list">
      ${items.map(
        (each) => html`<li>
          <button class="link" @click=${() => go('fill', {id: report.id, focus: `q-${each.question.id}`})}>
            ${said(each.question.label)}
          </button>
          ${more(each)}
        </li>`,
      )}
    </ul>
  </details>`;
}

const oddities = (odd) => html`<section class="note odd" aria-labelledby="odd">
  <h2 id="odd">${alert()} ${t('review.odd')}</h2>
  <ul>
    ${odd.map((hint) => html`<li>${t(`hint.${hint.key}`, {left: count(hint.left), right: count(hint.right)})}</li>`)}
  </ul>
  <p>${t('review.oddWhy')}</p>
</section>`;

const when = (report) => html`<label class="field">
  <span>${t('review.when')}</span>
  <input
    id="observed"
    type="datetime-local"
    required
    .value=${report.draft.observedAt}
    @change=${(event) => event.target.value && observed(report, event.target.value)}
  />
</label>`;

function foot(report, faults, given) {
  const send = async () => {
    if (busy) return;
    busy = true;
    await submit(desk.reports.get(report.id));
    say(t('review.queued'));
    replace('home');
    busy = false;
  };
  return html`<button class="main wide" id="send" ?disabled=${faults.length > 0 || given.length === 0 || busy} @click=${send}>
    ${t(report.top || report.standing ? 'review.sendCorrection' : 'review.send')}
  </button>`;
}
