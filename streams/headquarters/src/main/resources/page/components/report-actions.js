// What can be done about one report: check it, take it out of the figures or let it back in, correct it, ask its team. Each
// with a reason; the figures follow when it comes back from the log.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {t} from '../i18n.js';
import {casework, remember, signed, standingOf} from '../casework.js';
import {signature} from './signature.js';
import './ask-back.js';
import './correction-form.js';

const actions = ['verify', 'quarantine', 'release'];

export class ReportActions extends PollwatchElement {
  static watches = ['queries', 'session', 'language'];
  /** `report`: its id; `trail`: what GET reports/{id} says of it, null while it is read; fetched where nobody gives it. */
  static properties = {report: {}, trail: {attribute: false}};

  #open = null;
  #said = '';
  #fetched = null;
  #of = null;

  get #trail() {
    return this.trail ?? this.#fetched;
  }

  template() {
    const {session} = store;
    const trail = this.#trail;
    const standing = standingOf(trail);
    const offered = [
      ...(session.may('review') ? actions.filter((action) => this.#offers(action, trail)) : []),
      ...(session.may('correct') && standing && trail.state === 'effective' ? ['correct'] : []),
      ...(session.may('ask') ? ['ask'] : []),
    ];
    if (!offered.length) return nothing;
    return html`<section class="report-actions" aria-label=${t('report.decide')}>
      <div class="actions" role="group">
        ${offered.map(
          (action) =>
            html`<button
              type="button"
              data-action=${action}
              aria-expanded=${this.#open === action}
              @click=${() => this.#turn(action)}
            >
              ${t(`do.${action}`)}
            </button>`,
        )}
      </div>
      ${this.#form(trail, standing)}
      <p role="status">${this.#said}</p>
    </section>`;
  }

  #offers(action, trail) {
    if (!trail) return action !== 'verify';
    if (action === 'verify') return trail.state === 'effective';
    return (action === 'release') === (trail.state === 'quarantined');
  }

  #turn(action) {
    this.#open = this.#open === action ? null : action;
    this.#said = '';
    this.requestUpdate();
  }

  updated() {
    if (this.report === this.#of) return;
    this.#of = this.report;
    this.#open = null;
    this.#said = '';
    this.#fetched = null;
    this.#load();
  }

  async #load() {
    const id = this.report;
    // Whoever gives the trail reads it, also where it is still to come.
    if (this.trail !== undefined) return;
    const fetched = await casework.report(store.mission.id, id).catch(() => null);
    if (id !== this.report) return;
    this.#fetched = fetched;
    this.requestUpdate();
  }

  #form(trail, standing) {
    if (this.#open === 'ask') {
      return html`<pollwatch-ask .report=${this.report} .form=${trail?.form} @done=${this.#done}></pollwatch-ask>`;
    }
    if (this.#open === 'correct') {
      return html`<pollwatch-correction .trail=${trail} .standing=${standing} @done=${this.#done}></pollwatch-correction>`;
    }
    if (!this.#open) return nothing;
    return html`<form class="decide" @submit=${this.#decide}>
      <p class="note">${t(`do.${this.#open}.note`)}</p>
      <label>${t('report.reason')} <textarea name="reason" rows="2" maxlength="500" required></textarea></label>
      ${signature()}
      <div class="actions"><button type="submit" class="strong">${t(`do.${this.#open}`)}</button></div>
    </form>`;
  }

  #done = (event) => {
    this.#said = event.detail;
    this.#open = null;
    this.requestUpdate();
    // What was written shows when it has come back from the log, and from there into the warehouse.
    for (const wait of [700, 2_000, 5_000]) setTimeout(() => this.#again(), wait);
  };

  #again() {
    this.dispatchEvent(new CustomEvent('written', {bubbles: true}));
    this.#load();
  }

  #decide = async (event) => {
    event.preventDefault();
    const {reason, by} = Object.fromEntries(new FormData(event.target));
    if (by) remember(by);
    const action = this.#open;
    const revision = action === 'verify' ? this.#trail.revision : undefined;
    const decision = {reportId: this.report, action, revision, reason, by: by ?? signed(store.session)};
    try {
      await casework.decide(store.mission.id, decision);
      this.#done({detail: t('report.sent')});
    } catch {
      this.#said = t('report.refused');
      this.requestUpdate();
    }
  };
}

customElements.define('pollwatch-report-actions', ReportActions);
