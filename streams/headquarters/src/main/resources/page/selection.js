// What is selected, kept in the URL's hash, so that a view can be bookmarked and sent to a colleague.
import {allowed, pageOf, pages} from './pages.js';

/** What goes with every view: what is looked at stays when the way of looking changes. */
const shared = ['mission', 'area', 'form', 'indicator'];

const ownOf = (page) => pageOf(page)?.parameters ?? [];

/** Addresses of before there were several views name none; they meant the indicators. */
const meant = (hash) => (hash.get('indicator') || hash.get('form') ? 'indicators' : pages[0].name);

export class Selection {
  page = pages[0].name;
  mission = null;
  area = null;
  form = null;
  indicator = null;
  /** The report that is open over the view. */
  report = null;

  /** What each view was asked when it was left. */
  #asked = new Map();

  constructor() {
    this.read();
  }

  read() {
    const hash = new URLSearchParams(location.hash.slice(1));
    this.#turn((pages.find(({name}) => hash.get(name) === '') ?? pageOf(meant(hash))).name);
    // A view may have a parameter of its own name; the view is the one without a value.
    for (const name of [...shared, ...ownOf(this.page), 'report']) this[name] = hash.getAll(name).find(Boolean) ?? null;
  }

  /** Turns to a view; it is asked what it was asked last. */
  #turn(page) {
    if (page !== this.page) {
      this.#asked.set(this.page, this.#own());
      for (const name of ownOf(this.page)) delete this[name];
    }
    const asked = this.#asked.get(page) ?? {};
    if (page !== this.page) for (const name of ownOf(page)) this[name] = asked[name] ?? null;
    this.page = page;
  }

  #own() {
    return Object.fromEntries(ownOf(this.page).map((name) => [name, this[name] ?? null]));
  }

  /** What a view is asked, or was when it was left: for a link that leads back to it as it was. */
  asked(page) {
    return page === this.page ? this.#own() : (this.#asked.get(page) ?? {});
  }

  /** The address of this selection with some changes, for a link; another view is asked only what the changes say. */
  link(changes) {
    const page = changes.page ?? this.page;
    const kept = page === this.page ? {...this.#own(), report: this.report} : {};
    const all = {...kept, ...Object.fromEntries(shared.map((name) => [name, this[name]])), ...changes};
    const hash = new URLSearchParams();
    for (const name of [...shared, ...ownOf(page), 'report']) if (all[name]) hash.set(name, all[name]);
    return `#${page}&${hash}`;
  }

  change({page, ...changes}) {
    // Areas belong to one mission; those in a bookmark that names no mission are tried on the first.
    if (this.mission && 'mission' in changes && changes.mission !== this.mission) {
      this.#asked.clear();
      for (const name of ['area', ...ownOf(this.page), 'report']) this[name] = null;
    }
    if (page) this.#turn(page);
    Object.assign(this, changes);
  }

  /**
   * Replaces what the mission does not have, or the session may not see, by its defaults: the first view, the whole of
   * what may be seen, the voting form, group voting.
   */
  settle(mission, areas, session) {
    if (!mission) return;
    const offered = allowed(session);
    if (!offered.some(({name}) => name === this.page)) this.#turn((offered[0] ?? pages[0]).name);
    if (!areas.byId.has(this.area)) this.area = areas.root.id;
    const forms = mission.forms;
    const form =
      forms.find((candidate) => candidate.id === this.form) ??
      forms.find((candidate) => candidate.phase === 'voting') ??
      forms[0];
    this.form = form?.id ?? null;
    const indicators = form?.indicators ?? [];
    const indicator =
      indicators.find((candidate) => candidate.id === this.indicator) ??
      indicators.find((candidate) => candidate.id.startsWith('group_voting')) ??
      indicators.find((candidate) => candidate.irregularity) ??
      indicators[0];
    this.indicator = indicator?.id ?? null;
    pageOf(this.page).settle?.(this, mission, areas);
    history.replaceState(null, '', this.link({}));
  }
}
