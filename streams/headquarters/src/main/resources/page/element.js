// The base of every component: Lit's reactive element and lit-html, joined here because their single files need no
// import map (the `lit` package imports by bare name, which a strict content security policy does not resolve).
import {ReactiveElement} from '/vendor/@lit/reactive-element/reactive-element.js';
import {render} from '/vendor/lit-html/lit-html.js';
import {store} from './store.js';

export {html, svg, nothing} from '/vendor/lit-html/lit-html.js';

/**
 * Renders into the light DOM: one set of style sheets, plain selectors, and table, label and heading relations that
 * assistive technology sees whole. A subclass names the parts of the store that it shows in `static watches`.
 */
export class PollwatchElement extends ReactiveElement {
  static watches = [];

  #onChange = (event) => {
    const watches = this.constructor.watches;
    if (watches.some((part) => event.parts.has(part))) this.requestUpdate();
  };

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    store.addEventListener('change', this.#onChange);
  }

  disconnectedCallback() {
    store.removeEventListener('change', this.#onChange);
    super.disconnectedCallback();
  }

  update(changed) {
    super.update(changed);
    render(this.template(), this, {host: this});
  }
}
