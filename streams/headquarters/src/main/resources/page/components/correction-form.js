// Headquarters' revision of a report: the form as the mission has it, filled with what stands. Only what changes is sent.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {said, t} from '../i18n.js';
import {casework, remember, signed} from '../casework.js';
import {wordName} from '../names.js';
import {answerText} from '../answers.js';
import {signature} from './signature.js';
import {number, special, tableOf, votesFields, votesOf} from './results-fields.js';

const words = {yes_no: ['yes', 'no'], evaluation: ['very_good', 'good', 'bad', 'very_bad']};
/** Sealed on the team's phone: nobody else can write one, it can only be taken away. */
const attached = new Set(['text', 'photo']);

/** Whether two answers say the same; contestants have no order. */
const same = (one, other) => JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
function inOrder(answer) {
  if (Array.isArray(answer)) return answer.map(inOrder);
  if (answer === null || typeof answer !== 'object') return answer;
  return Object.fromEntries(Object.keys(answer).sort().map((key) => [key, inOrder(answer[key])]));
}

export class CorrectionForm extends PollwatchElement {
  static watches = ['session', 'language'];
  static properties = {trail: {attribute: false}, standing: {attribute: false}};

  #said = '';
  #faults = new Map();

  template() {
    const {trail, standing} = this;
    const form = store.mission.forms.find((each) => each.id === trail.form);
    if (!form || !standing) return nothing;
    return html`<form class="decide correction" @submit=${this.#correct}>
      <p class="note">${t('do.correct.note', {revision: standing.revision})}</p>
      <div class="fields">
        ${this.#field('place', t('where'), html`<input name="place" .value=${standing.place} required autocomplete="off" />`)}
        ${this.#field(
          'observedAt',
          t('correct.observedAt'),
          html`<input type="datetime-local" name="observedAt" step="1" .value=${local(standing.observedAt)} required />`,
        )}
        ${form.questions.map((question) => this.#question(question, standing.answers?.[question.id]))}
      </div>
      <label>${t('report.reason')} <textarea name="reason" rows="2" maxlength="500" required></textarea></label>
      ${signature()}
      <div class="actions">
        <button type="submit" class="strong">${t('do.correct')}</button>
        <span role="status">${this.#said}</span>
      </div>
    </form>`;
  }

