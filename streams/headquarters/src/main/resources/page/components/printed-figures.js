// What this and earlier missions printed about the chosen indicator, in their own words.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {t} from '../i18n.js';
import {full, printedFor, short} from '../published.js';

export class PrintedFigures extends PollwatchElement {
  static watches = ['mission', 'selection', 'language'];

  template() {
    const {indicator, mission} = store;
    // Beside counts that must not become rates, other missions' rates would only invite the division.
    if (!indicator || store.limited) return nothing;
    const figures = printedFor(indicator);
    return html`<section id="printed" aria-labelledby="printed-title">
      <h2 id="printed-title">${t('printed')}</h2>
      ${
        figures.length
          ? html`<ul>
              ${figures.map(
                (figure) =>
                  html`<li class=${figure.mission === mission.id ? 'own' : ''}>
                    <b>${figure.year}</b> <b class="value">${short(figure)}</b>
                    <span><q lang="en">${figure.wording}</q> <small>${full(figure)}</small></span>
                  </li>`,
              )}
            </ul>`
          : html`<p class="empty">${t('noPrinted')}</p>`
      }
    </section>`;
  }
}

customElements.define('pollwatch-printed', PrintedFigures);
