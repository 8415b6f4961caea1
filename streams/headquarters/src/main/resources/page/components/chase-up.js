// Who is missing what: each team beside what is due of it, when it was last heard, what is stuck and what it was asked.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {clock, count, t} from '../i18n.js';
import {formName} from '../labels.js';
import {areaName} from '../names.js';
import {casework} from '../casework.js';

/** While coverage moves the list is read again this often at most, in ms. */
const rest = 10_000;
const most = 40;
const columns = ['team', 'area', 'missing', 'received', 'heard', 'stuck', 'asked'];

export class ChaseUp extends PollwatchElement {
  static watches = ['mission', 'selection', 'coverage', 'queries', 'session', 'language'];

  #teams = null;
  #of = null;
  /** What the list was last asked for: nothing is asked again while nothing has come. */
  #mark = null;
  #readAt = 0;
  #timer = null;
  #order = 'missing';
  #down = true;
  #open = new Set();
  #all = false;

  disconnectedCallback() {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  template() {
    const {mission, session, selection} = store;
    if (!mission?.plan || !session.may('reports') || !this.#teams?.length) return nothing;
    const rows = this.#teams.map((team) => ({...team, asked: asked(team.team)})).sort(this.#compare);
    const shown = this.#all ? rows : rows.slice(0, most);
    const link = `/v1/missions/${encodeURIComponent(mission.id)}/export/chase-up.csv?${new URLSearchParams({area: selection.area})}`;
    return html`<section id="chase-up" aria-labelledby="chase-title">
      <h2 id="chase-title">${t('chase')}</h2>
      <p class="note">
        ${t('chase.note')} ${session.may('export') ? html`<a href=${link} download>CSV</a>` : nothing}
      </p>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('chase')}>
        <table>
          <thead>
            <tr>${columns.map((name) => this.#head(name))}</tr>
          </thead>
          <tbody>
            ${shown.map((row) => this.#row(row))}
          </tbody>
        </table>
      </div>
      ${
        rows.length > shown.length
          ? html`<button type="button" class="more" @click=${this.#showAll}>
              ${t('more', {count: count(rows.length - shown.length)})}
            </button>`
          : nothing
      }
    </section>`;
  }

  updated() {
    const {mission, selection} = store;
    if (!mission?.plan || !store.session.may('reports')) return;
    const of = `${mission.id}|${selection.area}`;
    const mark = `${of}|${store.asOf}`;
    if (mark === this.#mark) return;
    this.#mark = mark;
    const wait = of === this.#of ? this.#readAt + rest - Date.now() : 0;
    this.#of = of;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#read(), Math.max(0, wait));
  }

  async #read() {
    const of = this.#of;
    this.#readAt = Date.now();
    const read = await casework.chaseUp(store.mission.id, store.selection.area).catch(() => null);
    if (of !== this.#of || read === null) return;
    const changed = JSON.stringify(read) !== JSON.stringify(this.#teams);
    this.#teams = read;
    if (changed) this.requestUpdate();
  }

  #compare = (a, b) => {
    const key = {
      team: (row) => row.team,
      area: (row) => areaName(row.areas[0]),
      missing: (row) => row.missing,
      received: (row) => row.received / Math.max(1, row.expected),
      heard: (row) => row.heardAt ?? '',
      stuck: (row) => row.stuck,
      asked: (row) => row.asked,
    }[this.#order];
    const [one, other] = [key(a), key(b)];
    const order = one < other ? -1 : one > other ? 1 : 0;
    return (this.#down ? -order : order) || (a.team < b.team ? -1 : 1);
  };

  #head(name) {
    const sorted = name === this.#order;
    const sort = () => {
      this.#down = sorted ? !this.#down : !['team', 'area', 'heard'].includes(name);
      this.#order = name;
      this.requestUpdate();
    };
    return html`<th scope="col" aria-sort=${sorted ? (this.#down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" class="pick" @click=${sort}>
        ${t(`chase.${name}`)} <span aria-hidden="true">${sorted ? (this.#down ? '↓' : '↑') : ''}</span>
      </button>
    </th>`;
  }

  #row(row) {
    const {mission} = store;
    const open = this.#open.has(row.team);
    const toggle = () => {
      if (open) this.#open.delete(row.team);
      else this.#open.add(row.team);
      this.requestUpdate();
    };
    return html`<tr data-team=${row.team} class=${row.missing ? 'missing' : ''}>
        <th scope="row">
          ${
            row.rows.length
              ? html`<button type="button" class="pick" aria-expanded=${open} @click=${toggle}>
                  ${row.team} <span aria-hidden="true">${open ? '▾' : '▸'}</span>
                </button>`
              : row.team
          }
        </th>
        <td>${row.areas.map(areaName).join(', ')}</td>
        <td class="number">${row.missing ? html`<b>${count(row.missing)}</b>` : count(0)}</td>
        <td class="number">${t('chase.of', {received: count(row.received), expected: count(row.expected)})}</td>
        <td>${row.heardAt ? clock(row.heardAt, mission.timeZone, mission.electionDay) : t('word.never')}</td>
        <td class="number">${row.stuck ? html`<b>${count(row.stuck)}</b>` : count(0)}</td>
        <td class="number">${count(row.asked)}</td>
      </tr>
      ${open ? row.rows.map((each) => this.#task(each)) : nothing}`;
  }

  #task(task) {
    const form = store.mission.forms.find((each) => each.id === task.form);
    const where = task.placeNumber ? t('station', {number: task.placeNumber}) : areaName(task.area);
    return html`<tr class="task">
      <td></td>
      <td>${form ? formName(form) : task.form} · ${where}</td>
      <td class="number">${count(task.missing)}</td>
      <td class="number">${t('chase.of', {received: count(task.received), expected: count(task.expected)})}</td>
      <td colspan="3"></td>
    </tr>`;
  }

  #showAll = () => {
    this.#all = true;
    this.requestUpdate();
  };
}

const asked = (team) =>
  [...store.live.queries.values()].filter((query) => query.team === team && query.state === 'asked').length;

customElements.define('pollwatch-chase-up', ChaseUp);
