// The two small drawings of a table row: the interval and the hours.
import {nothing, svg, html} from '../element.js';
import {percent} from '../i18n.js';

const width = 96;
const height = 14;

/** The rate as a tick on its Wilson interval, on a scale from 0 to `top`; what lies beyond the scale is cut. */
export function intervalBar(reading, top) {
  const {figures} = reading;
  if (reading.rate == null || figures.low == null) return nothing;
  const x = (share) => Math.min(width - 1, 1 + (share / top) * (width - 2)).toFixed(1);
  const label = `${percent(figures.low)} – ${percent(figures.high)}`;
  return html`<svg class="interval ${reading.kind}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label=${label}>
    <title>${label}</title>
    <path class="axis" d="M1 ${height - 1}H${width - 1}"></path>
    <path class="range" d="M${x(figures.low)} 6.5H${x(figures.high)}"></path>
    <path class="tick" d="M${x(reading.rate)} 2V11"></path>
  </svg>`;
}

/** Bars by hour; hours with too few answers are pale. Each row has a scale of its own: it shows shape, not height. */
export function hourBars(hours) {
  if (!hours.length) return nothing;
  const top = Math.max(...hours.map((hour) => hour.value), 0) || 1;
  const slot = Math.min(10, width / hours.length);
  const bar = (hour, at) => {
    if (hour.value == null) return '';
    const size = hour.value > 0 ? Math.max(1.5, (hour.value / top) * (height - 2)) : 0.75;
    return `M${(at * slot).toFixed(1)} ${height}v${(-size).toFixed(1)}h${(slot - 1).toFixed(1)}v${size.toFixed(1)}z`;
  };
  const draw = (weak) => hours.map((hour, at) => (hour.weak === weak ? bar(hour, at) : '')).join('');
  return svg`<path class="strong" d=${draw(false)}></path><path class="weak" d=${draw(true)}></path>`;
}

/** How many reports each hour of an axis has, null for none: bars over the whole width. */
export function volumeBars(hours, across, high) {
  const top = Math.max(...hours.map((hour) => hour?.reports ?? 0), 1);
  const slot = across / hours.length;
  const bar = (hour, at) => {
    if (!hour?.reports) return '';
    const size = Math.max(1.5, (hour.reports / top) * (high - 1));
    return `M${(at * slot).toFixed(1)} ${high}v${(-size).toFixed(1)}h${(slot * 0.82).toFixed(1)}v${size.toFixed(1)}z`;
  };
  return svg`<path class="volume" d=${hours.map(bar).join('')}></path><path class="floor" d="M0 ${high}H${across}"></path>`;
}
