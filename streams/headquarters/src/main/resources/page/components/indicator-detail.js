// The one chosen figure: its base, its interval, and what was not answered.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, currentLanguage, mean, percent, said, t} from '../i18n.js';
import {reportsBehind} from '../drill.js';
import {read, sectionOf} from '../figures.js';
import {flash} from '../flash.js';
import {formName} from '../labels.js';
import {categoryName} from '../rows.js';

export class IndicatorDetail extends PollwatchElement {
  static watches = ['mission', 'selection', 'rates', 'session', 'language'];

  template() {
    const {indicator, area, form} = store;
    if (!indicator || !area) return nothing;
    const reading = read(indicator, store.day(area.id, form.id));
    const category =
      sectionOf(indicator) === 'irregularity' ? categoryName(indicator.category || 'other') : t(sectionOf(indicator));
    return html`<section id="detail" aria-label=${t('detail')}>
      <p class="where">${said(area.names)} · ${formName(form)} · ${category}</p>
      <div class="reading">${this.#reading(reading)}</div>
      ${this.#unanswered(reading.figures)} ${this.#behind(reading.figures)}
    </section>`;
  }

  #reading(reading) {
    const {figures, kind} = reading;
    const {selection} = store;
    const context = `${selection.mission}|${selection.area}|${selection.form}|${selection.indicator}|${currentLanguage()}`;
    if (kind === 'none') return html`<strong class="figure none">–</strong><span>${reading.reason}</span>`;
    if (kind === 'mean') {
      return html`<strong class="figure">${flash(mean(reading.mean), context)}</strong>
        <span>${t('mean')}: ${t('sum')} ${count(figures.sum)}, n ${count(figures.n)}</span>`;
    }
    const values = {flagged: count(figures.flagged), applicable: count(figures.n ?? figures.applicable)};
    const places = {flagged: count(figures.placesFlagged), applicable: count(figures.placesApplicable)};
    const big = kind === 'count' ? values.flagged : percent(reading.rate);
    const interval =
      figures.low == null || kind === 'count' ? '' : `${percent(figures.low)} – ${percent(figures.high)}`;
    return html`<strong class="figure ${kind}">${flash(big, context)}</strong>
      <span>
        ${t('detail.base', values)}${figures.placesApplicable ? html`; ${t('detail.places', places)}` : nothing}
        ${interval ? html`<br /><span title=${t('intervalWhy')}>${t('interval')}: ${interval}</span>` : nothing}
        ${reading.reason ? html`<br /><em>${reading.reason}</em>` : nothing}
      </span>`;
  }

  /** The reports that were counted, and all of them. */
  #behind(figures) {
    const {area, form, indicator} = store;
    const all = reportsBehind({area: area.id, form: form.id});
    if (!figures || !all) return nothing;
    const flagged = reportsBehind({area: area.id, form: form.id, flagged: indicator.id});
    return html`<p class="behind">
      ${
        figures.flagged > 0
          ? html`<a href=${flagged} data-behind="flagged">${t('behind.flagged', {count: count(figures.flagged)})}</a>`
          : nothing
      }
      <a href=${all} data-behind="all">${t('behind.all')}</a>
    </p>`;
  }

  /** Not observed, not applicable, not asked and missing are four different things. */
  #unanswered(figures) {
    if (!figures) return nothing;
    const kinds = ['notObserved', 'notApplicable', 'notAsked', 'missing'].filter((kind) => figures[kind] > 0);
    if (!kinds.length) return nothing;
    return html`<p class="unanswered">
      ${kinds.map((kind) => html`<span>${t(kind)} <b>${count(figures[kind])}</b></span>`)}
    </p>`;
  }
}

customElements.define('pollwatch-detail', IndicatorDetail);
