// The page put together: the header, the view that the address names, the report that may be open over it. Every component
// takes what it shows from the store.
import {PollwatchElement, html, nothing} from './element.js';
import {store} from './store.js';
import {currentLanguage, said, t} from './i18n.js';
import {allowed, pageOf} from './pages.js';
import './components/sign-in.js';
import './components/page-header.js';
import './components/alarms.js';
import './components/report-dialog.js';
import './components/page-footer.js';

class Page extends PollwatchElement {
  static watches = ['mission', 'selection', 'session', 'language'];

  /** The view shown, and its element: a new one whenever the view changes. */
  #shown = {page: null, element: null};
  #failed = null;
  #fetching = false;

  template() {
    const {mission, selection} = store;
    const view = t(store.session.may('figures') ? `page.${selection.page}` : 'session.released');
    document.title = mission ? `${view} · ${said(mission.titles)} · Pollwatch` : 'Pollwatch';
    return html`<pollwatch-header></pollwatch-header>
      <main id="view" tabindex="-1" aria-label=${view}>
        ${store.failure || !mission ? this.#waiting() : nothing}
        <pollwatch-alarms></pollwatch-alarms>
        ${this.#view(selection.page)}
      </main>
      <pollwatch-sign-in></pollwatch-sign-in>
      <pollwatch-report></pollwatch-report>
      <pollwatch-footer></pollwatch-footer>`;
  }

  updated() {
    if (store.mission) this.#fetchTheOthers();
  }

  #waiting() {
    if (store.session.account && !store.session.may('figures')) return this.#released();
    const text = store.failure ? t('connection.lost') : store.missions.length ? t('loading') : t('empty');
    return html`<p class="waiting" role="status">${text}</p>`;
  }

  /** Whoever sees no live figure finds here what was let out. */
  #released() {
    return html`<div class="released">
      <p>${t('session.partner')}</p>
      <ul>
        ${store.missions.map(
          ({id, titles}) =>
            html`<li><a href="/public/${encodeURIComponent(id)}?lang=${currentLanguage()}">${said(titles)}</a></li>`,
        )}
      </ul>
    </div>`;
  }

  #view(name) {
    const page = pageOf(name);
    if (page.needs && !store.session.may(page.needs)) return nothing;
    if (!customElements.get(page.element)) {
      this.#load(page);
      if (this.#failed !== name) return nothing;
      return html`<p class="waiting" role="alert">
        ${t('view.failed')} <button type="button" @click=${() => location.reload()}>${t('view.reload')}</button>
      </p>`;
    }
    if (this.#shown.page !== name) this.#shown = {page: name, element: document.createElement(page.element)};
    return this.#shown.element;
  }

  async #load(page) {
    try {
      await page.load();
      this.requestUpdate();
    } catch {
      // A browser remembers a module that could not be had by its address: only a new page asks again.
      if (this.#failed === page.name) return;
      this.#failed = page.name;
      this.requestUpdate();
    }
  }

  /** The other views are fetched when there is nothing else to do: they must open also while headquarters is away. */
  #fetchTheOthers() {
    if (this.#fetching) return;
    this.#fetching = true;
    const idle = globalThis.requestIdleCallback ?? ((then) => setTimeout(then, 500));
    idle(() => allowed(store.session).forEach((page) => page.load().catch(() => {})));
  }
}

customElements.define('pollwatch-page', Page);
store.start();
