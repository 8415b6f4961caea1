// Everything the page knows: the missions, the chosen one, its live figures, what is selected. Changes are announced
// together, in an animation frame, however many events arrived in between.
import {api, listen} from './api.js';
import {Selection} from './selection.js';
import {AreaTree} from './areas.js';
import {LateArrivals} from './late.js';
import {Live} from './live.js';
import {openDoor} from './door.js';
import {Session} from './session.js';

class Change extends Event {
  constructor(parts) {
    super('change');
    this.parts = parts;
  }
}

/**
 * Under a flood of events the page is drawn this often at most, in ms; the first event after a pause is shown
 * at once.
 */
const breath = 80;

/** Of so many areas and forms the figures by hour are kept; the one asked for first goes, and is read anew. */
const hoursKept = 160;

/**
 * Where an option is counted apart by how it is known, the count of all together is not shown: seen, told and known from
 * media may be one and the same, and are never added up.
 */
function keepSourcesApart(form) {
  const apart = new Set(form.questions.filter((question) => question.by).map((question) => question.id));
  form.indicators = form.indicators.filter(({kind, question}) => kind !== 'option' || !apart.has(question));
}

const key = (area, form) => `${area}|${form}`;

class Store extends EventTarget {
  missions = [];
  /** The chosen mission's definition, null until it is loaded. */
  mission = null;
  areas = null;
  geography = null;
  connection = 'connecting';
  failure = null;
  asOf = null;
  /** Who is at the page; everybody may see everything until headquarters says otherwise. */
  session = new Session();
  selection = new Selection();
  /** Findings, coverage, incidents and what else the stream brings beside the figures. */
  live = new Live((...parts) => this.mark(...parts));

  /** Reports that came long after their hour. */
  late = new LateArrivals();

  #day = new Map();
  #hours = new Map();
  /** The hours that the stream brought while an answer with older ones is under way, by area and form. */
  #newer = new Map();
  #before = new Map();
  #dirty = new Set();
  #announced = 0;
  #close = () => {};
  /** The areas around which the stream tells. */
  #followed = [];

  async start() {
    try {
      this.session = await openDoor();
      this.mark('session');
      this.missions = await api.missions();
      if (!this.session.may('figures')) {
        this.mark('mission');
        return;
      }
    } catch (error) {
      this.#fail(error, () => this.start());
      return;
    }
    addEventListener('hashchange', () => {
      const before = this.selection.mission;
      this.selection.read();
      if (this.selection.mission !== before) {
        this.#open();
        return;
      }
      this.select({});
    });
    await this.#open();
  }

  /** Day figures of one area and form, or undefined before its first report. */
  day(area, form) {
    return this.#day.get(key(area, form));
  }

  /**
   * Figures by local hour, in order, "unknown" last. They are read when they are first asked for, none until they are
   * there; then the stream keeps them.
   */
  hours(area, form) {
    const at = key(area, form);
    let hours = this.#hours.get(at) ?? this.#readHours(area, form);
    // What was shown before a new picture stands until the new one is there.
    if (this.#newer.has(at) && this.#before.has(at)) hours = this.#before.get(at);
    return [...hours.values()].sort((a, b) => (a.hour < b.hour ? -1 : 1));
  }

  /** The figures of one indicator, from a day or an hour record. */
  static figures(rates, indicator) {
    if (!rates) return undefined;
    rates.byId ??= new Map(rates.indicators.map((figures) => [figures.id, figures]));
    return rates.byId.get(indicator);
  }

  get form() {
    return this.mission?.forms.find((form) => form.id === this.selection.form);
  }

  get indicator() {
    return this.form?.indicators.find((indicator) => indicator.id === this.selection.indicator);
  }

  get area() {
    return this.areas?.byId.get(this.selection.area);
  }

  get limited() {
    return this.mission?.observation === 'limited';
  }

  /** Changes the selection: any of its fields. */
  select(changes) {
    const {mission} = this.selection;
    this.selection.change(changes);
    if (this.selection.mission !== mission) {
      this.#open();
      return;
    }
    this.selection.settle(this.mission, this.areas, this.session);
    if (this.mission) this.#follow();
    this.mark('selection');
  }

  mark(...parts) {
    if (this.#dirty.size === 0) {
      const wait = this.#announced + breath - performance.now();
      const draw = () => requestAnimationFrame(() => this.#announce());
      if (wait > 0) setTimeout(draw, wait);
      else draw();
    }
    for (const part of parts) this.#dirty.add(part);
  }

  #announce() {
    const parts = this.#dirty;
    this.#announced = performance.now();
    this.#dirty = new Set();
    this.dispatchEvent(new Change(parts));
  }

  async #open() {
    const known = this.missions.some((mission) => mission.id === this.selection.mission);
    if (!known) this.selection.change({mission: this.missions[0]?.id ?? null});
    const id = this.selection.mission;
    this.#close();
    this.#followed = [];
    this.#day.clear();
    this.#hours.clear();
    this.#newer.clear();
    this.#before.clear();
    this.late.clear();
    this.live.clear();
    Object.assign(this, {mission: null, areas: null, geography: null, asOf: null, failure: null});
    this.mark('mission', 'selection', 'rates', 'hours', 'connection');
    if (!id) return;
    try {
      const mission = await api.mission(id);
      if (this.selection.mission !== id) return;
      mission.forms.forEach(keepSourcesApart);
      this.mission = mission;
      this.areas = new AreaTree(mission.areas);
      this.selection.settle(mission, this.areas, this.session);
    } catch (error) {
      this.#fail(error, () => this.#open());
      return;
    }
    this.mark('mission', 'selection');
    this.#follow();
    if (this.mission.map) this.#loadMap(id);
  }

