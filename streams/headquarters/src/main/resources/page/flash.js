// A number that changes shows it, briefly and calmly.
import {noChange} from '/vendor/lit-html/lit-html.js';
import {Directive, directive} from '/vendor/lit-html/directive.js';

const still = matchMedia('(prefers-reduced-motion: reduce)');
const pause = 4000;
const length = 1200;
const most = 24;
let running = 0;

// A shadow, not a background: a cell's own background would hide that of its row while it fades.
// In steps: six repaints, where a smooth fade would repaint the page sixty times a second.
function glow(element) {
  if (element instanceof SVGElement) return;
  const shadow = 'inset 0 0 0 3rem';
  const fade = [{boxShadow: `${shadow} var(--flash)`}, {boxShadow: `${shadow} transparent`}];
  const animation = element.animate(fade, {duration: length, easing: 'steps(6)'});
  running++;
  const ended = () => running--;
  animation.finished.then(ended, ended);
}

/**
 * `flash(text, context)`: shows the text; tints its element when the text changed while the context (area, form,
 * language) stayed the same, at most once in 4 s, and not where everything moves at once: that would say nothing.
 */
export const flash = directive(
  class extends Directive {
    #text;
    #context;
    #until = 0;

    render(text) {
      return text;
    }

    update(part, [text, context]) {
      const moved = this.#text !== undefined && this.#text !== text && this.#context === context;
      if (this.#text === text && this.#context === context) return noChange;
      this.#text = text;
      this.#context = context;
      const now = performance.now();
      if (moved && now > this.#until && running < most && !still.matches) {
        this.#until = now + pause;
        glow(part.parentNode);
      }
      return text;
    }
  },
);
