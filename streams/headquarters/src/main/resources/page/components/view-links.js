// The views of the page as links, in their groups: each has an address of its own. On a phone behind a button that says
// where one is.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, t} from '../i18n.js';
import {flash} from '../flash.js';
import {allowed, groups} from '../pages.js';

export class ViewLinks extends PollwatchElement {
  static watches = ['mission', 'selection', 'session', 'findings', 'incidents', 'language'];

  #open = false;

  template() {
    if (!store.mission) return nothing;
    const {page} = store.selection;
    const offered = allowed(store.session);
    return html`<nav class="views" aria-label=${t('views')} data-open=${this.#open} @keydown=${this.#key}>
      <button type="button" id="views-menu" aria-expanded=${this.#open} aria-controls="views" @click=${this.#toggle}>
        <span class="bars" aria-hidden="true"></span> ${t(`page.${page}`)}
      </button>
      <div id="views">
        ${groups
          .map((group) => ({group, views: offered.filter((view) => view.group === group)}))
          .filter(({views}) => views.length)
          .map(
            ({group, views}) =>
              html`<div class="views-group" role="group" aria-label=${t(`pages.${group}`)}>
                <span class="views-name" aria-hidden="true">${t(`pages.${group}`)}</span>
                ${views.map((view) => this.#link(view, page))}
              </div>`,
          )}
      </div>
    </nav>`;
  }

  #link({name, badge}, shown) {
    const {live, mission, selection} = store;
    const address = selection.link({page: name, ...selection.asked(name)});
    return html`<a
      href=${address}
      data-page=${name}
      aria-current=${name === shown ? 'page' : 'false'}
      @click=${this.#close}
    >
      ${t(`page.${name}`)}${
        badge ? html`<span class="badge" id="count-${name}">${flash(count(badge(live)), mission.id)}</span>` : nothing
      }
    </a>`;
  }

  #toggle = () => {
    this.#open = !this.#open;
    this.requestUpdate();
  };

  #close = () => {
    if (this.#open) this.#toggle();
  };

  #key = (event) => {
    if (event.key !== 'Escape' || !this.#open) return;
    this.#toggle();
    this.querySelector('#views-menu').focus();
  };
}

customElements.define('pollwatch-views', ViewLinks);
