// The questions back to teams: what waits for an answer, by team, the oldest first; and what was answered.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, moment, said, t} from '../i18n.js';
import {areaName, pathName} from '../names.js';
import {casework, signed} from '../casework.js';
import {reportLink} from './report-link.js';
import './area-picker.js';

const states = ['asked', 'answered', 'withdrawn'];

export class QueriesView extends PollwatchElement {
  static watches = ['mission', 'selection', 'queries', 'session', 'language'];

  #clock = null;

  connectedCallback() {
    super.connectedCallback();
    // Ages grow without an event.
    this.#clock = setInterval(() => this.requestUpdate(), 30_000);
  }

  disconnectedCallback() {
    clearInterval(this.#clock);
    super.disconnectedCallback();
  }

  template() {
    const {mission, live, selection} = store;
    if (!mission) return nothing;
    const here = [...live.queries.values()].filter(
      (query) => query.areaPath.includes(selection.area) || (!query.areaPath.length && selection.area === store.areas.root.id),
    );
    const state = states.includes(selection.state) ? selection.state : 'asked';
    const shown = here.filter((query) => query.state === state).sort((a, b) => (a.askedAt < b.askedAt ? -1 : 1));
    return html`<div class="controls">
        <div class="filters">
          <div class="chips" role="group" aria-label=${t('query.state')}>
            ${states.map(
              (each) =>
                html`<button
                  type="button"
                  aria-pressed=${each === state}
                  @click=${() => store.select({state: each === 'asked' ? null : each})}
                >
                  ${t(`query.${each}`)} <b>${count(here.filter((query) => query.state === each).length)}</b>
                </button>`,
            )}
          </div>
        </div>
        <pollwatch-area></pollwatch-area>
      </div>
      <p class="note">${t('query.note')}</p>
      <div id="queries">
        ${shown.length ? this.#teams(shown) : html`<p class="nothing" role="status">${t('query.none')}</p>`}
      </div>`;
  }

  #teams(queries) {
    const teams = new Map();
    for (const query of queries) teams.set(query.team, [...(teams.get(query.team) ?? []), query]);
    return [...teams].map(
      ([team, own]) =>
        html`<section class="team-queries">
          <h2>${t('team')} ${team} <span class="number">${count(own.length)}</span></h2>
          <ul>
            ${own.map((query) => this.#query(query))}
          </ul>
        </section>`,
    );
  }

  #query(query) {
    const {timeZone, forms} = store.mission;
    const question = forms.find((form) => form.id === query.form)?.questions.find((each) => each.id === query.question);
    const place = query.placeNumber ? t('station', {number: query.placeNumber}) : areaName(query.place);
    return html`<li data-query=${query.queryId}>
      <p class="asks">${said(query.text)} ${question ? html`<b>${said(question.label)}</b>` : nothing}</p>
      <p class="about">
        ${reportLink(query.reportId)} · ${place}${query.placeNumber ? html` · ${pathName(query.areaPath)}` : nothing}
      </p>
      <p class="when">
        <time datetime=${query.askedAt}>${moment(query.askedAt, timeZone)}</time>, ${query.askedBy}
        ${query.state === 'asked' ? html`· <b>${age(query.askedAt)}</b>` : this.#closed(query)}
      </p>
      ${
        query.state === 'asked' && store.session.may('ask')
          ? html`<button type="button" class="quiet" @click=${() => this.#withdraw(query)}>${t('query.withdraw')}</button>`
          : nothing
      }
    </li>`;
  }

  #closed(query) {
    const how = query.state === 'answered' ? t('query.answeredBy', {revision: query.answeredByRevision}) : query.closedBy;
    return html`· <b>${how}</b> <time datetime=${query.closedAt}>${moment(query.closedAt, store.mission.timeZone)}</time>`;
  }

  async #withdraw(query) {
    await casework.withdraw(store.mission.id, query.queryId, signed(store.session) || undefined).catch(() => {});
  }
}

/** How long ago, in minutes or hours and minutes. */
function age(iso) {
  const minutes = Math.max(0, Math.round((Date.now() - Date.parse(iso)) / 60_000));
  return minutes < 60
    ? t('query.minutes', {minutes: count(minutes)})
    : t('query.hours', {hours: count(Math.floor(minutes / 60)), minutes: count(minutes % 60)});
}

customElements.define('pollwatch-queries', QueriesView);
