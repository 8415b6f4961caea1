// The forms as tabs, with the reports that came in for each: the mission's day in one line.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, currentLanguage, said, t} from '../i18n.js';
import {flash} from '../flash.js';
import {formName} from '../labels.js';
import {rove} from '../roving.js';

/** What the tabs change, by view; other views say in words what they show. */
const panels = {indicators: 'figures', regions: 'figures', time: 'figures', coverage: 'coverage'};

export class FormTabs extends PollwatchElement {
  static watches = ['mission', 'selection', 'rates', 'language'];

  template() {
    const {mission, areas} = store;
    if (!mission) return nothing;
    const phases = new Set();
    return html`<span class="received" aria-hidden="true">${t('received')}</span>
      <div role="tablist" aria-label=${t('forms')} @keydown=${this.#key}>
        ${mission.forms.map((form) => {
          const first = !phases.has(form.phase);
          phases.add(form.phase);
          const rates = store.day(areas.root.id, form.id);
          const chosen = form.id === store.selection.form;
          const context = `${mission.id}|${currentLanguage()}`;
          return html`<button
            role="tab"
            type="button"
            id="tab-${form.id}"
            data-form=${form.id}
            aria-selected=${chosen}
            aria-controls=${panels[store.selection.page] ?? nothing}
            title=${said(form.title)}
            tabindex=${chosen ? 0 : -1}
            @click=${() => store.select({form: form.id})}
          >
            <span class="name">${formName(form)}</span>
            <span class="reports" id=${first ? `reports-${form.phase}` : `reports-${form.phase}-${form.id}`}
              >${flash(count(rates?.reports ?? 0), context)}</span
            >
            <span class="sr">${t('reports')}</span>
          </button>`;
        })}
      </div>`;
  }

  #key = (event) => {
    const next = rove(event, [[...this.querySelectorAll('[role="tab"]')]]);
    if (next) store.select({form: next.dataset.form});
  };
}

customElements.define('pollwatch-forms', FormTabs);
