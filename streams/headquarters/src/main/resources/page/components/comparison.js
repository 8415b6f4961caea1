// What a finding compares: two numbers side by side, or a table where each name has a value from every source.
import {html, nothing} from '../element.js';
import {count, mean, percent, t} from '../i18n.js';
import {comparedName, sourceName, valueOf} from '../names.js';

// Numbers that go with others and are never looked at alone.
const beside = new Set(['readings', 'of', 'p', 'q']);
// Kinds whose two numbers may be subtracted; sources of an incident may not.
const subtracts = new Set(['comparison', 'threshold', 'capacity', 'mismatch', 'jump', 'series_sum']);

const main = (finding) => finding.compared.filter(({name}) => !beside.has(name));

/** The comparison in a few characters; of a table the row that differs most. */
export function brief(finding) {
  if (isTable(finding)) {
    const rows = rowsOf(finding).sort((a, b) => gap(b) - gap(a));
    const widest = rows[0];
    return finding.kind === 'hotspot'
      ? `${rate(finding, 'observed')} ↔ ${rate(finding, 'rest')}`
      : `${comparedName(finding, widest.name)} ${values(widest).map(valueOf).join(' ↔ ')}`;
  }
  const values_ = main(finding);
  if (values_.length > 3) return '';
  return values_.map(valueOf).join(' ↔ ');
}

const values = (row) => [...row.bySource.values()];

/** Of a hotspot: the rate from one source. */
function rate(finding, source) {
  const find = (name) => finding.compared.find((each) => each.name === name && each.source === source)?.number;
  return percent(find('applicable') ? find('flagged') / find('applicable') : null);
}

function rowsOf(finding) {
  const rows = new Map();
  for (const compared of main(finding)) {
    if (!rows.has(compared.name)) rows.set(compared.name, {name: compared.name, bySource: new Map()});
    rows.get(compared.name).bySource.set(compared.source, compared);
  }
  return [...rows.values()];
}

const isTable = (finding) => rowsOf(finding).length > 1 && rowsOf(finding).every((row) => row.bySource.size > 1);

function gap(row) {
  const numbers = values(row).map((each) => each.number ?? 0);
  return Math.max(...numbers) - Math.min(...numbers);
}

export function comparison(finding) {
  if (!finding.compared.length) return nothing;
  const notes = finding.compared.filter(({name}) => beside.has(name));
  return html`${isTable(finding) ? table(finding) : boxes(finding)}
  ${
    notes.length
      ? html`<p class="beside">
          ${notes.map((each) => html`<span>${comparedName(finding, each.name)} <b>${valueOf(each)}</b></span>`)}
        </p>`
      : nothing
  }`;
}

function boxes(finding) {
  const shown = main(finding);
  const [one, other] = shown;
  const numbers = shown.length === 2 && one.number != null && other.number != null;
  const difference = numbers && subtracts.has(finding.kind) ? one.number - other.number : 0;
  return html`<dl class="boxes">
    ${shown.map(
      (each) =>
        html`<div>
          <dt>${comparedName(finding, each.name)}</dt>
          <dd><strong>${valueOf(each)}</strong> <span>${sourceName(each.source)}</span></dd>
        </div>`,
    )}
    ${difference ? derived(t('difference'), signed(difference)) : nothing}
    ${saysMore(finding) ? derived(t('expected'), about(finding.expected)) : nothing}
  </dl>`;
}

// What is expected is often one of the numbers compared, and then stands there already.
const saysMore = ({expected, compared}) =>
  expected != null && !compared.some(({number, share}) => number === expected || share === expected);

const about = (number) => (Number.isInteger(number) ? count(number) : mean(number));

// What nobody reported: computed from the two beside it.
const derived = (name, value) =>
  html`<div class="derived">
    <dt>${name}</dt>
    <dd><strong>${value}</strong></dd>
  </div>`;

const signed = (number) => `${number > 0 ? '+' : '−'}${count(Math.abs(number))}`;

function table(finding) {
  const rows = rowsOf(finding);
  const sources = [...new Set(main(finding).map((each) => each.source))];
  const differs = subtracts.has(finding.kind);
  return html`<div class="scroll">
    <table class="compared">
      <thead>
        <tr>
          <td></td>
          ${sources.map((source) => html`<th scope="col" class="number">${sourceName(source)}</th>`)}
          ${differs ? html`<th scope="col" class="number">${t('difference')}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => {
          const first = row.bySource.get(sources[0])?.number;
          const last = row.bySource.get(sources.at(-1))?.number;
          const by = first != null && last != null ? last - first : 0;
          return html`<tr class=${differs && gap(row) ? 'differs' : ''}>
            <th scope="row">${comparedName(finding, row.name)}</th>
            ${sources.map((source) => {
              const each = row.bySource.get(source);
              return html`<td class="number">${each ? valueOf(each) : '–'}</td>`;
            })}
            ${differs ? html`<td class="number">${by ? signed(by) : '='}</td>` : nothing}
          </tr>`;
        })}
        ${
          finding.kind === 'hotspot'
            ? html`<tr class="differs">
                <th scope="row">${t('rate')}</th>
                ${sources.map((source) => html`<td class="number">${rate(finding, source)}</td>`)}
              </tr>`
            : nothing
        }
      </tbody>
    </table>
  </div>`;
}
