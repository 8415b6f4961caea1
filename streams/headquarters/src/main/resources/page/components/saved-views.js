// The views saved under a name: the page as it stands is added to them, and each opens the page as it stood.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {moment, said, t} from '../i18n.js';
import {allowed} from '../pages.js';
import {areaName} from '../names.js';
import {addressOf, saved, standing} from '../saved.js';
import {sql} from '../sql-text.js';

export class SavedViews extends PollwatchElement {
  static watches = ['mission', 'selection', 'session', 'language'];

  #isOpen = false;
  #views = null;
  #failure = null;
  #busy = false;
  /** The view that is being renamed, and the one whose deletion was asked for once. */
  #renamed = null;
  #doomed = null;

  template() {
    const {mission, session} = store;
    if (!mission || !session.may('analyse')) return nothing;
    return html`<button type="button" id="saved" title=${t('saved')} aria-haspopup="dialog" @click=${this.#open}>
        <span aria-hidden="true">☆</span> <span class="word">${t('saved')}</span>
      </button>
      ${this.#isOpen ? this.#dialog() : nothing}`;
  }

  #dialog() {
    return html`<dialog id="saved-views" aria-labelledby="saved-title" @close=${this.#closed}>
      <form method="dialog"><button class="close" aria-label=${t('close')}>×</button></form>
      <h2 id="saved-title">${t('saved')}</h2>
      ${this.#form()}
      <div aria-live="polite">${this.#failure ? html`<p class="refused" role="alert">${this.#failure}</p>` : nothing}</div>
      ${this.#views ? this.#lists() : html`<p class="waiting" role="status">${t('loading')}</p>`}
    </dialog>`;
  }

  updated() {
    const dialog = this.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  #closed = () => {
    this.#isOpen = false;
    this.requestUpdate();
  };

  #form() {
    return html`<form id="save-view" @submit=${this.#save}>
      <p>${t('savedThis')}: <b>${described(standing())}</b></p>
      <label>${t('savedName')} <input name="name" maxlength="100" required autocomplete="off" /></label>
      <label class="check"><input type="checkbox" name="shared" /> ${t('savedShare')}</label>
      <button type="submit" ?disabled=${this.#busy}>${t('savedSave')}</button>
    </form>`;
  }

  #lists() {
    const offered = new Set(allowed(store.session).map(({name}) => name));
    const views = this.#views.filter(({page}) => offered.has(page));
    const own = views.filter((view) => view.own);
    const others = views.filter((view) => !view.own);
    return html`<h3>${t('savedOwn')}</h3>
      ${own.length ? html`<ul class="saved-list" id="saved-own">${own.map((view) => this.#own(view))}</ul>` : html`<p>${t('savedNone')}</p>`}
      ${
        others.length
          ? html`<h3>${t('savedShared')}</h3>
              <ul class="saved-list" id="saved-others">
                ${others.map(
                  (view) =>
                    html`<li data-view=${view.viewId}>
                      ${this.#link(view)}
                      ${
                        store.session.role === 'admin'
                          ? html`<span class="deeds">${this.#delete(view)}</span>`
                          : nothing
                      }
                    </li>`,
                )}
              </ul>`
          : nothing
      }`;
  }

  #link(view) {
    const by = view.own ? '' : `${view.owner}, `;
    return html`<span class="named">
      <a href=${addressOf(view)} @click=${() => this.#follow(view)}>${view.name}</a>
      <small>${described(view)} · ${by}${moment(view.savedAt, store.mission.timeZone)}</small>
    </span>`;
  }

  #own(view) {
    if (this.#renamed === view.viewId) {
      return html`<li data-view=${view.viewId}>
        <form class="rename" @submit=${(event) => this.#rename(event, view)}>
          <input name="name" maxlength="100" required .value=${view.name} aria-label=${t('savedName')} autocomplete="off" />
          <button type="submit" ?disabled=${this.#busy}>${t('savedSave')}</button>
          <button type="button" class="quiet" @click=${() => this.#turn(null)}>${t('savedCancel')}</button>
        </form>
      </li>`;
    }
    const share = () => this.#change(view, {shared: !view.shared});
    return html`<li data-view=${view.viewId}>
      ${this.#link(view)} ${view.shared ? html`<b class="shared">${t('savedIsShared')}</b>` : nothing}
      <span class="deeds">
        <button type="button" class="quiet" data-deed="rename" @click=${() => this.#turn(view.viewId)}>${t('savedRename')}</button>
        <button type="button" class="quiet" data-deed="share" ?disabled=${this.#busy} @click=${share}>
          ${t(view.shared ? 'savedKeep' : 'savedShareIt')}
        </button>
        ${this.#delete(view)}
      </span>
    </li>`;
  }

  /** The first press asks, the second deletes. */
  #delete(view) {
    const asks = this.#doomed !== view.viewId;
    const press = () => {
      if (!asks) return this.#remove(view);
      this.#doomed = view.viewId;
      return this.requestUpdate();
    };
    return html`<button type="button" class="quiet" data-deed="delete" ?disabled=${this.#busy} @click=${press}>
      ${t(asks ? 'savedDelete' : 'savedReally')}
    </button>`;
  }

  #open = async () => {
    this.#failure = null;
    this.#isOpen = true;
    this.#turn(null);
    try {
      this.#views = await saved.list();
    } catch (error) {
      this.#failure = error.message;
    }
    this.requestUpdate();
  };

  #turn(viewId) {
    this.#renamed = viewId;
    this.#doomed = null;
    this.requestUpdate();
  }

  #follow(view) {
    if (view.query) sql.write(view.query);
    this.querySelector('dialog').close();
  }

  #save = async (event) => {
    event.preventDefault();
    const form = event.target;
    const view = {...standing(), name: form.elements.name.value, shared: form.elements.shared.checked};
    if (await this.#write(async () => this.#put(await saved.add(view)))) form.reset();
  };

  async #rename(event, view) {
    event.preventDefault();
    const name = event.target.elements.name.value;
    if (await this.#change(view, {name})) this.#turn(null);
  }

  #change(view, changes) {
    return this.#write(async () => this.#put(await saved.change(view, changes)));
  }

  #remove(view) {
    return this.#write(async () => {
      await saved.remove(view);
      this.#views = this.#views.filter(({viewId}) => viewId !== view.viewId);
      this.#doomed = null;
    });
  }

  /** What was written stands in the list at once; headquarters itself shows it when it comes back from the log. */
  #put(view) {
    const others = (this.#views ?? []).filter(({viewId}) => viewId !== view.viewId);
    this.#views = [...others, view].sort((a, b) => a.name.localeCompare(b.name));
  }

  async #write(work) {
    if (this.#busy) return false;
    this.#busy = true;
    this.#failure = null;
    this.requestUpdate();
    try {
      await work();
    } catch (error) {
      this.#failure = error.message;
    }
    this.#busy = false;
    this.requestUpdate();
    return this.#failure === null;
  }
}

/** Which page, of what: "Analysis · West · Voting". */
function described({page, parameters}) {
  const form = store.mission.forms.find(({id}) => id === parameters.form);
  const area = store.areas.byId.has(parameters.area) ? areaName(parameters.area) : '';
  return [t(`page.${page}`), area, page === 'sql' ? '' : said(form?.title)].filter(Boolean).join(' · ');
}

customElements.define('pollwatch-saved', SavedViews);
