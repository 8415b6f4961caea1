// Areas in order of the chosen indicator, a row each, with base and interval. Abroad stands below, out of the order.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, currentLanguage, mean, percent, said, t} from '../i18n.js';
import {read, sectionOf, sentence} from '../figures.js';
import {flash} from '../flash.js';
import {reportsBehind} from '../drill.js';
import {orderAnew, orders, ranked} from '../ranking.js';
import {rest, rove} from '../roving.js';
import {intervalBar} from './bars.js';

const tops = [0.05, 0.1, 0.2, 0.3, 0.5, 1];

export class AreaRanking extends PollwatchElement {
  static watches = ['mission', 'selection', 'rates', 'language', 'session'];

  template() {
    const {areas, form, indicator, selection} = store;
    if (!form || !indicator) return nothing;
    const within = areas.byId.get(selection.within ?? areas.root.id);
    const {home, abroad} = ranked(areas.under(within.id), this.matches(':hover, :focus-within'));
    const readings = new Map(
      [within, ...home, ...abroad].map((area) => [area.id, read(indicator, store.day(area.id, form.id))]),
    );
    const shares = [...readings.values()].filter(({kind}) => kind === 'rate').map(({figures}) => figures.high ?? 0);
    const view = {
      readings,
      top: sectionOf(indicator) === 'facts' ? 1 : (tops.find((top) => Math.max(0, ...shares) <= top) ?? 1),
      context: `${selection.mission}|${form.id}|${indicator.id}|${currentLanguage()}`,
    };
    return html`<section aria-labelledby="ranking-title">
      <div class="head">
        <h2 id="ranking-title">
          ${selection.within ? t('inside', {area: said(within.names)}) : t('regions.title')}
        </h2>
        ${this.#sorting()}
      </div>
      ${
        selection.within
          ? html`<button type="button" id="ranking-back" @click=${() => store.select({within: null})}>
              ↑ ${said(areas.root.names)}
            </button>`
          : nothing
      }
      <div class="scroll">
        <table id="ranking" class=${sectionOf(indicator)} @keydown=${this.#key}>
          <thead>
            <tr>
              <th scope="col" class="label">${t('area')}</th>
              <th scope="col" class="number">${t('flagged')} ${t('applicable')}</th>
              ${
                store.limited
                  ? nothing
                  : html`<th scope="col" class="number">${indicator.kind === 'number' ? t('mean') : t('rate')}</th>
                      <th scope="col" class="drawing" title=${t('intervalWhy')}>
                        ${t('interval')}<small>${t('intervalScale', {max: percent(view.top).replace(/[.,]0/, '')})}</small>
                      </th>`
              }
              <th scope="col" class="number places" title=${t('placesWhy')}>${t('places')}</th>
            </tr>
          </thead>
          <tbody class="whole">
            ${this.#row(within, view, false)}
          </tbody>
          <tbody>
            ${home.map((area) => this.#row(area, view, true))}
          </tbody>
          ${
            abroad.length
              ? html`<tbody class="apart">
                  <tr class="group">
                    <th scope="rowgroup" colspan=${store.limited ? 3 : 5}>${t('regions.abroad')}</th>
                  </tr>
                  ${abroad.map((area) => this.#row(area, view, true))}
                </tbody>`
              : nothing
          }
        </table>
      </div>
    </section>`;
  }

  updated() {
    rest(this, 'button.pick', '[aria-pressed="true"]');
  }

  #sorting() {
    const chosen = store.selection.sort ?? orders[0];
    const choose = (order) => () => {
      orderAnew();
      store.select({sort: order === orders[0] ? null : order});
      this.requestUpdate();
    };
    return html`<span class="switch" role="group" aria-label=${t('order')}>
      ${orders.map(
        (order) =>
          html`<button type="button" id="sort-${order}" aria-pressed=${order === chosen} @click=${choose(order)}>
            ${t(`sort.${order === 'rate' && store.limited ? 'count' : order}`)}
          </button>`,
      )}
    </span>`;
  }

  #row(area, view, opens) {
    const reading = view.readings.get(area.id);
    const {figures, kind} = reading;
    const chosen = area.id === store.selection.area;
    const below = opens && store.areas.under(area.id).length > 0;
    const name = said(area.names);
    const context = `${view.context}|${area.id}`;
    return html`<tr class=${kind} data-area=${area.id} data-selected=${chosen}>
      <th scope="row" class="label">
        <span>
          <button
            type="button"
            class="pick"
            tabindex="-1"
            aria-pressed=${chosen}
            @click=${() => store.select({area: area.id})}
          >
            ${name}
          </button>
          ${
            below
              ? html`<button
                  type="button"
                  class="open"
                  data-within=${area.id}
                  title=${t('inside', {area: name})}
                  aria-label=${t('inside', {area: name})}
                  @click=${() => store.select({within: area.id, area: area.id})}
                >
                  ›
                </button>`
              : nothing
          }
        </span>
      </th>
      <td class="number" data-field="base">${this.#base(area, reading, context)}</td>
      ${
        store.limited
          ? nothing
          : html`<td class="number rate" data-field="rate" title=${sentence(reading)}>
                ${flash(kind === 'mean' ? mean(reading.mean) : percent(reading.rate), context)}
              </td>
              <td class="drawing">${intervalBar(reading, view.top)}</td>`
      }
      <td class="number places" data-field="places">
        ${figures?.placesApplicable ? `${count(figures.placesFlagged)}/${count(figures.placesApplicable)}` : '–'}
      </td>
    </tr>`;
  }

  #base(area, {figures, kind}, context) {
    if (!figures) return '–';
    if (kind === 'mean') return html`n ${flash(count(figures.n), context)}`;
    const {form, indicator} = store;
    const text = html`${flash(count(figures.flagged), context)}<small>/${count(figures.applicable)}</small>`;
    const href = figures.flagged ? reportsBehind({area: area.id, form: form.id, flagged: indicator.id}) : null;
    return href ? html`<a href=${href}>${text}</a>` : text;
  }

  #key = (event) => {
    const next = rove(
      event,
      [...this.querySelectorAll('button.pick')].map((button) => [button]),
    );
    if (next) event.stopPropagation();
  };
}

customElements.define('pollwatch-ranking', AreaRanking);