  /**
   * Opens the stream around what is selected. Districts elsewhere would be most of it, and nobody looks at them; who
   * turns to another region opens another stream, and who turns back keeps the one that has more.
   */
  #follow() {
    const {area, within} = this.selection;
    const around = [...new Set([area, within ?? area].map((id) => this.areas.around(id)))];
    if (around.every((id) => this.#followed.includes(id))) return;
    const live = this.connection === 'live' && this.#followed.length > 0;
    this.#close();
    this.#followed = around;
    this.#close = listen(this.mission.id, around, live, (state) => this.#connected(state), {
      ...this.live.handlers,
      snapshot: (data) => this.#snapshot(data),
      rates: (data) => this.#take(data.rates),
      hours: (data) => this.#take(data.rates),
    });
  }

  async #loadMap(id) {
    const geography = await api.map(id).catch(() => null);
    if (this.selection.mission !== id) return;
    this.geography = geography;
    this.mark('mission');
  }

  #connected(state) {
    this.connection = state;
    this.mark('connection');
  }

  #snapshot(data) {
    this.live.snapshot(data);
    this.#day.clear();
    this.#take(data.rates);
    this.#before = this.#hours;
    this.#hours = new Map();
    this.#newer.clear();
    this.mark('hours');
  }

  #take(changed) {
    for (const rates of changed) {
      const at = key(rates.area, rates.form);
      if (rates.hour == null) {
        this.#day.set(at, rates);
        this.mark('rates');
      } else {
        const hours = this.#hours.get(at);
        if (hours) {
          const arrived = !this.#newer.has(at);
          this.#newer.get(at)?.add(rates.hour);
          if (arrived) this.late.note(rates, hours.get(rates.hour)?.reports ?? 0);
          hours.set(rates.hour, rates);
          this.mark('hours');
        }
      }
      if (rates.asOf && !(rates.asOf <= this.asOf)) this.asOf = rates.asOf;
    }
  }

  #readHours(area, form) {
    const at = key(area, form);
    const hours = new Map();
    const newer = new Set();
    if (this.#hours.size >= hoursKept) this.#hours.delete(this.#hours.keys().next().value);
    this.#hours.set(at, hours);
    this.#newer.set(at, newer);
    this.#fillHours(at, hours, newer, area, form);
    return hours;
  }

  async #fillHours(at, hours, newer, area, form) {
    const read = await api.hours(this.selection.mission, area, form).catch(() => null);
    if (this.#hours.get(at) !== hours) return;
    this.#newer.delete(at);
    this.#before.delete(at);
    if (read === null) {
      this.#hours.delete(at);
      return;
    }
    for (const rates of read) if (rates.hour != null && !newer.has(rates.hour)) hours.set(rates.hour, rates);
    this.mark('hours');
  }

  #fail(error, again) {
    this.failure = error.message;
    this.connection = 'lost';
    this.mark('connection', 'mission');
    setTimeout(again, 2000);
  }
}

export const figuresOf = Store.figures;
export const store = new Store();
