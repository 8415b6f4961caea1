// Statements: freeze one, read it, see what changed since, release it with a look at what becomes public, take it back.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, currentLanguage, moment, t} from '../i18n.js';
import {statements} from '../statements.js';
import './statement-reading.js';
import './statement-changes.js';

const poll = 700;

export class StatementView extends PollwatchElement {
  static watches = ['mission', 'selection', 'language'];

  #list = null;
  #shown = null;
  #fault = '';
  #of = '';
  #timer;
  #deciding = null;

  disconnectedCallback() {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  update(changed) {
    const {mission, selection} = store;
    const of = `${mission?.id}|${selection.statement}|${currentLanguage()}`;
    if (mission && of !== this.#of) {
      this.#of = of;
      this.#load();
    }
    super.update(changed);
  }

  async #load() {
    clearTimeout(this.#timer);
    const of = this.#of;
    const {mission, selection} = store;
    try {
      const list = await statements.list(mission.id);
      const id = selection.statement ?? list[0]?.id;
      const shown = id ? await statements.show(mission.id, id, currentLanguage()) : null;
      if (of !== this.#of) return;
      this.#list = list;
      this.#shown = shown;
      this.#fault = '';
      if (list.some(({state}) => state === 'freezing')) this.#timer = setTimeout(() => this.#load(), poll);
    } catch (failure) {
      if (of !== this.#of) return;
      this.#list ??= [];
      this.#shown = null;
      this.#fault = failure.message;
    }
    this.requestUpdate();
  }

  template() {
    if (!store.mission || this.#list === null) return html`<p class="note" role="status">${t('statement.loading')}</p>`;
    return html`<h2 class="sr">${t('page.statement')}</h2>
      ${this.#freezer()} ${this.#fault ? html`<p class="fault" role="alert">${this.#fault}</p>` : nothing}
      <div class="statements">
        ${this.#items()}
        <div class="statement">${this.#shown ? this.#one(this.#shown) : nothing}</div>
      </div>
      ${this.#dialog()}`;
  }

  #freezer() {
    const busy = this.#list.some(({state}) => state === 'freezing');
    return html`<form class="freeze" @submit=${this.#freeze}>
      <label for="statement-title">${t('statement.title')}</label>
      <input id="statement-title" name="title" required maxlength="200" placeholder=${t('statement.titleHint')} />
      <button type="submit" ?disabled=${busy}>${t(busy ? 'statement.freezing' : 'statement.freeze')}</button>
      <span class="note">${t('statement.freezeNote')}</span>
      <a href=${statements.publicPage(store.mission.id, currentLanguage())} target="_blank" rel="noopener"
        >${t('statement.publicPage')}</a
      >
    </form>`;
  }

  #items() {
    if (!this.#list.length) return html`<p class="note">${t('statement.none')}</p>`;
    return html`<ul class="items" aria-label=${t('statement.list')}>
      ${this.#list.map(
        (it) => html`<li>
          <a
            href=${store.selection.link({statement: it.id})}
            aria-current=${it.id === this.#shown?.id ? 'true' : 'false'}
            ><b>${it.title}</b>
            <span class="state ${it.state}">${t(`statement.${it.state}`)}</span>
            <small>${it.frozenAt ? moment(it.frozenAt, store.mission.timeZone) : ''}</small></a
          >
        </li>`,
      )}
    </ul>`;
  }

  #one(it) {
    if (it.state === 'freezing' || it.state === 'failed') return this.#progress(it);
    const {mission} = store;
    const link = (what, lang) => statements.link(mission.id, it.id, what, lang);
    const lang = currentLanguage();
    const may = store.session?.may('release') ?? true;
    return html`${this.#check(it)}
      <div class="controls actions">
        <a class="button" href=${link('print', lang)} target="_blank" rel="noopener">${t('statement.print')}</a>
        <a class="button" href=${link('statement.txt', lang)}>${t('statement.text')}</a>
        <a class="button" href=${link('statement.xlsx', lang)}>XLSX</a>
        <a class="button" href=${link('figures.json')}>JSON</a>
        ${
          may && it.state !== 'withdrawn'
            ? html`<span class="decide">
                ${
                  it.state === 'draft'
                    ? html`<button type="button" class="primary" @click=${() => this.#ask('release')}>
                        ${t('statement.release')}
                      </button>`
                    : nothing
                }
                <button type="button" @click=${() => this.#ask('withdraw')}>${t('statement.withdraw')}</button>
              </span>`
            : nothing
        }
      </div>
      <pollwatch-statement-changes .statement=${it} .others=${this.#list}></pollwatch-statement-changes>
      <pollwatch-statement-reading .reading=${it.reading}></pollwatch-statement-reading>`;
  }

  #progress(it) {
    if (it.state === 'failed') return html`<p class="fault" role="alert">${it.fault}</p>`;
    return html`<div class="progress" role="status">
      <p>${t(`statement.step.${it.step}`)}</p>
      <progress max=${it.of || 1} value=${it.read} aria-label=${t('statement.freezing')}></progress>
      <p class="note">${t('statement.read', {read: count(it.read), of: count(it.of)})}</p>
    </div>`;
  }

  /** What the live figures said at the freeze, and whether the bytes still have their hash. */
  #check(it) {
    if (!it.intact) return html`<p class="alarm" role="alert">${t('statement.tampered')}</p>`;
    if (it.live === 'different') {
      return html`<div class="alarm" role="alert">
        <p>${t('statement.live.different')}</p>
        <ul>
          ${it.differences.slice(0, 10).map((line) => html`<li><code>${line}</code></li>`)}
        </ul>
      </div>`;
    }
    return html`<p class="check ${it.live}">${t(`statement.live.${it.live}`)}</p>`;
  }

  #freeze = async (event) => {
    event.preventDefault();
    const form = event.target;
    try {
      const freeze = await statements.freeze(store.mission.id, form.elements.title.value);
      form.reset();
      store.select({statement: freeze.id});
      this.#of = '';
    } catch (failure) {
      this.#fault = failure.message;
    }
    this.requestUpdate();
  };

  #ask(what) {
    this.#deciding = what;
    this.requestUpdate();
  }

  #dialog() {
    const what = this.#deciding;
    const it = this.#shown;
    if (!what || !it) return html`<dialog class="decision"></dialog>`;
    return html`<dialog class="decision" aria-labelledby="decision-title" @close=${this.#closed}>
      <form @submit=${this.#decide}>
        <h2 id="decision-title">${t(`statement.${what}.title`, {title: it.title})}</h2>
        ${what === 'release' ? this.#becomesPublic(it) : this.#reason()}
        <div class="controls">
          <button type="submit" class="primary">${t(`statement.${what}.do`)}</button>
          <button type="button" @click=${() => this.querySelector('dialog').close()}>${t('statement.cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #becomesPublic(it) {
    const {mission} = store;
    const phases = it.reading.sections.filter(({basis, groups}) => basis && groups.length).map(({title}) => title);
    return html`<p>${t('statement.release.what')}</p>
      <ul>
        <li>${t('statement.release.phases', {phases: phases.join(', ')})}</li>
        <li>${t('statement.release.regions')}</li>
        <li>${t('statement.release.small', {minimum: count(mission.minimumReports)})}</li>
        <li>${t(mission.partnerFeed === 'off' ? 'statement.release.noPartners' : 'statement.release.partners')}</li>
        ${it.live === 'equal' ? nothing : html`<li class="alarm">${t(`statement.live.${it.live}`)}</li>`}
      </ul>
      <p>${t('statement.release.final')}</p>`;
  }

  #reason() {
    return html`<p>${t('statement.withdraw.what')}</p>
      <label
        >${t('statement.withdraw.why')} <input name="reason" required maxlength="500" autocomplete="off"
      /></label>`;
  }

  #decide = async (event) => {
    event.preventDefault();
    const {mission} = store;
    const id = this.#shown.id;
    try {
      if (this.#deciding === 'release') await statements.release(mission.id, id);
      else await statements.withdraw(mission.id, id, event.target.elements.reason.value);
      this.querySelector('dialog').close();
      this.#timer = setTimeout(() => this.#load(), poll);
    } catch (failure) {
      this.#fault = failure.message;
      this.querySelector('dialog').close();
    }
  };

  #closed = () => {
    this.#deciding = null;
    this.requestUpdate();
  };

  updated() {
    const dialog = this.querySelector('dialog');
    if (this.#deciding && dialog && !dialog.open) dialog.showModal();
  }
}

customElements.define('pollwatch-statement', StatementView);
