// Everything about the one chosen figure: its base, what was not answered, what was printed.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, currentLanguage, mean, percent, said, t} from '../i18n.js';
import {read, sectionOf} from '../figures.js';
import {flash} from '../flash.js';
import {full, printedFor, short} from '../published.js';
import {categoryName} from '../rows.js';

export class IndicatorDetail extends PollwatchElement {
  static watches = ['mission', 'selection', 'rates', 'language'];

  template() {
    const {indicator, area, form} = store;
    if (!indicator || !area) return nothing;
    const reading = read(indicator, store.day(area.id, form.id));
    const category = sectionOf(indicator) === 'irregularity' ? categoryName(indicator.category || 'other') : t(sectionOf(indicator));
    return html`<section id="detail" aria-label=${t('detail')}>
      <p class="where">${said(area.names)} · ${said(form.title)} · ${category}</p>
      <div class="reading">${this.#reading(reading)}</div>
      ${this.#unanswered(reading.figures)} ${this.#printed(printedFor(indicator))}
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
    const interval = figures.low == null || kind === 'count' ? '' : `${percent(figures.low)} – ${percent(figures.high)}`;
    return html`<strong class="figure ${kind}">${flash(big, context)}</strong>
      <span>
        ${t('detail.base', values)}${figures.placesApplicable ? html`; ${t('detail.places', places)}` : nothing}
        ${interval ? html`<br /><span title=${t('intervalWhy')}>${t('interval')}: ${interval}</span>` : nothing}
        ${reading.reason ? html`<br /><em>${reading.reason}</em>` : nothing}
      </span>`;
  }

  /** Not observed, not applicable, not asked and missing are four different things. */
  #unanswered(figures) {
    if (!figures) return nothing;
    const kinds = ['notObserved', 'notApplicable', 'notAsked', 'missing'].filter((kind) => figures[kind] > 0);
    if (!kinds.length) return nothing;
    return html`<p class="unanswered">${kinds.map((kind) => html`<span>${t(kind)} <b>${count(figures[kind])}</b></span>`)}</p>`;
  }

  #printed(figures) {
    if (!figures.length) return html`<p class="printed none">${t('noPrinted')}</p>`;
    return html`<h3>${t('printed')}</h3>
      <ul class="printed">
        ${figures.map(
          (figure) => html`<li class=${figure.mission === store.mission.id ? 'own' : ''}>
            <b>${figure.year}</b> <b class="value">${short(figure)}</b>
            <span><q lang="en">${figure.wording}</q> <small>${full(figure)}</small></span>
          </li>`,
        )}
      </ul>`;
  }
}

customElements.define('pollwatch-detail', IndicatorDetail);
