// The indicators of the chosen form in the chosen area, one row each.
import {PollwatchElement, html, nothing} from '../element.js';
import {figuresOf, store} from '../store.js';
import {count, currentLanguage, mean, percent, said, t} from '../i18n.js';
import {read} from '../figures.js';
import {flash} from '../flash.js';
import {answerOf, nameOf, questionOf} from '../labels.js';
import {along, axisOf, clockOf} from '../hours.js';
import {groupsOf, rankAnew} from '../rows.js';
import {printedFor, short, titleOf, years} from '../published.js';
import {rest, rove} from '../roving.js';
import {hourBars, intervalBar} from './bars.js';

const tops = [0.1, 0.2, 0.3, 0.5, 1];

export class IndicatorTable extends PollwatchElement {
  static watches = ['mission', 'selection', 'rates', 'hours', 'language'];

  template() {
    const {form, area, mission} = store;
    if (!form || !area) return nothing;
    const rates = store.day(area.id, form.id);
    const groups = groupsOf(form);
    const view = {
      rates,
      hours: this.#hours(area, form),
      context: `${mission.id}|${area.id}|${form.id}|${currentLanguage()}`,
      // Beside counts that must not become rates, other missions' rates would only invite the division.
      years: store.limited ? [] : years(),
      top: topOf(groups, rates),
    };
    return html`<table
      id="indicators"
      @keydown=${this.#key}
      @click=${this.#choose}
      class=${store.limited ? 'counts' : ''}
    >
      <caption>
        <h2>${t('indicators')}: ${said(area.names)}, ${said(form.title)}</h2>
        <span class="base"
          >${t('reports.of', {count: count(rates?.reports ?? 0), places: count(rates?.places ?? 0)})}</span
        >
        ${this.#order()} ${rates?.suspect ? html`<strong class="suspect">${t('suspect')}</strong>` : nothing}
      </caption>
      ${this.#columns(view)}
      <thead>
        ${this.#head(view)}
      </thead>
      ${groups.length
        ? groups.map((group) => this.#group(group, view))
        : html`<tbody>
            <tr>
              <td colspan=${7 + view.years.length}>${t('no.indicators')}</td>
            </tr>
          </tbody>`}
    </table>`;
  }

