// Two missions side by side: every indicator that both count, in the areas that are declared to cover the same ground.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, currentLanguage, day, mean, percent, said, t} from '../i18n.js';
import {Asked, comparable, comparison} from '../analysis-api.js';
import {nameOf} from '../labels.js';
import {differenceBar, points, span} from './difference-bar.js';
import './form-tabs.js';

const tops = [0.05, 0.1, 0.2, 0.5, 1];

export class CompareView extends PollwatchElement {
  static watches = ['mission', 'selection', 'language'];

  #candidates = new Asked(() => this.requestUpdate());
  #comparison = new Asked(() => this.requestUpdate());

  template() {
    const {mission, selection} = store;
    if (!mission) return nothing;
    this.#candidates.about(mission.id, (signal) => comparable(mission.id, signal));
    const missions = this.#candidates.answer?.missions ?? [];
    const other = missions.find((each) => each.id === selection.with) ?? missions.find((each) => each.groups) ?? missions[0];
    if (other && selection.form) {
      const parameters = {with: other.id, form: selection.form};
      this.#comparison.about(`${mission.id}|${other.id}|${selection.form}`, (signal) =>
        comparison(mission.id, parameters, signal),
      );
    }
    return html`<div class="controls"><pollwatch-forms></pollwatch-forms> ${this.#choices(missions, other)}</div>
      <p class="note">${t('compareNote')}</p>
      ${this.#body(missions, other)}`;
  }

  #choices(missions, other) {
    if (!missions.length) return nothing;
    return html`<label class="with"
      >${t('compareWith')}
      <select id="with" @change=${(event) => store.select({with: event.target.value, group: null})}>
        ${missions.map(
          (each) =>
            html`<option value=${each.id} .selected=${each === other}>
              ${day(each.electionDay)}: ${said(each.titles)}
            </option>`,
        )}
      </select>
    </label>`;
  }

  #body(missions, other) {
    const failure = this.#candidates.failure ?? this.#comparison.failure;
    if (failure) return html`<p class="nothing" role="alert">${failure}</p>`;
    if (this.#candidates.answer && !missions.length) return html`<p class="nothing" role="status">${t('compareNobody')}</p>`;
    const found = this.#comparison.answer;
    if (!found || found.with !== other.id || found.form !== store.selection.form) {
      return html`<p class="waiting" role="status">${t('loading')}</p>`;
    }
    const group = found.groups.find((each) => each.areas[0].id === store.selection.group) ?? found.groups[0];
    if (!group) return html`<p class="nothing" role="status">${t('compareNoGround')}</p>`;
    return html`${found.rates ? nothing : html`<p class="note strong">${t('compareLimited')}</p>`}
      ${found.served ? nothing : html`<p class="note strong">${t('comparePrintedOnly')}</p>`}
      ${this.#groups(found, group)} ${this.#indicators(found, group)} ${this.#byGroup(found)} ${this.#unmatched(found)}`;
  }

  #groups(found, group) {
    return html`<label class="ground"
      >${t('compareGround')}
      <select id="ground" @change=${(event) => store.select({group: event.target.value})}>
        ${found.groups.map(
          (each) =>
            html`<option value=${each.areas[0].id} .selected=${each === group}>${groupName(each)}</option>`,
        )}
      </select>
    </label>`;
  }

  #indicators(found, group) {
    const figures = new Map(group.figures.map((each) => [each.id, each]));
    const rows = found.indicators
      .filter(({state}) => state === 'same')
      .map((indicator) => ({indicator, ...figures.get(indicator.id)}))
      .filter(({here, there, printed}) => here || there || printed.length);
    const top = topOf(rows.map(({difference}) => difference));
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('page.compare')}>
      <table id="compare" class=${found.rates ? '' : 'counts'}>
        <caption>
          <h2>${groupName(group)}</h2>
          <span class="base">
            ${t('reports.of', {count: count(group.reports), places: count(group.places)})} ·
            ${year(found.withElectionDay)}: ${t('reports.of', {count: count(group.withReports), places: count(group.withPlaces)})}
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col" class="label">${t('indicator')}</th>
            <th scope="col" class="number">${year(found.electionDay)}</th>
            <th scope="col" class="number">${year(found.withElectionDay)}</th>
            ${group.whole ? html`<th scope="col" class="number">${t('comparePrinted')}</th>` : nothing}
            ${
              found.rates
                ? html`<th scope="col" class="number">${t('difference')}<small>${t('comparePoints')}</small></th>
                    <th scope="col" class="drawing">${t('interval')}<small>± ${points(top).replace('+', '')}</small></th>`
                : nothing
            }
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => this.#row(row, found, group, top))}
        </tbody>
      </table>
    </div>`;
  }

  #row({indicator, here, there, difference, printed}, found, group, top) {
    const shown = difference ?? printed.find((each) => each.difference)?.difference ?? null;
    const weak = Boolean(here?.few || there?.few);
    const chosen = indicator.id === store.selection.indicator;
    return html`<tr class=${weak ? 'weak' : ''} data-indicator=${indicator.id} data-selected=${chosen}>
      <th scope="row" class="label">
        <button type="button" class="pick" aria-pressed=${chosen} @click=${() => store.select({indicator: indicator.id})}>
          ${nameHere(indicator)}
        </button>
      </th>
      <td class="number">${cell(here, found.rates)}</td>
      <td class="number">${cell(there, found.rates)}</td>
      ${group.whole ? html`<td class="number">${printed.map(printedCell)}</td>` : nothing}
      ${
        found.rates
          ? html`<td class="number points">${shown ? points(shown.difference) : '–'}<small>${span(shown)}</small></td>
              <td class="drawing">${differenceBar(shown, top, weak)}</td>`
          : nothing
      }
    </tr>`;
  }

  #byGroup(found) {
    const {indicator} = store;
    const match = found.indicators.find(({id, state}) => id === indicator?.id && state === 'same');
    if (!match || found.groups.length < 2) return nothing;
    const rows = found.groups.map((group) => ({group, figure: group.figures.find(({id}) => id === match.id)}));
    const top = topOf(rows.map(({figure}) => figure.difference));
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('compareByGround')}>
      <table id="compare-groups" class=${found.rates ? '' : 'counts'}>
        <caption>
          <h2>${t('compareByGround')}: ${nameOf(indicator)}</h2>
        </caption>
        <thead>
          <tr>
            <th scope="col" class="label">${year(found.electionDay)}</th>
            <th scope="col" class="label">${year(found.withElectionDay)}</th>
            <th scope="col" class="number">${year(found.electionDay)}</th>
            <th scope="col" class="number">${year(found.withElectionDay)}</th>
            ${
              found.rates
                ? html`<th scope="col" class="number">${t('difference')}<small>${t('comparePoints')}</small></th>
                    <th scope="col" class="drawing">${t('interval')}<small>± ${points(top).replace('+', '')}</small></th>`
                : nothing
            }
          </tr>
        </thead>
        <tbody>
          ${rows.map(({group, figure}) => {
            const weak = Boolean(figure.here?.few || figure.there?.few);
            return html`<tr class="${group.whole ? 'top' : ''} ${weak ? 'weak' : ''}" data-area=${group.areas[0].id}>
              <th scope="row" class="label">${names(group.areas)}</th>
              <td class="label">${names(group.withAreas)}</td>
              <td class="number">${cell(figure.here, found.rates)}</td>
              <td class="number">${cell(figure.there, found.rates)}</td>
              ${
                found.rates
                  ? html`<td class="number points">
                        ${figure.difference ? points(figure.difference.difference) : '–'}<small
                          >${span(figure.difference)}</small
                        >
                      </td>
                      <td class="drawing">${differenceBar(figure.difference, top, weak)}</td>`
                  : nothing
              }
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  #unmatched(found) {
    const others = found.indicators.filter(({state}) => state !== 'same');
    if (!others.length && !found.refused.length) return nothing;
    const kinds = ['counted_otherwise', 'only_here', 'only_there'];
    const years = {here: year(found.electionDay), there: year(found.withElectionDay)};
    return html`<details class="unmatched">
      <summary>${t('compareUnmatched')} <b>${count(others.length + found.refused.length)}</b></summary>
      ${kinds.map((kind) => {
        const of = others.filter(({state}) => state === kind);
        return of.length
          ? html`<h3>${t(`compare.${kind}`, years)}</h3>
              <ul>
                ${of.map((indicator) => html`<li>${nameHere(indicator)} <code>${indicator.id}</code></li>`)}
              </ul>`
          : nothing;
      })}
      ${
        found.refused.length
          ? html`<h3>${t('compareRefused')}</h3>
              <ul>
                ${found.refused.map((group) => html`<li>${names(group.areas)} ↔ ${names(group.withAreas)}</li>`)}
              </ul>`
          : nothing
      }
    </details>`;
  }
}

