// What this and earlier missions printed about an indicator.
import {store} from './store.js';
import {count, mean, t} from './i18n.js';

/** The figures printed for an indicator of the chosen form, newest first. */
export function printedFor(indicator) {
  return ofForm()
    .filter((figure) => figure.indicator === indicator.id)
    .sort((a, b) => b.year - a.year);
}

/** The years with any printed figure about an indicator of the chosen form, oldest first. */
export function years() {
  const shown = new Set(store.form.indicators.map((indicator) => indicator.id));
  const printed = ofForm().filter((figure) => shown.has(figure.indicator));
  return [...new Set(printed.map((figure) => figure.year))].sort((a, b) => a - b);
}

function ofForm() {
  const {form, mission} = store;
  return mission.published.filter((figure) => (figure.form ? figure.form === form.id : figure.phase === form.phase));
}

/** One printed figure as short as the table needs it. */
export function short(figure) {
  // Printed in words only; the number is the reconstruction's choice and stands with the words.
  if (figure.origin === 'chosen') return '“…”';
  if (figure.percent != null) return `${count(figure.percent)}%`;
  if (figure.numerator == null) return '“…”';
  if (figure.measure === 'mean') return mean(figure.numerator);
  const explicit = figure.base === 'explicit' && figure.denominator != null;
  return explicit ? `${count(figure.numerator)}/${count(figure.denominator)}` : count(figure.numerator);
}

/** One printed figure with all that stood beside it. */
export function full(figure) {
  const both = figure.numerator != null && figure.denominator != null;
  const parts = [
    both ? `${count(figure.numerator)}/${count(figure.denominator)}` : '',
    t(`measure.${figure.measure}`),
    t(`base.${figure.base}`),
    figure.origin === 'chosen' ? t('chosen') : '',
  ];
  return parts.filter(Boolean).join(', ');
}

/** The text behind a table cell. */
export const titleOf = (figures) =>
  figures
    .map((figure) =>
      [`${figure.year}: ${short(figure)} (${full(figure)})`, figure.wording, figure.note].filter(Boolean).join('. '),
    )
    .join('\n');
