// The fields of results in a correction: the votes of a contest, and a commission's table, station by station. Their names
// say what they are, so that the form is read without knowing how it was drawn.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {said, t} from '../i18n.js';
import {wordName} from '../names.js';

/** Answers to any question that say why there is none. */
export const special = ['not_observed', 'not_applicable'];

/** Figures beside the contestants' votes. */
const totals = ['voted', 'valid', 'invalid'];
const sides = ['station', 'commission'];

/** Not a number is sent as it is, so that the server names the field. */
export const number = (text) => (/^-?\d{1,18}$/.test(text.trim()) ? Number(text) : text);

/** Who stands on the ballot in an area: for the whole country, or for an area above or below it. */
function contestants(question, area, given) {
  const contest = store.mission.contests.find((each) => each.id === question.contest);
  const path = store.areas.path(area).map(({id}) => id);
  const here = (own) => !own || path.includes(own) || store.areas.path(own).some(({id}) => id === area);
  const known = (contest?.contestants ?? [])
    .filter((each) => here(each.area) || given.has(each.id))
    .map((each) => [each.id, said(each.name)]);
  const others = [...given].filter((id) => !known.some(([each]) => each === id) && !totals.includes(id));
  return [...known, ...others.map((id) => [id, id.replaceAll('_', ' ')])];
}

/** Whether figures are given, or a word stands in their place. */
export const wordField = (question, answer) => html`<select name="answers.${question.id}" aria-label=${said(question.label)}>
  <option value="" .selected=${typeof answer !== 'string'}>${t('correct.figures')}</option>
  ${special.map((word) => html`<option value=${word} .selected=${answer === word}>${wordName(word)}</option>`)}
</select>`;

const figure = (name, label, value) =>
  html`<input name=${name} aria-label=${label} inputmode="numeric" .value=${value ?? ''} autocomplete="off" />`;

export function votesFields(question, answer, area) {
  const given = typeof answer === 'string' ? {} : (answer ?? {});
  return html`${wordField(question, answer)}
  ${contestants(question, area, new Set(Object.keys(given))).map(
    ([id, label]) => html`<label><span>${label}</span> ${figure(`votes.${question.id}.${id}`, label, given[id])}</label>`,
  )}`;
}

/** The votes as a device sends them; undefined where none is given. */
export function votesOf(question, data) {
  const prefix = `votes.${question.id}.`;
  const votes = [...data.keys()].filter((name) => name.startsWith(prefix) && data.get(name) !== '');
  return votes.length ? Object.fromEntries(votes.map((name) => [name.slice(prefix.length), number(data.get(name))])) : undefined;
}

/** The table as a device sends it; undefined where no station is given. */
export function tableOf(question, data) {
  const prefix = `rows.${question.id}.`;
  const rows = new Map();
  for (const [name, value] of data) {
    if (!name.startsWith(prefix)) continue;
    const [at, side, item] = name.slice(prefix.length).split('.');
    const row = rows.get(at) ?? {place: '', station: {}, commission: {}};
    if (side === 'place') row.place = value.trim();
    else if (value !== '') row[side][item] = number(value);
    rows.set(at, row);
  }
  return rows.size ? [...rows.values()] : undefined;
}

/** A commission's table: each station opens to its two columns of figures; stations are added and taken away. */
export class TableFields extends PollwatchElement {
  static watches = ['language'];
  static properties = {question: {attribute: false}, answer: {attribute: false}, area: {}};

  #rows = [];
  #of = null;
  #next = 0;

  willUpdate(changed) {
    super.willUpdate(changed);
    if (this.#of === this.answer && this.#next) return;
    this.#of = this.answer;
    this.#rows = [];
    for (const row of Array.isArray(this.answer) ? this.answer : []) this.#rows.push({...row, at: this.#next++});
    this.#next++;
  }

  template() {
    const given = new Set(this.#rows.flatMap((row) => sides.flatMap((side) => Object.keys(row[side] ?? {}))));
    const items = [...contestants(this.question, this.area, given), ...totals.map((id) => [id, t(`compared.${id}`)])];
    return html`${wordField(this.question, this.answer)}
      <div class="stations">${this.#rows.map((row) => this.#station(row, items))}</div>
      <button type="button" data-add=${this.question.id} @click=${this.#add}>${t('correct.addStation')}</button>`;
  }

  #station(row, items) {
    const name = `rows.${this.question.id}.${row.at}`;
    const place = (event) => {
      row.place = event.target.value;
      this.requestUpdate();
    };
    return html`<details ?open=${row.isNew} data-station=${row.place}>
      <summary>${row.place || t('correct.newStation')}</summary>
      <label><span>${t('correct.station')}</span> <input name="${name}.place" required .value=${row.place} @change=${place} autocomplete="off" /></label>
      <table>
        <thead>
          <tr>
            <th></th>
            ${sides.map((side) => html`<th scope="col">${t(`source.${side}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${items.map(
            ([id, label]) =>
              html`<tr>
                <th scope="row">${label}</th>
                ${sides.map(
                  (side) =>
                    html`<td>${figure(`${name}.${side}.${id}`, `${label}, ${t(`source.${side}`)}`, row[side]?.[id])}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
      <button type="button" class="quiet" @click=${() => this.#remove(row)}>${t('correct.removeStation')}</button>
    </details>`;
  }

  #add = () => {
    this.#rows.push({place: '', station: {}, commission: {}, at: this.#next++, isNew: true});
    this.requestUpdate();
  };

  #remove(row) {
    this.#rows = this.#rows.filter((each) => each !== row);
    this.requestUpdate();
  }
}

customElements.define('pollwatch-table-fields', TableFields);