const year = (isoDate) => isoDate.slice(0, 4);
const names = (areas) => areas.map((area) => said(area.names)).join(' + ');

function groupName(group) {
  if (group.whole) return t('compareWhole');
  const now = names(group.areas);
  const then = names(group.withAreas);
  return now === then ? now : `${now} ↔ ${then}`;
}

/** The name that this page gives the indicator elsewhere; the other mission's label where it is not ours. */
function nameHere(indicator) {
  const own = store.form?.indicators.find((each) => each.id === indicator.id);
  return own ? nameOf(own) : said(indicator.label) || indicator.id;
}

function cell(side, rates) {
  if (!side) return '–';
  if (side.n != null) return html`${rates && side.n ? mean(side.sum / side.n) : count(side.sum)}<small>n ${count(side.n)}</small>`;
  const base = html`<small>${count(side.flagged)}/${count(side.applicable)}</small>`;
  return rates ? html`<b>${percent(side.rate)}</b>${base}` : html`${count(side.flagged)}<small>n ${count(side.applicable)}</small>`;
}

function printedCell(figure) {
  const both = figure.numerator != null && figure.denominator != null;
  const text = figure.percent != null ? `${count(figure.percent)}%` : figure.numerator != null ? count(figure.numerator) : '“…”';
  return html`<span class="printed" title=${figure.wording}
    >${text}${both ? html`<small>${count(figure.numerator)}/${count(figure.denominator)}</small>` : nothing}</span
  >`;
}

function topOf(differences) {
  const widest = Math.max(0.01, ...differences.filter(Boolean).map(({difference}) => Math.abs(difference)));
  return tops.find((top) => top >= widest) ?? 1;
}

customElements.define('pollwatch-compare', CompareView);
