// The quick count of a mission with a probability sample; other missions have none, and no place for one.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, percent, said, t} from '../i18n.js';

export class QuickCountPanel extends PollwatchElement {
  static watches = ['mission', 'quickCount', 'language'];

  template() {
    const {mission, live} = store;
    if (mission?.sample !== 'probability' || !live.quickCount.size) return nothing;
    const known = mission.contests.map((contest) => ({id: contest.id, title: said(contest.title), contest}));
    const all = [{id: 'turnout', title: t('quickCount.turnout')}, ...known].filter(({id}) => live.quickCount.has(id));
    return html`<details id="quick-count">
      <summary>
        <b>${t('quickCount')}</b>
        ${all.map(({id, title, contest}) => this.#first(live.quickCount.get(id), title, contest))}
      </summary>
      <div class="estimates">
        ${all.map(({id, title, contest}) => this.#estimate(live.quickCount.get(id), title, contest))}
      </div>
    </details>`;
  }

  /** The highest share of a contest, which says at a glance where it stands. */
  #first(estimate, title, contest) {
    const [first] = [...estimate.shares].sort((a, b) => (b.share ?? -1) - (a.share ?? -1));
    const value = first?.share == null ? t('quickCount.undefined') : percent(first.share);
    return html`<span>${title}: ${contest && first ? nameOf(first, contest) : nothing} <b>${value}</b></span>`;
  }

  #estimate(estimate, title, contest) {
    const numbers = {stations: count(estimate.stations), population: count(estimate.population)};
    return html`<section class="estimate" data-contest=${estimate.contest}>
      <h2>${title}</h2>
      <p class="note">${t('quickCountWhy', numbers)}</p>
      <ul>
        ${estimate.shares.map((share) => this.#share(share, contest))}
      </ul>
      ${estimate.undefined ? html`<p class="note" lang="en">${estimate.undefined}</p>` : nothing}
    </section>`;
  }

  #share(estimate, contest) {
    const {contestant, share, margin95, margin99} = estimate;
    const margins = {margin95: percent(margin95), margin99: percent(margin99)};
    return html`<li data-contestant=${contestant}>
      <span class="name">${nameOf(estimate, contest)}</span>
      <b>${share == null ? t('quickCount.undefined') : percent(share)}</b>
      <meter min="0" max="1" value=${share ?? 0} aria-hidden="true"></meter>
      <span class="margin">${margin95 == null ? `± ${t('quickCount.undefined')}` : t('quickCount.margin', margins)}</span>
    </li>`;
  }
}

function nameOf({contestant}, contest) {
  const known = contest?.contestants.find((each) => each.id === contestant);
  return known ? said(known.name) : t('quickCount.voted');
}

customElements.define('pollwatch-quick-count', QuickCountPanel);
