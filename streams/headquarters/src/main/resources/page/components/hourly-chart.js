// The chosen indicator and area by local hour of observation: the rate with its interval above, the answers below.
import {PollwatchElement, html, nothing} from '../element.js';
import {figuresOf, store} from '../store.js';
import {count, hour as hourName, mean, percent, said, t} from '../i18n.js';
import {sectionOf} from '../figures.js';
import {nameOf} from '../labels.js';
import {chartOptions} from './chart-options.js';

export class HourlyChart extends PollwatchElement {
  static watches = ['mission', 'selection', 'hours', 'language', 'theme'];
  #chart;
  #loading;
  #tries = 0;

  template() {
    const {indicator, area} = store;
    if (!indicator || !area) return nothing;
    const rows = this.#rows();
    const label = `${nameOf(indicator)}, ${said(area.names)}. ${t('hours')}`;
    return html`<section aria-labelledby="hours-title">
      <h2 id="hours-title">${t('hours')}</h2>
      <div id="chart" role="img" aria-label=${label}></div>
      ${rows.length ? this.#table(rows) : html`<p class="empty">${t('noHours')}</p>`}
    </section>`;
  }

  updated() {
    this.#draw();
  }

  disconnectedCallback() {
    this.#chart?.dispose();
    this.#chart = undefined;
    super.disconnectedCallback();
  }

  #rows() {
    const {area, form, indicator} = store;
    const hours = store.hours(area.id, form.id);
    const number = indicator.kind === 'number';
    return hours.map((rates, at) => {
      const figures = figuresOf(rates, indicator.id);
      const answers = (number ? figures?.n : figures?.applicable) ?? 0;
      const seen = (number ? figures?.sum : figures?.flagged) ?? 0;
      const counted = store.limited || figures?.withheld === 'incident';
      return {
        name: rates.hour === 'unknown' ? t('hourUnknown') : hourName(rates.hour, hours[at - 1]?.hour),
        answers,
        seen,
        value: answers && !counted ? seen / answers : null,
        low: counted || number ? null : figures?.low,
        high: counted || number ? null : figures?.high,
        few: answers < store.mission.minimumReports,
      };
    });
  }

  #table(rows) {
    const number = store.indicator.kind === 'number';
    const show = (row) => (number ? mean(row.value) : percent(row.value));
    return html`<details>
      <summary>${t('hoursTable')}</summary>
      <table id="hours">
        <thead>
          <tr>
            <th scope="col">${t('hour')}</th>
            <th scope="col">${number ? t('sum') : t('flagged')}</th>
            <th scope="col">${t('applicable')}</th>
            ${store.limited ? nothing : html`<th scope="col">${number ? t('mean') : t('rate')}</th>`}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr class=${row.few ? 'few' : ''}>
                <th scope="row">${row.name}</th>
                <td>${count(row.seen)}</td>
                <td>${count(row.answers)}</td>
                ${store.limited ? nothing : html`<td>${show(row)}</td>`}
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`;
  }

  async #draw() {
    const place = this.querySelector('#chart');
    if (!place) return;
    const rows = this.#rows();
    place.hidden = rows.length === 0;
    if (!rows.length) return;
    const echarts = await this.#library();
    if (!echarts || !place.isConnected || !store.indicator || !store.area) return;
    // Another mission brings another element.
    if (this.#chart?.getDom() !== place) {
      this.#chart?.dispose();
      this.#chart = echarts.init(place, null, {renderer: 'canvas'});
      new ResizeObserver(() => this.#chart?.resize()).observe(place);
    }
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    const section = sectionOf(store.indicator);
    const options = chartOptions(this.#rows(), {
      section,
      number: store.indicator.kind === 'number',
      counts: store.limited || store.form.phase === 'incident',
      colour,
    });
    this.#chart.setOption(options, {notMerge: true, lazyUpdate: true});
  }

  /** A megabyte that the first numbers need not wait for; fetched anew at the next figures where it could not be had. */
  async #library() {
    this.#loading ??= import(`/vendor/echarts/dist/echarts.esm.min.js${this.#tries ? `?try=${this.#tries}` : ''}`);
    try {
      return await this.#loading;
    } catch {
      // A browser remembers a module that failed by its address, so the next try has another one.
      this.#loading = undefined;
      this.#tries += 1;
      return undefined;
    }
  }
}

customElements.define('pollwatch-hours', HourlyChart);
