// Lines over hours, as SVG. A line is told from another by its colour, its dashes and the shape of its marks.
import {svg} from '../element.js';
import {count, mean, percent} from '../i18n.js';
import {store} from '../store.js';

const tops = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1];
const radius = 4;

const shapes = [
  (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  (x, y, r) => `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`,
  (x, y, r) => `M${x} ${y - r * 1.25}L${x + r * 1.2} ${y + r}H${x - r * 1.2}z`,
  (x, y, r) => `M${x} ${y - r * 1.35}L${x + r * 1.35} ${y}L${x} ${y + r * 1.35}L${x - r * 1.35} ${y}z`,
];

/** @param {{x: number, y: number}[]} points */
export const line = (points) =>
  svg`<path class="stroke" d=${points.map(({x, y}, at) => `${at ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')}></path>`;

/** Marks of the nth line; weak ones are hollow. */
export const markers = (points, nth) =>
  points.map(({x, y, weak}) => svg`<path class="mark ${weak ? 'weak' : ''}" d=${shapes[nth](x, y, radius)}></path>`);

/**
 * The axis for some values: its end, its lines, and how it says them.
 *
 * @param {number[]} values shares, means or counts, as the indicator has
 */
export function scaleOf(values, indicator) {
  const highest = Math.max(0, ...values.filter((value) => value != null));
  const counts = store.limited || store.form.phase === 'incident';
  if (indicator.kind === 'number' || counts) {
    const step = niceStep(highest || 1);
    const max = Math.max(step, Math.ceil((highest * 1.05) / step) * step);
    const ticks = Array.from({length: Math.round(max / step) + 1}, (_, at) => at * step);
    return {max, ticks, say: counts ? count : mean};
  }
  const max = tops.find((top) => highest * 1.15 <= top) ?? 1;
  return {max, ticks: [0, 0.25, 0.5, 0.75, 1].map((part) => part * max), say: (share) => percent(share).replace(/[.,]0(?!\d)/, '')};
}

function niceStep(highest) {
  const rough = highest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough) * power;
  return store.limited || store.form.phase === 'incident' ? Math.max(1, Math.round(step)) : step;
}

/** Where nineteen of twenty lie: the shortest run of hours without the thin ends; null where there are none. */
export function windowOf(numbers) {
  const total = numbers.reduce((sum, number) => sum + number, 0);
  if (!total) return null;
  let from = 0;
  let to = numbers.length - 1;
  let inside = total;
  for (;;) {
    const first = numbers[from];
    const last = numbers[to];
    const [thin, atStart] = first <= last ? [first, true] : [last, false];
    if (from === to || inside - thin < total * 0.95) return {from, to};
    inside -= thin;
    if (atStart) from += 1;
    else to -= 1;
  }
}
