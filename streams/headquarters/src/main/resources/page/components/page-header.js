// Which mission, how fresh, and the two switches of the reader.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {currentLanguage, day, languages, moment, ownNames, said, speak, t} from '../i18n.js';
import {chooseTheme, theme, themes} from '../theme.js';
import './saved-views.js';
import './search-box.js';
import './session-menu.js';
import './view-links.js';

export class PageHeader extends PollwatchElement {
  static watches = ['mission', 'session', 'rates', 'connection', 'language', 'theme'];

  #resized = new ResizeObserver(() => {
    // Sticky parts below must know how high the header is; set through the object model, as inline styles are not
    // allowed.
    document.documentElement.style.setProperty('--header', `${this.getBoundingClientRect().height}px`);
  });

  connectedCallback() {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  disconnectedCallback() {
    this.#resized.disconnect();
    super.disconnectedCallback();
  }

  template() {
    const {mission, session} = store;
    const live = session.may('figures');
    const title = live ? (mission ? said(mission.titles) : t('loading')) : t('session.released');
    return html`<header>
      <div class="bar">
        <a class="skip" href="#view" @click=${skip}>${t('skip')}</a>
        <div class="title">
          <span class="product">Pollwatch</span>
          <h1 title=${mission ? said(mission.titles) : ''}>${title}</h1>
          ${
            mission && !dated(mission)
              ? html`<time datetime=${mission.electionDay}>${day(mission.electionDay)}</time>`
              : nothing
          }
        </div>
        ${live ? this.#state() : nothing}
        ${live ? html`<pollwatch-search></pollwatch-search>` : nothing}
        <div class="switches">${this.#missions()} ${this.#language()} ${this.#theme()}<pollwatch-session></pollwatch-session></div>
      </div>
      <div class="navigation"><pollwatch-views></pollwatch-views> <pollwatch-saved></pollwatch-saved></div>
      ${this.#banners()}
    </header>`;
  }

  #state() {
    const {mission} = store;
    return html`<div class="state">
      <span id="connection" role="status" aria-live="polite" data-state=${store.connection}
        >${t(`connection.${store.connection}`)}</span
      >
      <span title=${t('asOfWhy', {zone: mission?.timeZone ?? ''})}>
        ${t('asOf')} <time id="as-of" datetime=${store.asOf ?? ''}>${moment(store.asOf, mission?.timeZone)}</time>
      </span>
    </div>`;
  }

  #missions() {
    if (store.missions.length < 2 || !store.session.may('figures')) return nothing;
    const choose = (event) => store.select({mission: event.target.value});
    return html`<label>
      <span class="sr">${t('mission')}</span>
      <select id="mission" @change=${choose}>
        ${store.missions.map(
          (mission) =>
            html`<option value=${mission.id} .selected=${mission.id === store.selection.mission}>
              ${dated(mission) ? '' : mission.electionDay.slice(0, 4)} ${said(mission.titles)}
            </option>`,
        )}
      </select>
    </label>`;
  }

  #language() {
    return html`<label>
      <span class="sr">${t('language')}</span>
      <select id="language" @change=${(event) => speak(event.target.value)}>
        ${languages.map(
          (tag) =>
            html`<option value=${tag} lang=${tag} .selected=${tag === currentLanguage()}>${ownNames[tag]}</option>`,
        )}
      </select>
    </label>`;
  }

  #theme() {
    return html`<label>
      <span class="sr">${t('theme')}</span>
      <select id="theme" title=${t('theme')} @change=${(event) => chooseTheme(event.target.value)}>
        ${themes.map((name) => html`<option value=${name} .selected=${name === theme()}>${t(`theme.${name}`)}</option>`)}
      </select>
    </label>`;
  }

  #banners() {
    const {mission} = store;
    if (!mission) return nothing;
    return html`${
      mission.reconstruction
        ? html`<p id="banner" class="banner"><strong>${t('reconstruction')}.</strong> ${t('reconstructionWhy')}</p>`
        : nothing
    }
    ${
      store.limited
        ? html`<p id="limited" class="banner limited"><strong>${t('limited')}.</strong> ${t('limitedWhy')}</p>`
        : nothing
    }`;
  }
}

/** Whether the title itself names the year. */
const dated = (mission) => said(mission.titles).includes(mission.electionDay.slice(0, 4));

// The hash holds the selection, so the skip link moves the focus itself.
function skip(event) {
  event.preventDefault();
  (document.querySelector('#indicators button.pick[tabindex="0"]') ?? document.querySelector('#view'))?.focus();
}

customElements.define('pollwatch-header', PageHeader);
