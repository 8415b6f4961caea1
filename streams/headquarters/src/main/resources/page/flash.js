// A number that changes shows it, briefly and calmly.
import {noChange} from '/vendor/lit-html/lit-html.js';
import {Directive, directive} from '/vendor/lit-html/directive.js';

const still = matchMedia('(prefers-reduced-motion: reduce)');
const pause = 4000;

/**
 * `flash(text, context)`: shows the text; tints its element when the text changed while the context (area, form,
 * language) stayed the same, at most once in 4 s.
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
      if (moved && now > this.#until && !still.matches) {
        this.#until = now + pause;
        // A shadow, not a background: a cell's own background would hide that of its row while it fades.
        part.parentNode.animate?.([{boxShadow: 'inset 0 0 0 3rem var(--flash)'}, {boxShadow: 'inset 0 0 0 3rem transparent'}], {
          duration: 1400,
          easing: 'ease-out',
        });
      }
      return text;
    }
  },
);
