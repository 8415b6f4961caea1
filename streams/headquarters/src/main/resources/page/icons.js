// Small drawings that carry a meaning beside their word, so that no state is told by colour alone.
import {html, nothing, svg} from './element.js';

const shapes = {
  high: 'M8 1.5 15 14H1z',
  medium: 'M8 1 15 8 8 15 1 8z',
  low: 'M8 2.5a5.5 5.5 0 1 0 .01 0z',
  info: 'M3 3h10v10H3z',
  complete: 'M2.5 8.5 6 12 13.5 4',
  partial: 'M8 2.5a5.5 5.5 0 1 0 .01 0z',
  missing: 'M8 2.5a5.5 5.5 0 1 0 .01 0z',
  conflict: 'M2.5 6h11M2.5 10.5h11M11 2.5 5 14',
  no_signal: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  unplanned: 'M3.5 8h9',
  unknown: 'M3.5 8h9',
};
const filled = new Set(['high', 'medium', 'low', 'info']);

export const icon = (name) =>
  html`<svg class="icon ${filled.has(name) ? 'filled' : 'drawn'} ${name}" viewBox="0 0 16 16" aria-hidden="true">
    <path d=${shapes[name] ?? shapes.unknown}></path>
    ${name === 'partial' ? svg`<path class="half" d="M8 3a5 5 0 0 0 0 10z"></path>` : nothing}
  </svg>`;
