// What is another figure now than in a statement, or in another statement: asked for when it is opened, and followed.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, said, t} from '../i18n.js';
import {formName, nameOf} from '../labels.js';
import {statements} from '../statements.js';

const most = 200;
/** While figures move they are compared again this often at most, in ms. */
const breath = 3000;

export class StatementChanges extends PollwatchElement {
  static watches = ['mission', 'rates', 'language'];
  static properties = {statement: {attribute: false}, others: {attribute: false}};

  #changes = null;
  #fault = '';
  #of = '';
  #with = 'live';
  #open = false;
  #seen = null;
  #timer = null;

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#timer = null;
    super.disconnectedCallback();
  }

  template() {
    const it = this.statement;
    if (!it) return nothing;
    this.#follow();
    if (this.#of !== it.id) {
      this.#of = it.id;
      this.#changes = null;
      this.#with = 'live';
      this.#fault = '';
      if (this.#open) this.#load();
    }
    const others = (this.others ?? []).filter(({id, frozenAt}) => frozenAt && id !== it.id);
    return html`<details @toggle=${this.#toggled}>
      <summary>${t('statement.changes')}</summary>
      <label class="with"
        >${t('statement.changes.with')}
        <select @change=${this.#chosen}>
          <option value="live" ?selected=${this.#with === 'live'}>${t('statement.changes.live')}</option>
          ${others.map((other) => html`<option value=${other.id} ?selected=${this.#with === other.id}>${other.title}</option>`)}
        </select></label
      >
      ${this.#fault ? html`<p class="fault" role="alert">${this.#fault}</p>` : nothing} ${this.#table()}
    </details>`;
  }

  #table() {
    const changes = this.#changes;
    if (!changes) return nothing;
    if (!changes.length) return html`<p class="note" role="status">${t('statement.changes.none')}</p>`;
    return html`<p class="note" role="status">${t('statement.changes.count', {count: count(changes.length)})}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('statement.changes')}>
        <table class="changes">
          <thead>
            <tr>
              <th scope="col">${t('statement.changes.figure')}</th>
              <th scope="col">${t('area')}</th>
              <th scope="col" class="number">${t('statement.changes.before')}</th>
              <th scope="col" class="number">${t('statement.changes.after')}</th>
            </tr>
          </thead>
          <tbody>
            ${changes.slice(0, most).map(
              (it) =>
                html`<tr>
                  <th scope="row">${this.#name(it)}<small>${t(`statement.counter.${it.counter}`)}</small></th>
                  <td>${said(it.areaNames) || it.area}</td>
                  <td class="number">${count(it.before)}</td>
                  <td class="number">${count(it.after)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  #name({form: id, indicator}) {
    const form = store.mission.forms.find((each) => each.id === id);
    const known = form?.indicators.find((each) => each.id === indicator);
    return [form ? formName(form) : id, known ? nameOf(known) : indicator].filter(Boolean).join(': ');
  }

  /** Compares again, after a breath, when reports have come. */
  #follow() {
    if (!this.#open || this.#with !== 'live' || this.#timer || this.#seen === store.asOf) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#open) this.#load();
    }, breath);
  }

  #toggled = (event) => {
    this.#open = event.target.open;
    if (this.#open && !this.#changes) this.#load();
  };

  #chosen = (event) => {
    this.#with = event.target.value;
    this.#load();
  };

  async #load() {
    const {id} = this.statement;
    const other = this.#with;
    this.#seen = store.asOf;
    try {
      const changes = await statements.changes(store.mission.id, id, other);
      if (id !== this.statement.id || other !== this.#with) return;
      this.#changes = changes;
      this.#fault = '';
    } catch (failure) {
      this.#fault = failure.message;
    }
    this.requestUpdate();
  }
}

customElements.define('pollwatch-statement-changes', StatementChanges);
