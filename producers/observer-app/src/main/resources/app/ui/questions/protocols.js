// A commission's table: one row a station, its protocol as brought beside what stands in the table.
import {html, nothing} from '../../vendor/lit-html.js';
import {desk, placeOf} from '../../core/desk.js';
import {differs} from '../../core/hints.js';
import {searched} from '../../core/places.js';
import {draw} from '../draw.js';
import {cross} from '../icons.js';
import {said, t} from '../i18n.js';
import {placeName} from '../naming.js';
import {figure} from './fields.js';
import {contestants, withFigure} from './votes.js';

const MOST = 6;
const TOTALS = ['voted', 'valid', 'invalid'];
const SIDES = ['station', 'commission'];
const typed = new Map();

export function protocols({question, answer, report, give}) {
  const rows = Array.isArray(answer) ? answer : [];
  const change = (at, row) => give(rows.map((each, index) => (index === at ? row : each)));
  const remove = (at) => give(rows.length > 1 ? rows.filter((_, index) => index !== at) : undefined);
  return html`${rows.map((row, at) =>
    station(question, row, (next) => change(at, next), () => remove(at)),
  )}
  ${adding(question, report, rows, (place) => give([...rows, {place}]))}`;
}

function station(question, row, change, remove) {
  const place = placeOf(row.place);
  const items = [
    ...contestants(question, place).map(({id, names}) => [id, said(names)]),
    ...TOTALS.map((id) => [id, t(`protocol.${id}`)]),
  ];
  const set = (side, id, value) => change({...row, [side]: withFigure(row[side] ?? {}, id, value)});
  return html`<details class="protocol" open data-place=${row.place} data-differs=${differs(row)}>
    <summary>${placeName(row.place)}</summary>
    <table>
      <thead>
        <tr>
          <td></td>
          ${SIDES.map((side) => html`<th scope="col">${t(`protocol.${side}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${items.map(
          ([id, name]) => html`<tr data-item=${id}>
            <th scope="row">${name}</th>
            ${SIDES.map(
              (side) => html`<td>
                ${figure({
                  label: `${name}, ${t(`protocol.${side}`)}`,
                  value: row[side]?.[id],
                  give: (value) => set(side, id, value),
                })}
              </td>`,
            )}
          </tr>`,
        )}
      </tbody>
    </table>
    <button type="button" class="quiet" @click=${remove}>${cross()} ${t('protocol.remove')}</button>
  </details>`;
}

function adding(question, report, rows, add) {
  const words = typed.get(question.id) ?? '';
  const type = (value) => {
    typed.set(question.id, value);
    draw();
  };
  const within = placeOf(report.place)?.area;
  const taken = new Set(rows.map((row) => row.place));
  const hits = searched(desk.places, 'polling_station', words, MOST, within).filter((place) => !taken.has(place.id));
  return html`<label class="field">
      <span>${t('protocol.add')}</span>
      <input type="search" autocomplete="off" .value=${words} @input=${(event) => type(event.target.value)} />
    </label>
    ${hits.length
      ? html`<ul class="list">
          ${hits.map(
            (place) => html`<li>
              <button
                type="button"
                class="entry"
                data-place=${place.id}
                @click=${() => {
                  add(place.id);
                  type('');
                }}
              >
                <span class="words"><strong>${placeName(place.id)}</strong></span>
              </button>
            </li>`,
          )}
        </ul>`
      : words.trim()
        ? html`<p class="several">${t('place.none')}</p>`
        : nothing}`;
}
