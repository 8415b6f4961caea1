// The order of a form's indicators, shared by the indicator table and the heat table, so that their rows align.
import {sectionOf} from './figures.js';
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
 *     irregularities by category, then presence and neutral facts, then numbers
 */
export function groupsOf(form) {
  const groups = new Map();
  for (const indicator of form.indicators) {
    const section = sectionOf(indicator);
    const id = section === 'irregularity' ? indicator.category || 'other' : section;
    if (!groups.has(id)) groups.set(id, {id, section, title: titleOf(id), indicators: []});
    groups.get(id).indicators.push(indicator);
  }
  return [...groups.values()].sort((a, b) => place(a) - place(b));
}

const titleOf = (id) => (id === 'facts' || id === 'numbers' ? t(id) : categoryName(id));

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
