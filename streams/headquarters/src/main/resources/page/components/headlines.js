// The rates that everybody asks for first, across the forms, for the chosen area.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, currentLanguage, percent, said, t} from '../i18n.js';
import {read} from '../figures.js';
import {flash} from '../flash.js';
import {formName, nameOf} from '../labels.js';

const subjects = [
  {id: 'stuffing', of: (indicator) => indicator.id.startsWith('ballot_stuffing')},
  {id: 'group', of: (indicator) => indicator.id.startsWith('group_voting')},
  {id: 'restricted', of: (indicator) => /^restricted(_|$)/.test(indicator.id)},
  {id: 'negative', of: (indicator) => /^(eval|overall)(_|$)/.test(indicator.id)},
];
const phases = ['voting', 'counting', 'tabulation', 'opening', 'incident'];

export class Headlines extends PollwatchElement {
  static watches = ['mission', 'selection', 'rates', 'language'];

  template() {
    const {mission, area} = store;
    if (!mission || !area) return nothing;
    return html`<section aria-label="${t('headline')}: ${said(area.names)}">
      ${subjects.map((subject) => this.#card(subject))}
    </section>`;
  }

  #card(subject) {
    const found = store.mission.forms
      .map((form) => ({
        form,
        indicator: form.indicators.find(
          (indicator) =>
            indicator.irregularity && ['counted', 'option'].includes(indicator.kind) && subject.of(indicator),
        ),
      }))
      .filter(({indicator}) => indicator)
      .sort((a, b) => phases.indexOf(a.form.phase) - phases.indexOf(b.form.phase));
    if (!found.length) return nothing;
    return html`<div class="card" data-headline=${subject.id}>
      <h2>${t(`headline.${subject.id}`)}</h2>
      <ul>
        ${found.map(({form, indicator}) => this.#figure(form, indicator))}
      </ul>
    </div>`;
  }

  #figure(form, indicator) {
    const {selection} = store;
    const reading = read(indicator, store.day(selection.area, form.id));
    const {figures, kind} = reading;
    const chosen = selection.form === form.id && selection.indicator === indicator.id;
    const context = `${selection.mission}|${selection.area}|${currentLanguage()}`;
    const asCount = kind === 'count' || store.limited;
    const big = asCount ? count(figures?.flagged ?? 0) : percent(reading.rate);
    const base = figures?.applicable ? `${count(figures.flagged)}/${count(figures.applicable)}` : '';
    return html`<li>
      <button
        type="button"
        class=${kind}
        data-headline-indicator=${indicator.id}
        aria-pressed=${chosen}
        title="${nameOf(indicator)} ${reading.reason}"
        @click=${() => store.select({form: form.id, indicator: indicator.id})}
      >
        <span class="figure">${flash(big, context)}</span>
        <span class="fraction">${flash(asCount ? t('reports') : base, context)}</span>
        <span class="phase">${formName(form)}</span>
      </button>
    </li>`;
  }
}

customElements.define('pollwatch-headlines', Headlines);
