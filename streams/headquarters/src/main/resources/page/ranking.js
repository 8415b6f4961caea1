// The order of areas beside each other: by the chosen indicator, by reports, or by name. Stations abroad are outside every
// order of regions, and few answers come behind many: one report can make 100 %.
import {isAbroad} from './areas.js';
import {read} from './figures.js';
import {currentLanguage, said} from './i18n.js';
import {store} from './store.js';

export const orders = ['rate', 'reports', 'name'];

/** An order is kept so long, in ms, also when figures move: rows that change places while they are read are no help. */
const kept = 20_000;

const none = {of: null, figures: false, at: 0, ids: []};
let made = none;

/** Forgets the order, so that the next drawing makes a new one. */
export function orderAnew() {
  made = none;
}

/**
 * @param {object[]} areas children of one area
 * @param {boolean} hold whether somebody is reading right now
 * @returns {{home: object[], abroad: object[]}} those at home in order, and those that stand apart
 */
export function ranked(areas, hold = false) {
  const {form, indicator, selection} = store;
  const sort = selection.sort ?? orders[0];
  const of = [selection.mission, form.id, indicator?.id, sort, currentLanguage(), areas.map(({id}) => id)].join('|');
  // Made before the first figures, it is no order.
  const figures = areas.some(({id}) => store.day(id, form.id));
  const fresh = made.of === of && made.figures === figures && (hold || performance.now() - made.at < kept);
  if (!fresh) made = {of, figures, at: performance.now(), ids: sorted(areas, form, indicator, sort)};
  const byId = new Map(areas.map((area) => [area.id, area]));
  const ordered = made.ids.map((id) => byId.get(id));
  return {home: ordered.filter((area) => !isAbroad(area)), abroad: ordered.filter(isAbroad)};
}

function sorted(areas, form, indicator, sort) {
  const byName = (a, b) => said(a.names).localeCompare(said(b.names), currentLanguage());
  const weights = new Map(areas.map(({id}) => [id, weight(store.day(id, form.id), indicator, sort)]));
  return [...areas].sort((a, b) => weights.get(b.id) - weights.get(a.id) || byName(a, b)).map(({id}) => id);
}

function weight(rates, indicator, sort) {
  if (sort === 'name') return 0;
  if (sort === 'reports' || !indicator) return rates?.reports ?? -1;
  const reading = read(indicator, rates);
  if (reading.kind === 'rate') return 2 + reading.rate;
  if (reading.kind === 'few') return reading.rate;
  if (reading.kind === 'count') return reading.figures.flagged;
  if (reading.kind === 'mean') return reading.mean;
  return -1;
}
