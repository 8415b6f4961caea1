// The hours of one area in one drawing: above, when each form was filled; in the middle, the chosen indicators, small n
// hollow and pale; below, how many answers stand behind the first. What has no hour of this day stands apart at the right.
import {PollwatchElement, html, nothing, svg} from '../element.js';
import {store} from '../store.js';
import {count, said, t} from '../i18n.js';
import {read, sectionOf, sentence} from '../figures.js';
import {formName, nameOf} from '../labels.js';
import {along, axisOf, beside as asideOf, clockOf, indexOf} from '../hours.js';
import {reportsBehind} from '../drill.js';
import {beside} from './time-view.js';
import {line, markers, scaleOf, windowOf} from './hour-lines.js';
import {Asked, arrivals} from '../analysis-api.js';

const left = 118;
const narrowLeft = 74;
const row = 24;
const plot = 230;
const bars = 70;
/** While reports come, what was late is counted again this often at most, in ms. */
const breath = 15_000;

export class TimeChart extends PollwatchElement {
  static watches = ['mission', 'selection', 'hours', 'session', 'language'];

  #came = new Asked(() => this.requestUpdate());
  #counted = null;
  #timer = null;

  #width = 900;
  #resized = new ResizeObserver(([entry]) => {
    const width = Math.round(entry.contentRect.width);
    if (width && Math.abs(width - this.#width) > 4) {
      this.#width = width;
      this.requestUpdate();
    }
  });

  connectedCallback() {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  disconnectedCallback() {
    this.#resized.disconnect();
    clearTimeout(this.#timer);
    this.#timer = null;
    super.disconnectedCallback();
  }

  template() {
    const {mission, area, form, indicator} = store;
    if (!mission || !area || !form) return nothing;
    const byForm = mission.forms.map((each) => ({form: each, records: store.hours(area.id, each.id)}));
    const axis = axisOf(byForm.flatMap(({records}) => records));
    const shown = indicator ? [indicator, ...(sectionOf(indicator) === 'numbers' || store.limited ? [] : beside())] : [];
    const records = store.hours(area.id, form.id);
    const hours = along(axis, records);
    const aside = asideOf(axis, records);
    const lines = shown.map((each) => ({
      indicator: each,
      readings: hours.map((rates) => (rates ? read(each, rates) : null)),
      apart: aside.map((rates) => ({rates, reading: read(each, rates)})),
    }));
    const late = this.#lateByHour(mission, form, area);
    const start = this.#width < 560 ? narrowLeft : left;
    const slot = Math.max(8, (this.#width - start - 4) / axis.size);
    const view = {axis, hours, aside, lines, late, start, slot, byForm, height: row * byForm.length + 14 + plot + bars + 40};
    return html`<section class="time" aria-labelledby="time-title">
      <h2 id="time-title">${t('hours')}: ${said(area.names)}, ${formName(form)}</h2>
      ${shown.length ? this.#legend(lines) : nothing}
      <svg
        id="time"
        viewBox="0 0 ${this.#width} ${view.height}"
        role="group"
        aria-label="${t('hours')}: ${shown.map(nameOf).join(', ')}"
      >
        ${this.#forms(view)} ${lines.length ? this.#plot(view) : nothing}
      </svg>
      ${this.#late(view)} ${this.#aside(view)} ${lines.length ? this.#table(view) : nothing}
    </section>`;
  }

  /** How many reports of each hour came late in the whole day; asked again, after a breath, when reports have come. */
  #lateByHour(mission, form, area) {
    this.#came.about(`${mission.id}|${form.id}|${area.id}`, (signal) => {
      this.#counted = store.asOf;
      return arrivals(mission.id, form.id, area.id, signal);
    });
    if (!this.#timer && this.#counted !== store.asOf) {
      this.#timer = setTimeout(() => {
        this.#timer = null;
        this.#came.again();
      }, breath);
    }
    const {answer} = this.#came;
    if (answer?.form !== form.id || answer.area !== area.id) return new Map();
    return new Map(answer.hours.filter(({late}) => late).map(({hour, late}) => [hour, late]));
  }

  #legend(lines) {
    return html`<ul class="lines">
      ${lines.map(
        ({indicator}, at) =>
          html`<li class="line-${at + 1}">
            <svg viewBox="0 0 34 12" aria-hidden="true">${line([{x: 1, y: 6}, {x: 33, y: 6}])}${markers([{x: 17, y: 6}], at)}</svg>
            ${nameOf(indicator)}
          </li>`,
      )}
      <li class="hollow">
        <svg viewBox="0 0 34 12" aria-hidden="true">${markers([{x: 17, y: 6, weak: true}], 0)}</svg>
        ${t('legend.few', {minimum: store.mission.minimumReports})}
      </li>
    </ul>`;
  }

  /** When each form was filled: its window is where nineteen of twenty of its reports lie. */
  #forms({axis, start, slot, byForm}) {
    return byForm.map(({form, records}, at) => {
      const hours = along(axis, records);
      const top = Math.max(1, ...hours.map((hour) => hour?.reports ?? 0));
      const y = at * row;
      const bounds = windowOf(hours.map((hour) => hour?.reports ?? 0));
      return svg`<g class="form-row ${form.id === store.form.id ? 'chosen' : ''}">
        <text class="name" x="0" y=${y + 16}>${cut(formName(form), start / 6.6)}</text>
        ${
          bounds
            ? svg`<rect class="window" x=${start + bounds.from * slot} y=${y + 1} width=${(bounds.to - bounds.from + 1) * slot} height=${row - 3} rx="3"></rect>`
            : nothing
        }
        ${hours.map((hour, index) => {
          if (!hour?.reports) return nothing;
          const high = Math.max(1.5, (hour.reports / top) * (row - 7));
          const text = `${formName(form)}, ${clockOf(axis.first + index)}:00: ${count(hour.reports)}`;
          return svg`<rect class="volume" x=${start + index * slot + slot * 0.12} y=${y + row - 2 - high} width=${slot * 0.76} height=${high}><title>${text}</title></rect>`;
        })}
      </g>`;
    });
  }

  #plot({axis, hours, lines, late, start, slot, byForm, height}) {
    const top = row * byForm.length + 14;
    const floor = top + plot;
    const drawn = lines.flatMap(({readings}) => readings.filter((it) => it && valueOf(it) != null));
    const strong = drawn.filter(({kind}) => kind !== 'few');
    const values = (strong.length ? strong : drawn).map(valueOf);
    const {max, ticks, say} = scaleOf(values, lines[0].indicator);
    const y = (value) => floor - Math.min(1.02, value / max) * plot;
    const x = (index) => start + (index + 0.5) * slot;
    const mine = byForm.find(({form}) => form.id === store.form.id);
    const bounds = windowOf(along(axis, mine.records).map((hour) => hour?.reports ?? 0));
    const most = Math.max(1, ...lines[0].readings.map((it) => baseOf(it)));
    const barTop = floor + 12;
    const barFloor = barTop + bars;
    return svg`<g class="plot">
      ${bounds ? svg`<rect class="window" x=${start + bounds.from * slot} y=${top} width=${(bounds.to - bounds.from + 1) * slot} height=${plot}></rect>` : nothing}
      ${ticks.map(
        (tick) => svg`<path class="grid" d="M${start} ${y(tick)}H${start + slot * axis.size}"></path>
          <text class="tick" x=${start - 6} y=${y(tick) + 4} text-anchor="end">${say(tick)}</text>`,
      )}
      ${hours.map((_, index) =>
        slot > 22 || index % 3 === 0
          ? svg`<text class="hour" x=${x(index)} y=${height - 8} text-anchor="middle">${clockOf(axis.first + index)}</text>`
          : nothing,
      )}
      ${hours.map((_, index) => {
        const base = baseOf(lines[0].readings[index]);
        if (!base) return nothing;
        const high = Math.max(1.5, (base / most) * bars);
        const came = Math.min(high, ((late.get(hours[index].hour) ?? 0) / most) * bars);
        const place = {x: start + index * slot + slot * 0.12, width: slot * 0.76};
        return svg`<rect class="answers" x=${place.x} y=${barFloor - high} width=${place.width} height=${high}></rect>
          ${came ? svg`<rect class="came-late" x=${place.x} y=${barFloor - high} width=${place.width} height=${Math.max(3, came)}></rect>` : nothing}`;
      })}
      <text class="tick" x=${start - 6} y=${barTop + 10} text-anchor="end">${count(most)}</text>
      <text class="name" x="0" y=${barFloor - 2}>${t('applicable')}</text>
      ${lines.map(({readings}, at) => {
        const points = readings
          .map((reading, index) => ({reading, x: x(index)}))
          .filter(({reading}) => reading && valueOf(reading) != null)
          .map(({reading, ...point}) => ({...point, y: y(valueOf(reading)), weak: reading.kind === 'few', reading}));
        const whiskers = at
          ? nothing
          : points
              .filter(({reading}) => reading.kind === 'rate' && reading.figures.low != null)
              .map((point) => svg`<path class="whisker" d="M${point.x} ${y(point.reading.figures.low)}V${y(point.reading.figures.high)}"></path>`);
        return svg`<g class="line-${at + 1}">${whiskers}${line(points.filter(({weak}) => !weak))}${markers(points, at)}</g>`;
      })}
      ${hours.map((hour, index) => this.#touch(hour, index, {axis, lines, start, slot, top, barFloor}))}
    </g>`;
  }

  /** The whole hour answers to the pointer and the keyboard, and leads to its reports. */
  #touch(hour, index, {axis, lines, start, slot, top, barFloor}) {
    if (!hour) return nothing;
    const text = [
      `${clockOf(axis.first + index)}:00`,
      ...lines.map(({indicator, readings}) => `${nameOf(indicator)}: ${sentence(readings[index])}`),
    ].join('\n');
    const area = svg`<rect class="touch" x=${start + index * slot} y=${top} width=${slot} height=${barFloor - top}><title>${text}</title></rect>`;
    const href = reportsBehind({area: store.area.id, form: store.form.id, flagged: null, hour: hour.hour});
    return href ? svg`<a href=${href} aria-label=${text} data-hour=${hour.hour}>${area}</a>` : area;
  }

  /** Late reports move the hour they belong to, never the hour they came in. */
  #late({late}) {
    const justNow = store.asOf ? store.late.of(store.area.id, store.form.id, store.asOf) : new Map();
    return html`${lateHours('time-late-day', 'time.lateDay', late)} ${lateHours('time-late', 'time.late', justNow)}`;
  }

  /** Reports without an hour of this day: they count for the day, and stand beside every hour. */
  #aside({aside, lines}) {
    if (!aside.length) return nothing;
    const reports = aside.reduce((sum, rates) => sum + rates.reports, 0);
    return html`<p class="apart" id="time-apart">
      <b>${t('time.apart', {count: count(reports)})}</b>
      ${lines.map(({indicator, apart: others}) =>
        others
          .filter(({reading}) => reading.kind !== 'none')
          .map(
            ({rates, reading}) =>
              html`<span>${rates.hour === 'unknown' ? t('hourUnknown') : rates.hour.replace('T', ' ')}: ${nameOf(indicator)} ${sentence(reading)}</span>`,
          ),
      )}
    </p>`;
  }

  #table({axis, hours, lines, late}) {
    return html`<details>
      <summary>${t('hoursTable')}</summary>
      <div class="scroll">
        <table id="time-table">
          <thead>
            <tr>
              <th scope="col">${t('hour')}</th>
              ${lines.map(({indicator}) => html`<th scope="col">${nameOf(indicator)}</th>`)}
              <th scope="col">${t('time.lateColumn')}</th>
            </tr>
          </thead>
          <tbody>
            ${hours.map((hour, index) =>
              hour
                ? html`<tr>
                    <th scope="row">${clockOf(axis.first + index)}</th>
                    ${lines.map(({readings}) => html`<td class=${readings[index].kind}>${sentence(readings[index])}</td>`)}
                    <td>${count(late.get(hour.hour) ?? 0)} / ${count(hour.reports)}</td>
                  </tr>`
                : nothing,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }
}

function lateHours(id, words, late) {
  if (!late.size) return nothing;
  const total = [...late.values()].reduce((sum, more) => sum + more, 0);
  const hours = [...late].sort().map(([hour, more]) => `${clockOf(indexOf(hour))}:00 +${count(more)}`);
  return html`<p class="apart late" id=${id}><b>${t(words, {count: count(total)})}</b> <span>${hours.join(' · ')}</span></p>`;
}

const cut = (text, letters) => (text.length > letters ? `${text.slice(0, letters - 1)}…` : text);

/** What is drawn of a reading: a share, a mean or a count. */
function valueOf(reading) {
  if (reading.kind === 'mean') return reading.mean;
  if (reading.kind === 'count') return reading.figures.flagged;
  return reading.rate;
}

const baseOf = (reading) => reading?.figures?.n ?? reading?.figures?.applicable ?? 0;

customElements.define('pollwatch-time-chart', TimeChart);