  #field(name, label, input) {
    const fault = this.#faults.get(name);
    return html`<label class=${fault ? 'faulty' : ''} data-field=${name}>
      <span>${label}</span> ${input} ${fault ? html`<span class="fault" lang="en">${fault}</span>` : nothing}
    </label>`;
  }

  #question(question, answer) {
    const name = `answers.${question.id}`;
    if (question.type === 'votes') return this.#figures(question, votesFields(question, answer, this.#area()));
    if (question.type === 'protocols') return this.#figures(question, this.#table(question, answer));
    if (attached.has(question.type)) return answer ? this.#attached(question, answer) : nothing;
    if (question.type === 'integer' || question.type === 'time') {
      const type = question.type === 'time' ? 'time' : 'text';
      const list = `words-${question.id}`;
      return this.#field(
        name,
        said(question.label),
        html`<input
          name=${name}
          type=${special.includes(answer) ? 'text' : type}
          inputmode=${question.type === 'integer' ? 'numeric' : nothing}
          list=${list}
          .value=${answer ?? ''}
          autocomplete="off"
        /><datalist id=${list}>${special.map((word) => html`<option value=${word}>${wordName(word)}</option>`)}</datalist>`,
      );
    }
    const options = words[question.type] ?? question.options.map((option) => option.id);
    const several = question.type === 'choices';
    const offered = [...(several ? ['none'] : []), ...options, ...special];
    const chosen = [answer ?? []].flat();
    return this.#field(
      name,
      said(question.label),
      html`<select name=${name} ?multiple=${several} size=${several ? Math.min(offered.length, 5) : nothing}>
        ${several ? nothing : html`<option value="" .selected=${!chosen.length}>${t('correct.none')}</option>`}
        ${offered.map(
          (word) => html`<option value=${word} .selected=${chosen.includes(word)}>${optionOf(question, word)}</option>`,
        )}
      </select>`,
    );
  }

  /** Where the report was made: whose ballot it is. */
  #area() {
    return this.trail.area ?? store.areas.root.id;
  }

  #table(question, answer) {
    return html`<pollwatch-table-fields
      .question=${question}
      .answer=${answer}
      .area=${this.#area()}
    ></pollwatch-table-fields>`;
  }

  #figures(question, fields) {
    const name = `answers.${question.id}`;
    const faults = [...this.#faults].filter(([field]) => field === name || field.startsWith(`${name}[`));
    return html`<fieldset data-field=${name} class="${question.type} ${faults.length ? 'faulty' : ''}">
      <legend>${said(question.label)}</legend>
      ${fields}
      ${faults.map(([field, expected]) => html`<span class="fault" lang="en">${field.slice(name.length)} ${expected}</span>`)}
    </fieldset>`;
  }

  #attached(question, answer) {
    return html`<fieldset data-field="answers.${question.id}">
      <legend>${said(question.label)}</legend>
      <p>${answerText(this.trail.form, question.id, answer)}. ${t('correct.sealed')}</p>
      <label class="check"><input type="checkbox" name="answers.${question.id}" value="away" /> ${t('correct.takeAway')}</label>
    </fieldset>`;
  }

  /** What the form says now, in the shape in which a device sends it; undefined for no answer. */
  #answer(question, data) {
    const given = data.getAll(`answers.${question.id}`).filter((word) => word !== '');
    if (attached.has(question.type)) return given.length ? undefined : this.standing.answers?.[question.id];
    if (question.type === 'votes') return given[0] ?? votesOf(question, data);
    if (question.type === 'protocols') return given[0] ?? tableOf(question, data);
    if (!given.length) return undefined;
    if (question.type === 'choices') return given.length === 1 ? given[0] : given;
    return question.type === 'integer' ? number(given[0]) : given[0];
  }

  #changes(data) {
    const {trail, standing} = this;
    const changes = {};
    if (data.get('place') !== standing.place) changes.place = data.get('place');
    if (data.get('observedAt') !== local(standing.observedAt)) changes.observedAt = zoned(data.get('observedAt'), standing.observedAt);
    const answers = {};
    const form = store.mission.forms.find((each) => each.id === trail.form);
    for (const question of form.questions) {
      const was = standing.answers?.[question.id];
      const is = this.#answer(question, data);
      if (!same(was, is)) answers[question.id] = is ?? null;
    }
    if (Object.keys(answers).length) changes.answers = answers;
    return changes;
  }

  #correct = async (event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    const changes = this.#changes(data);
    if (!Object.keys(changes).length) return this.#tell(t('correct.nothing'));
    const by = data.get('by');
    if (by) remember(by);
    const correction = {
      reportId: this.trail.reportId,
      basedOnRevision: this.standing.revision,
      ...changes,
      reason: data.get('reason'),
      by: by ?? signed(store.session),
    };
    this.#faults.clear();
    try {
      const {revision, outcome} = await casework.correct(store.mission.id, correction);
      this.dispatchEvent(new CustomEvent('done', {detail: t(`correct.${outcome}`, {revision})}));
    } catch (refused) {
      refused.errors?.forEach(({field, expected}) => this.#faults.set(field, expected));
      this.#tell(refused.status === 409 ? t('correct.moved') : t('report.refused'));
    }
    return undefined;
  };

  #tell(what) {
    this.#said = what;
    this.requestUpdate();
  }
}

const optionOf = (question, word) =>
  said(question.options.find((option) => option.id === word)?.label) || wordName(word);

// The clock of the mission; a place in another zone keeps the offset that is shown beside it on the report.
function local(iso) {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: store.mission.timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date(iso));
  return parts.replace(' ', 'T');
}

/** A time by the mission's clock as an instant, with the offset that the zone has about then. */
function zoned(text, about) {
  const shift = Date.parse(`${local(about)}Z`) - Date.parse(about);
  return new Date(Date.parse(`${text}Z`) - Math.round(shift / 60_000) * 60_000).toISOString();
}

customElements.define('pollwatch-correction', CorrectionForm);
