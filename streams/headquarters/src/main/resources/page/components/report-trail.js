// All that was sent under one report's id, side by side: what each revision says, what it changed, what became of it.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, moment, t} from '../i18n.js';
import {answerText, flagNames, questionName, questionsOf} from '../answers.js';
import {hourName} from '../names.js';
import {formName} from '../labels.js';
import {placeLink} from './place-link.js';

export class ReportTrail extends PollwatchElement {
  static watches = ['mission', 'language'];
  /** What GET reports/{id} says; null while it is read. */
  static properties = {trail: {attribute: false}};

  #everything = false;

  template() {
    const {trail} = this;
    if (!trail) return html`<p role="status">…</p>`;
    return html`${this.#facts(trail)} ${this.#revisions(trail)}
    ${
      trail.refusals.length
        ? html`<p class="note">${t('report.refusedBefore', {count: count(trail.refusals.length)})}</p>`
        : nothing
    }`;
  }

  #facts(trail) {
    const form = store.mission.forms.find((each) => each.id === trail.form);
    const flags = flagNames(trail.form, trail.flags);
    const facts = [
      [t('report.state'), html`<b class="standing ${trail.state}">${t(`standing.${trail.state}`)}</b>`],
      [t('form'), form ? formName(form) : trail.form],
      [t('where'), placeLink(trail)],
      [t('team'), trail.team],
      [t('hour'), trail.hour ? hourName(trail.hour) : ''],
      [t('report.flags'), flags.join(' · ')],
    ];
    return html`<dl class="facts">
      ${facts.filter(([, value]) => value).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
    </dl>`;
  }

  #revisions(trail) {
    const sent = trail.submissions;
    const asked = new Set(sent.flatMap((each) => Object.keys(each.answers ?? {})));
    const changed = new Set(sent.flatMap((each) => each.changed.map(({question}) => question).filter(Boolean)));
    const all = questionsOf(trail.form, asked).filter((id) => asked.has(id));
    const shown = this.#everything || !changed.size ? all : all.filter((id) => changed.has(id));
    return html`<div class="heading-row">
        <h3>${t('report.submissions', {count: count(sent.length)})}</h3>
        ${
          changed.size && changed.size < all.length
            ? html`<label class="all"
                ><input
                  type="checkbox"
                  .checked=${this.#everything}
                  @change=${(event) => this.#show(event.target.checked)}
                />
                ${t('report.everything', {count: count(all.length)})}</label
              >`
            : nothing
        }
      </div>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('report.submissions', {count: sent.length})}>
        <table class="revisions">
          <thead>
            <tr>
              <th scope="col">${t('report.question')}</th>
              ${sent.map((each) => this.#head(each))}
            </tr>
          </thead>
          <tbody>
            ${this.#fields(sent)}
            ${shown.map(
              (id) =>
                html`<tr>
                  <th scope="row">${questionName(trail.form, id)}</th>
                  ${sent.map((each) => this.#cell(each, 'question', id, answerText(trail.form, id, each.answers?.[id])))}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  #show(everything) {
    this.#everything = everything;
    this.requestUpdate();
  }

  #head(each) {
    const {timeZone} = store.mission;
    const outcome = each.outcome ?? 'pending';
    return html`<th scope="col" class=${outcome}>
      <b>${t('report.revision', {revision: each.revision})}</b>
      <span class="outcome ${outcome}">${t(`outcome.${outcome}`)}</span>
      <small>
        <time datetime=${each.receivedAt}>${moment(each.receivedAt, timeZone)}</time>
        ${each.hidden ? t('report.hidden') : html`${t(`authority.${each.authority}`, {team: each.team})} · ${each.channel}`}
      </small>
      ${(each.reasons ?? []).map(
        (reason) => html`<small class="reason"><code>${reason.field || reason.code}</code> <span lang="en">${reason.expected}</span></small>`,
      )}
    </th>`;
  }

  /** Where and when, where any submission says another place or time than the one before it. */
  #fields(sent) {
    const {timeZone} = store.mission;
    const texts = {
      place: (each) => each.place,
      observedAt: (each) => moment(each.observedAt, timeZone),
      formVersion: (each) => each.formVersion,
      withdrawn: (each) => (each.withdrawn ? t('standing.withdrawn') : '–'),
    };
    return Object.entries(texts)
      .filter(([name]) => name === 'observedAt' || sent.some((each) => each.changed.some(({field}) => field === name)))
      .map(
        ([name, text]) =>
          html`<tr class="field">
            <th scope="row">${t(`report.field.${name}`)}</th>
            ${sent.map((each) => this.#cell(each, 'field', name, each.hidden ? '–' : text(each)))}
          </tr>`,
      );
  }

  #cell(each, kind, name, text) {
    if (each.withdrawn && kind === 'question') return html`<td class="gone">–</td>`;
    const change = each.changed.find((candidate) => candidate[kind] === name);
    return change
      ? html`<td class="changed"><mark>${text}</mark><span class="sr"> (${t('report.changed')})</span></td>`
      : html`<td>${text}</td>`;
  }
}

customElements.define('pollwatch-report-trail', ReportTrail);
