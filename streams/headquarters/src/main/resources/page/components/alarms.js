// One line on every view: how many findings stand, by severity, and who has fallen silent.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, currentLanguage, t} from '../i18n.js';
import {flash} from '../flash.js';
import {icon} from '../icons.js';

export const severities = ['high', 'medium', 'low', 'info'];

export class Alarms extends PollwatchElement {
  static watches = ['mission', 'selection', 'findings', 'language'];

  template() {
    if (!store.mission) return nothing;
    const {raised} = store.live;
    // The overview says it at length, and the findings' own view has the severities among its filters.
    if (store.selection.page === 'overview') return nothing;
    const shown = store.selection.page === 'findings' ? [] : severities;
    const silent = raised.filter((finding) => finding.kind === 'silence');
    const teams = silent.filter((finding) => finding.team).length;
    if (!shown.length && !silent.length) return nothing;
    return html`<section id="alarms" aria-label=${t('alarms')}>
      ${
        raised.length
          ? html`<ul>
              ${shown.map((severity) => this.#severity(severity, raised))} ${this.#silent('teams', teams, silent)}
              ${this.#silent('areas', silent.length - teams, silent)}
            </ul>`
          : html`<p class="calm">${icon('complete')} ${t('noFindingsNow')}</p>`
      }
    </section>`;
  }

  #severity(severity, raised) {
    const number = raised.filter((finding) => finding.severity === severity).length;
    if (!number) return nothing;
    const href = store.selection.link({page: 'findings', severity, rule: null, finding: null, area: store.areas.root.id});
    return html`<li>
      <a href=${href} class="severity ${severity}" data-severity=${severity}>
        ${icon(severity)} <b>${flash(count(number), currentLanguage())}</b> ${t(`severity.${severity}`)}
      </a>
    </li>`;
  }

  #silent(who, number, silent) {
    if (!number) return nothing;
    const {rule} = silent[0];
    const href = store.selection.link({page: 'findings', severity: null, rule, finding: null, area: store.areas.root.id});
    return html`<li>
      <a href=${href} class="silent" data-silent=${who}>
        ${icon('no_signal')} ${t(`silent.${who}`)} <b>${flash(count(number), currentLanguage())}</b>
      </a>
    </li>`;
  }
}

customElements.define('pollwatch-alarms', Alarms);
