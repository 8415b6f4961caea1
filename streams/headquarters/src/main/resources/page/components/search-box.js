// Search in the header: areas, places, teams, reports. The key / leads to it, arrows choose, Enter opens.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {t} from '../i18n.js';
import {reports} from '../reports.js';
import {areaName, pathName, shortId} from '../names.js';

const pause = 200;

export class SearchBox extends PollwatchElement {
  static watches = ['mission', 'session', 'language'];

  #text = '';
  #found = null;
  #chosen = -1;
  #timer;
  #asking;

  #slash = (event) => {
    const typing = event.target.closest?.('input, textarea, select, [contenteditable], dialog[open]');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    event.preventDefault();
    this.querySelector('input')?.focus();
  };

  #elsewhere = (event) => {
    if (this.#found && !this.contains(event.target)) this.#close();
  };

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.#slash);
    addEventListener('pointerdown', this.#elsewhere);
  }

  disconnectedCallback() {
    removeEventListener('keydown', this.#slash);
    removeEventListener('pointerdown', this.#elsewhere);
    super.disconnectedCallback();
  }

  template() {
    const {mission, session} = store;
    if (!mission || !session.may('reports')) return nothing;
    const options = this.#options();
    return html`<div class="search">
      <input
        type="search"
        id="search"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        maxlength="100"
        placeholder=${t('search.hint')}
        aria-label=${t('search')}
        aria-keyshortcuts="/"
        aria-expanded=${Boolean(this.#found)}
        aria-controls="search-found"
        aria-activedescendant=${this.#chosen >= 0 ? `found-${this.#chosen}` : nothing}
        .value=${this.#text}
        @input=${this.#typed}
        @keydown=${this.#key}
      />
      <ul id="search-found" role="listbox" aria-label=${t('search')} ?hidden=${!this.#found}>
        ${options.map(
          (each, at) =>
            html`<li role="option" id="found-${at}" aria-selected=${at === this.#chosen} @click=${() => this.#open(each)}>
              <span class="kind">${t(`search.${each.kind}`)}</span> <b>${each.text}</b> <small>${each.more}</small>
            </li>`,
        )}
        ${this.#found && !options.length ? html`<li role="option" aria-disabled="true" aria-selected="false">${t('search.none')}</li>` : nothing}
      </ul>
    </div>`;
  }

  #options() {
    const found = this.#found;
    if (!found) return [];
    const up = (area) => pathName(store.areas.path(area).map(({id}) => id).reverse());
    return [
      ...found.areas.map((each) => ({
        kind: 'area',
        text: areaName(each.id),
        more: '',
        to: {area: each.id, place: null, every: 'forms', flagged: null, team: null, hour: null, state: null},
      })),
      ...found.places.map((each) => ({
        kind: 'place',
        text: each.number ? t('station', {number: each.number}) : each.name,
        more: [each.number ? each.name : '', up(each.area)].filter(Boolean).join(' · '),
        to: {area: each.area, place: each.id},
      })),
      ...found.teams.map((each) => ({
        kind: 'team',
        text: each.team,
        more: t('search.reports', {count: each.reports}),
        to: {area: store.areas.root.id, team: each.team, every: 'forms', state: 'all', place: null, flagged: null, hour: null},
      })),
      ...found.reports.map((each) => ({
        kind: 'report',
        text: shortId(each.reportId),
        more: each.area ? up(each.area) : '',
        report: each.reportId,
      })),
    ];
  }

  #typed = (event) => {
    this.#text = event.target.value;
    clearTimeout(this.#timer);
    if (!this.#text.trim()) {
      this.#close();
      return;
    }
    this.#timer = setTimeout(() => this.#ask(), pause);
  };

  async #ask() {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const text = this.#text;
    const found = await reports.search(store.mission.id, text.trim(), this.#asking.signal).catch(() => null);
    if (!found || text !== this.#text) return;
    this.#found = found;
    this.#chosen = this.#options().length ? 0 : -1;
    this.requestUpdate();
  }

  #key = (event) => {
    const options = this.#options();
    if (event.key === 'Escape') {
      this.#text = '';
      this.#close();
    } else if (event.key === 'Enter' && options[this.#chosen]) {
      event.preventDefault();
      this.#open(options[this.#chosen]);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options.length) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.#chosen = (this.#chosen + step + options.length) % options.length;
      this.requestUpdate();
      this.updateComplete.then(() => this.querySelector('[aria-selected="true"]')?.scrollIntoView({block: 'nearest'}));
    }
  };

  #open({to, report}) {
    this.#text = '';
    this.#close();
    if (report) store.select({report});
    else location.hash = store.selection.link({page: 'reports', ...to});
  }

  #close() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#found = null;
    this.#chosen = -1;
    this.requestUpdate();
  }
}

customElements.define('pollwatch-search', SearchBox);
