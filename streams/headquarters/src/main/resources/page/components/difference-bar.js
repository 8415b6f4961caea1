// A difference of two rates on its interval, around zero.
import {html, nothing} from '../element.js';
import {bare} from '../i18n.js';

const width = 120;
const height = 14;
const middle = width / 2;

/** Percentage points with their sign: "+1.2". */
export const points = (share) => (share == null ? '–' : `${share > 0 ? '+' : share < 0 ? '−' : ''}${bare(Math.abs(share))}`);

/** "−2.0 to +1.1"; '' where there is no interval. */
export const span = (difference) =>
  difference?.low == null ? '' : `${points(difference.low)} … ${points(difference.high)}`;

/** @param top the difference at the ends of the scale; what lies beyond is cut */
export function differenceBar(difference, top, weak) {
  if (!difference) return nothing;
  const x = (share) => Math.max(1, Math.min(width - 1, middle + (share / top) * (middle - 1))).toFixed(1);
  const label = `${points(difference.difference)} ${span(difference)}`;
  return html`<svg
    class="difference ${weak ? 'weak' : ''}"
    viewBox="0 0 ${width} ${height}"
    preserveAspectRatio="none"
    role="img"
    aria-label=${label}
  >
    <title>${label}</title>
    <path class="axis" d="M${middle} 0V${height}"></path>
    <path class="range" d=${difference.low == null ? '' : `M${x(difference.low)} 7H${x(difference.high)}`}></path>
    <path class="tick" d="M${x(difference.difference)} 2V12"></path>
  </svg>`;
}
