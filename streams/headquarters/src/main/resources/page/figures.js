// How one indicator of one area is to be read: as a rate, a small number, a count, a mean, or nothing and why.
import {figuresOf, store} from './store.js';
import {bare, count, mean, percent, t} from './i18n.js';

/**
 * @typedef {object} Reading
 * @property {'rate'|'few'|'count'|'mean'|'none'} kind
 * @property {number|null} rate a share, or null where there is none to show
 * @property {string} reason why there is no plain rate, '' where there is one
 */

/** @returns {Reading & {figures: object|undefined}} */
export function read(indicator, rates) {
  const figures = figuresOf(rates, indicator.id);
  if (!figures) return {kind: 'none', rate: null, reason: t('why.no_reports'), figures};
  if (indicator.kind === 'number') return readNumber(figures);
  if (store.limited || figures.withheld === 'limited') {
    return {kind: 'count', rate: null, reason: t('why.limited'), figures};
  }
  if (figures.withheld === 'incident') return {kind: 'count', rate: null, reason: t('why.incident'), figures};
  if (!figures.applicable) {
    const unprinted = store.mission.reconstruction && figures.notObserved > 0;
    return {kind: 'none', rate: null, reason: t(unprinted ? 'why.not_printed' : 'why.no_answers'), figures};
  }
  const rate = figures.rate ?? figures.flagged / figures.applicable;
  const answers = indicator.kind === 'ratio' ? rates.reports : figures.applicable;
  const minimum = store.mission.minimumReports;
  if (answers < minimum) return {kind: 'few', rate, reason: t('why.few', {minimum}), figures};
  return {kind: 'rate', rate, reason: '', figures};
}

function readNumber(figures) {
  if (!figures.n) return {kind: 'none', rate: null, reason: t('why.no_answers'), figures};
  if (store.limited) return {kind: 'count', rate: null, reason: t('why.limited'), figures};
  return {kind: 'mean', rate: null, mean: figures.sum / figures.n, reason: '', figures};
}

/** The reading in the width of a heat cell or a tile. */
export function brief(reading) {
  const {kind, figures} = reading;
  if (kind === 'rate') return bare(reading.rate);
  if (kind === 'few') return `${count(figures.flagged)}/${count(figures.applicable)}`;
  if (kind === 'count') return count(figures.n ?? figures.flagged);
  if (kind === 'mean') return mean(reading.mean);
  return '–';
}

/** The reading in one line, the base always beside the rate. */
export function sentence(reading) {
  const {kind, figures} = reading;
  if (kind === 'none') return reading.reason;
  if (kind === 'mean') return `${mean(reading.mean)} (${t('sum')} ${count(figures.sum)}, n ${count(figures.n)})`;
  if (kind === 'count')
    return `${count(figures.flagged)} (n ${count(figures.n ?? figures.applicable)}). ${reading.reason}`;
  const base = `${percent(reading.rate)} (${count(figures.flagged)}/${count(figures.applicable)})`;
  return reading.reason ? `${base}. ${reading.reason}` : base;
}

/** Whether a rate of this indicator stands among the irregularities, the facts or the numbers. */
export function sectionOf(indicator) {
  if (indicator.kind === 'number') return 'numbers';
  return indicator.irregularity ? 'irregularity' : 'facts';
}