  /** The hours in which there are reports, and those between; what has no hour of this day has no place among them. */
  #hours(area, form) {
    const records = store.hours(area.id, form.id);
    const axis = axisOf(records, false);
    const hours = along(axis, records);
    return hours.some(Boolean) ? {axis, hours} : {axis, hours: []};
  }

  updated() {
    rest(this, 'button.pick', '[aria-pressed="true"]');
  }

  #order() {
    const choose = (order) => () => {
      rankAnew();
      store.select({order});
    };
    const {order} = store.selection;
    return html`<span class="switch" role="group" aria-label=${t('order')}>
      <button type="button" aria-pressed=${order === null} @click=${choose(null)}>${t('order.category')}</button>
      <button type="button" id="order-rate" aria-pressed=${order === 'rate'} @click=${choose('rate')}>
        ${t(store.limited ? 'order.count' : 'order.rate')}
      </button>
    </span>`;
  }

  /** A heading that puts the rows in its order, and back by category. */
  #sorting(order, name, classes, why) {
    const chosen = store.selection.order === order;
    const choose = () => {
      rankAnew();
      store.select({order: chosen ? null : order});
    };
    return html`<th scope="col" rowspan="2" class=${classes} title=${why} aria-sort=${chosen ? 'descending' : 'none'}>
      <button type="button" class="sort" data-sort=${order} @click=${choose}>${name}</button>
    </th>`;
  }

  #columns(view) {
    return html`<colgroup>
      <col class="label" />
      <col class="seen" />
      <col class="base" />
      ${
        store.limited
          ? nothing
          : html`<col class="rate" />
              <col class="interval" />`
      }
      <col class="hours" />
      <col class="places" />
      ${view.years.map(() => html`<col class="printed" />`)}
    </colgroup>`;
  }

  #head(view) {
    return html`<tr>
        <th scope="col" rowspan="2" class="label">${t('indicator')}</th>
        ${this.#sorting('flagged', t('flagged'), 'number', t('flaggedWhy'))}
        ${this.#sorting('applicable', t('applicable'), 'number base', t('applicableWhy'))}
        ${
          store.limited
            ? nothing
            : html`${this.#sorting('rate', t('rate'), 'number rate', nothing)}
                <th scope="col" rowspan="2" class="drawing" title=${t('intervalWhy')}>
                  ${t('interval')}<small>${t('intervalScale', {max: percent(view.top).replace(/[.,]0/, '')})}</small>
                </th>`
        }
        <th scope="col" rowspan="2" class="drawing hours">${t('byHour')}<small>${span(view.hours)}</small></th>
        ${this.#sorting('places', t('places'), 'number places', t('placesWhy'))}
        ${
          view.years.length
            ? html`<th scope="colgroup" class="published" colspan=${view.years.length} title=${t('publishedWhy')}>
                ${t('published')}
              </th>`
            : nothing
        }
      </tr>
      <tr>
        ${view.years.map((year) => html`<th scope="col" class="number printed">${year}</th>`)}
      </tr>`;
  }

  #group(group, view) {
    // In two parts: on a phone the second one, with the columns that it spans, is not shown.
    const first = store.limited ? 3 : 4;
    const rest = (store.limited ? 2 : 3) + view.years.length;
    return html`<tbody class=${group.section}>
      <tr class="group">
        <th scope="rowgroup" colspan=${first}>${group.title}</th>
        <td class="drawing" colspan=${rest}></td>
      </tr>
      ${group.indicators.map((indicator) => this.#row(indicator, group.section, view))}
    </tbody>`;
  }

  #row(indicator, section, view) {
    const reading = read(indicator, view.rates);
    const {figures} = reading;
    const chosen = indicator.id === store.selection.indicator;
    const printed = printedFor(indicator);
    const answer = answerOf(indicator);
    const number = indicator.kind === 'number';
    const shown = number ? mean(reading.mean) : percent(reading.rate);
    const places = figures && !number && figures.placesApplicable;
    return html`<tr data-indicator=${indicator.id} class="${reading.kind} ${indicator.kind}" data-selected=${chosen}>
      <th scope="row" class="label">
        <button class="pick" type="button" tabindex="-1" aria-pressed=${chosen} title=${nameOf(indicator)}>
          <span class="question">${questionOf(indicator)}</span
          >${answer ? html`<span class="answer">${answer}</span>` : nothing}
        </button>
      </th>
      <td class="number" data-field="flagged">
        ${flash(figures ? count(number ? figures.sum : figures.flagged) : '–', view.context)}
      </td>
      <td class="number base" data-field="applicable">
        ${flash(figures ? count(number ? figures.n : figures.applicable) : '–', view.context)}
      </td>
      ${
        store.limited
          ? nothing
          : html`<td class="number rate" data-field="rate" title=${reading.reason}>${flash(shown, view.context)}</td>
              <td class="drawing" data-field="interval">
                ${intervalBar(reading, section === 'facts' ? 1 : view.top)}
              </td>`
      }
      <td class="drawing hours" data-field="hours" aria-hidden="true">
        <svg class="bars" viewBox="0 0 96 14" preserveAspectRatio="none">
          ${hourBars(valuesByHour(indicator, view.hours.hours))}
        </svg>
      </td>
      <td class="number places" data-field="places">
        ${flash(places ? `${count(figures.placesFlagged)}/${count(figures.placesApplicable)}` : '–', view.context)}
      </td>
      ${view.years.map((year) => {
        const figuresOfYear = printed.filter((figure) => figure.year === year);
        return html`<td class="number printed" data-year=${year} title=${titleOf(figuresOfYear)}>
          ${figuresOfYear.length ? short(figuresOfYear[0]) : nothing}
        </td>`;
      })}
    </tr>`;
  }

  #choose = (event) => {
    const row = event.target.closest('tr[data-indicator]');
    if (row) store.select({indicator: row.dataset.indicator});
  };

  #key = (event) => {
    const next = rove(
      event,
      [...this.querySelectorAll('button.pick')].map((button) => [button]),
    );
    if (next) event.stopPropagation();
  };
}

/** The interval scale of the irregularities: the smallest round one that holds all their rates. */
function topOf(groups, rates) {
  const shares = groups
    .filter((group) => group.section === 'irregularity')
    .flatMap((group) => group.indicators)
    .map((indicator) => read(indicator, rates))
    .filter((reading) => reading.kind === 'rate')
    .map((reading) => reading.rate);
  const highest = Math.max(0, ...shares);
  return tops.find((top) => highest <= top) ?? 1;
}

function valuesByHour(indicator, hours) {
  return hours.map((rates) => {
    if (!rates) return {value: null, weak: true};
    const figures = figuresOf(rates, indicator.id);
    if (indicator.kind === 'number') return {value: figures?.n ? figures.sum / figures.n : null, weak: false};
    if (store.limited || figures?.withheld === 'incident') return {value: figures?.flagged ?? null, weak: false};
    if (!figures?.applicable) return {value: null, weak: true};
    return {value: figures.flagged / figures.applicable, weak: figures.applicable < store.mission.minimumReports};
  });
}

const span = ({axis, hours}) => (hours.length ? `${clockOf(axis.first)}–${clockOf(axis.last)}` : '');

customElements.define('pollwatch-indicators', IndicatorTable);
