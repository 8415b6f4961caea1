// A question back to the team of a report, in a fixed phrase: about the report, or one question of it.
import {untilFound} from '../again.js';
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {said, t} from '../i18n.js';
import {casework, remember, signed} from '../casework.js';
import {signature} from './signature.js';

let phrases = null;

export class AskBack extends PollwatchElement {
  static watches = ['session', 'language'];
  static properties = {report: {}, form: {}};

  #phrase = null;
  #said = '';

  connectedCallback() {
    super.connectedCallback();
    untilFound(() => this.#load(), () => this.isConnected);
  }

  async #load() {
    phrases ??= await casework.phrases(store.mission.id).catch(() => null);
    this.requestUpdate();
    return phrases !== null;
  }

  template() {
    if (!phrases) return html`<p>…</p>`;
    const phrase = phrases.find((each) => each.id === this.#phrase) ?? phrases[0];
    const questions = store.mission.forms.find((form) => form.id === this.form)?.questions ?? [];
    return html`<form class="decide" @submit=${this.#ask}>
      <p class="note">${t('do.ask.note')}</p>
      <label
        >${t('query.phrase')}
        <select name="phrase" @change=${this.#choose}>
          ${phrases.map(
            (each) => html`<option value=${each.id} .selected=${each === phrase}>${said(each.text)}</option>`,
          )}
        </select>
      </label>
      ${
        questions.length
          ? html`<label
              >${t('query.question')}
              <select name="question" ?required=${phrase.aim === 'question'}>
                <option value="">${phrase.aim === 'question' ? t('query.choose') : t('query.whole')}</option>
                ${questions.map((question) => html`<option value=${question.id}>${said(question.label)}</option>`)}
              </select>
            </label>`
          : nothing
      }
      ${signature()}
      <div class="actions">
        <button type="submit" class="strong">${t('do.ask')}</button>
        <span role="status">${this.#said}</span>
      </div>
    </form>`;
  }

  #choose = (event) => {
    this.#phrase = event.target.value;
    this.requestUpdate();
  };

  #ask = async (event) => {
    event.preventDefault();
    const {phrase, question, by} = Object.fromEntries(new FormData(event.target));
    if (by) remember(by);
    const query = {reportId: this.report, phrase, question: question || undefined, by: by ?? signed(store.session)};
    try {
      await casework.ask(store.mission.id, query);
      this.dispatchEvent(new CustomEvent('done', {detail: t('query.sent')}));
    } catch (refused) {
      this.#said = refused.status === 409 ? t('query.already') : t('report.refused');
      this.requestUpdate();
    }
  };
}

customElements.define('pollwatch-ask', AskBack);
