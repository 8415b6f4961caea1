// Read-only SQL for the statistician: the tables, a query, its answer as a table to take away.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, t} from '../i18n.js';
import {Asked, runSql, tables} from '../analysis-api.js';
import {sql} from '../sql-text.js';

const limit = 1000;
const examples = [
  ['sqlFlagged', "SELECT region, count(*) AS reports, count(*) FILTER (list_contains(flags, 'group_voting')) AS flagged\nFROM reports\nWHERE form = 'voting'\nGROUP BY region\nORDER BY flagged DESC"],
  ['sqlIndicators', "SELECT form, unnest(flags) AS indicator, count(*) AS flagged, count(DISTINCT place) AS places\nFROM reports\nGROUP BY ALL\nORDER BY flagged DESC"],
  ['sqlTeams', "SELECT team, count(*) AS reports, min(observed_at) AS first, max(observed_at) AS last\nFROM reports\nGROUP BY team\nORDER BY reports DESC"],
  ['sqlReceipts', 'SELECT outcome, count(*) AS submissions\nFROM receipts\nGROUP BY outcome\nORDER BY submissions DESC'],
];

if (!sql.written) sql.written = examples[0][1];

export class SqlView extends PollwatchElement {
  static watches = ['mission', 'language', 'sql'];

  #tables = new Asked(() => this.requestUpdate());
  #answer = null;
  #failure = null;
  #running = false;

  template() {
    const {mission} = store;
    if (!mission) return nothing;
    this.#tables.about(mission.id, (signal) => tables(mission.id, signal));
    return html`<p class="note">${t('sqlNote')}</p>
      <div class="sql">
        <form id="sql" @submit=${this.#run}>
          <label for="query">${t('sqlQuery')}</label>
          <textarea
            id="query"
            rows="9"
            maxlength="20000"
            spellcheck="false"
            autocapitalize="off"
            autocomplete="off"
            .value=${sql.written}
            @input=${(event) => sql.write(event.target.value)}
            @keydown=${this.#key}
          ></textarea>
          <div class="actions">
            <button type="submit" id="run" ?disabled=${this.#running}>${t(this.#running ? 'sqlRunning' : 'sqlRun')}</button>
            <span class="hint">Ctrl + Enter</span>
            ${this.#answer?.rows.length ? html`<button type="button" id="sql-csv" @click=${this.#save}>CSV</button>` : nothing}
          </div>
          <p class="examples">
            ${t('sqlExamples')}:
            ${examples.map(([name, text]) => html`<button type="button" @click=${() => this.#write(text)}>${t(name)}</button> `)}
          </p>
        </form>
        <section class="tables" aria-label=${t('sqlTables')}>
          <h2>${t('sqlTables')}</h2>
          ${this.#tables.failure ? html`<p role="alert">${this.#tables.failure}</p>` : nothing}
          ${inOrder(this.#tables.answer?.tables ?? []).map(
            (table) =>
              html`<details>
                <summary><code>${table.name}</code> <span>${known(`table.${table.name}`)}</span></summary>
                <ul>
                  ${table.columns.map(({name, type}) => html`<li><code>${name}</code> <small>${type}</small></li>`)}
                </ul>
              </details>`,
          )}
        </section>
      </div>
      <div aria-live="polite">
        ${this.#failure ? html`<p class="refused" role="alert">${this.#failure}</p>` : nothing} ${this.#rows()}
      </div>`;
  }

  #rows() {
    const answer = this.#answer;
    if (!answer) return nothing;
    const said = {rows: count(answer.rows.length), millis: count(answer.millis)};
    return html`<p class="note" id="sql-count">${t(answer.truncated ? 'sqlTruncated' : 'sqlRows', said)}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('sqlAnswer')}>
        <table id="sql-answer">
          <thead>
            <tr>
              ${answer.columns.map(
                ({name, type}, at) =>
                  html`<th scope="col" title=${type} class=${typeof answer.rows[0]?.[at] === 'number' ? 'number' : ''}>${name}</th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${answer.rows.map(
              (row) =>
                html`<tr>
                  ${row.map((cell) => html`<td class=${typeof cell === 'number' ? 'number' : ''}>${cell ?? html`<i>null</i>`}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  #write(text) {
    sql.write(text);
    this.querySelector('#query').focus();
  }

  #key = (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#run(event);
  };

  #run = async (event) => {
    event.preventDefault();
    if (this.#running) return;
    this.#running = true;
    this.#failure = null;
    this.requestUpdate();
    try {
      this.#answer = await runSql(store.mission.id, sql.written, limit);
    } catch (error) {
      this.#answer = null;
      this.#failure = error.message;
    }
    this.#running = false;
    this.requestUpdate();
  };

  #save = () => {
    const {columns, rows} = this.#answer;
    const lines = [columns.map(({name}) => name), ...rows].map((row) => row.map(quoted).join(','));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([lines.join('\r\n'), '\r\n'], {type: 'text/csv'}));
    link.download = `pollwatch-${store.mission.id}-query.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
}

/** RFC 4180; a text that a spreadsheet program would take for a formula is marked as text. */
function quoted(cell) {
  if (cell == null) return '';
  const text = typeof cell === 'string' && /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The tables that most queries begin with come first. */
function inOrder(all) {
  const first = ({name}) => (name === 'reports' ? 0 : name.startsWith('report_') ? 1 : 2);
  return [...all].sort((a, b) => first(a) - first(b) || (a.name < b.name ? -1 : 1));
}

const known = (key) => (t(key) === key ? '' : t(key));

customElements.define('pollwatch-sql', SqlView);
