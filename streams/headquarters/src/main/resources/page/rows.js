// The order of a form's indicators, shared by the indicator table and the heat table, so that their rows align.
import {read, sectionOf} from './figures.js';
import {store} from './store.js';
import {t} from './i18n.js';

const categories = [
  'malfeasance',
  'secrecy',
  'procedural',
  'reconciliation',
  'results_protocol',
  'environment',
  'transparency',
  'accessibility',
  'evaluation',
];

/**
 * @returns {{id: string, title: string, section: 'irregularity'|'facts'|'numbers', indicators: object[]}[]}
 *     irregularities by category (or all in one order), then presence and neutral facts, then numbers
 */
export function groupsOf(form) {
  const {order} = store.selection;
  const groups = new Map();
  for (const indicator of form.indicators) {
    const section = sectionOf(indicator);
    const id = section === 'irregularity' && !order ? indicator.category || 'other' : section;
    if (!groups.has(id)) groups.set(id, {id, section, title: titleOf(id), indicators: []});
    groups.get(id).indicators.push(indicator);
  }
  const ordered = [...groups.values()].sort((a, b) => place(a) - place(b));
  if (order) for (const group of ordered) group.indicators.sort(ranking(form, order));
  return ordered;
}

/** What the indicators can be put in order by, the highest first; null is by category. */
export const orders = ['rate', 'flagged', 'applicable', 'places'];

let ranks = {of: null, byId: new Map()};

/** Forgets the ranking, so that the next drawing makes a new one. */
export function rankAnew() {
  ranks.of = null;
}

// Made once for an area and form, then kept: rows that change places while they are read are no help.
function ranking(form, order) {
  const {mission, area} = store.selection;
  const rates = store.day(area, form.id);
  const of = `${mission}|${area}|${form.id}|${order}`;
  if (ranks.of !== of && rates) {
    ranks = {of, byId: new Map(form.indicators.map((indicator) => [indicator.id, weight(read(indicator, rates), order)]))};
  }
  const rank = (indicator) => (ranks.of === of ? ranks.byId.get(indicator.id) : 0);
  return (a, b) => rank(b) - rank(a);
}

// Rates of few answers come after the others, counts as they are, and what has no answer last.
function weight(reading, order) {
  const {figures} = reading;
  if (order === 'flagged') return figures?.flagged ?? -1;
  if (order === 'applicable') return figures?.n ?? figures?.applicable ?? -1;
  if (order === 'places') return figures?.placesFlagged ?? -1;
  if (reading.kind === 'rate') return 2 + reading.rate;
  if (reading.kind === 'few') return reading.rate;
  if (reading.kind === 'count') return reading.figures.flagged;
  return -1;
}

const titleOf = (id) => (['irregularity', 'facts', 'numbers'].includes(id) ? t(id) : categoryName(id));

export function categoryName(id) {
  const key = `category.${id}`;
  const name = t(key);
  return name === key ? id.replaceAll('_', ' ') : name;
}

function place(group) {
  if (group.section === 'numbers') return 200;
  if (group.section === 'facts') return 100;
  const at = categories.indexOf(group.id);
  return at < 0 ? 99 : at;
}
