// What can be done about one report: check it, take it out of the figures or let it back in, correct it, ask its team. Each
// with a reason; the figures follow when it comes back from the log.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {t} from '../i18n.js';
import {casework, remember, signed, standingOf} from '../casework.js';
import {signature} from './signature.js';
import './ask-back.js';
import './correction-form.js';

/**
 * What may be done with a report: the right that it needs, and whether it makes sense for the report as it stands, null
 * where it is not read. All in the same places always, so that no button jumps away from under a hand.
 */
const actions = {
  verify: {right: 'review', fits: (trail) => trail?.state === 'effective'},
  quarantine: {right: 'review', fits: (trail) => trail?.state !== 'quarantined'},
  release: {right: 'review', fits: (trail) => !trail || trail.state === 'quarantined'},
  correct: {right: 'correct', fits: (trail) => trail?.state === 'effective' && standingOf(trail)},
  ask: {right: 'ask', fits: () => true},
};

export class ReportActions extends PollwatchElement {
  static watches = ['queries', 'session', 'language'];
  /** `report`: its id; `trail`: what GET reports/{id} says of it, null while it is read. Tells what was `written`. */
  static properties = {report: {}, trail: {attribute: false}};

  #open = null;
  #said = '';
  #of = null;

  template() {
    const {session} = store;
    const {trail} = this;
    const offered = Object.keys(actions).filter((action) => session.may(actions[action].right));
    if (!offered.length) return nothing;
    return html`<section class="report-actions" aria-label=${t('report.decide')}>
      <div class="actions" role="group">
        ${offered.map(
          (action) =>
            html`<button
              type="button"
              data-action=${action}
              ?disabled=${!actions[action].fits(trail)}
              aria-expanded=${this.#open === action}
              @click=${() => this.#turn(action)}
            >
              ${t(`do.${action}`)}
            </button>`,
        )}
      </div>
      ${this.#form(trail)}
      <p role="status">${this.#said}</p>
    </section>`;
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
    this.requestUpdate();
  }

  #form(trail) {
    if (this.#open === 'ask') {
      return html`<pollwatch-ask .report=${this.report} .form=${trail?.form} @done=${(event) => this.#say(event.detail)}></pollwatch-ask>`;
    }
    if (this.#open === 'correct') {
      return html`<pollwatch-correction .trail=${trail} .standing=${standingOf(trail)} @done=${(event) => this.#written('correct', event.detail)}></pollwatch-correction>`;
    }
    if (!this.#open) return nothing;
    return html`<form class="decide" @submit=${this.#decide}>
      <p class="note">${t(`do.${this.#open}.note`)}</p>
      <label>${t('report.reason')} <textarea name="reason" rows="2" maxlength="500" required></textarea></label>
      ${signature()}
      <div class="actions"><button type="submit" class="strong">${t(`do.${this.#open}`)}</button></div>
    </form>`;
  }

  #say(text) {
    this.#said = text;
    this.#open = null;
    this.requestUpdate();
  }

  #written(action, text) {
    this.#say(text);
    this.dispatchEvent(new CustomEvent('written', {detail: action}));
  }

  #decide = async (event) => {
    event.preventDefault();
    const {reason, by} = Object.fromEntries(new FormData(event.target));
    if (by) remember(by);
    const action = this.#open;
    const revision = action === 'verify' ? this.trail.revision : undefined;
    const decision = {reportId: this.report, action, revision, reason, by: by ?? signed(store.session)};
    try {
      await casework.decide(store.mission.id, decision);
      this.#written(action, t('report.sent'));
    } catch {
      this.#said = t('report.refused');
      this.requestUpdate();
    }
  };
}

customElements.define('pollwatch-report-actions', ReportActions);
