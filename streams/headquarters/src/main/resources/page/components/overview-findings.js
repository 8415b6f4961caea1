// How many findings stand, by severity, and by which rules.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, currentLanguage, t} from '../i18n.js';
import {flash} from '../flash.js';
import {icon} from '../icons.js';
import {ruleName} from '../names.js';
import {findingsBehind} from '../drill.js';
import {severities} from './alarms.js';

const rulesShown = 4;

export class OverviewFindings extends PollwatchElement {
  static watches = ['mission', 'selection', 'findings', 'language'];

  template() {
    const {mission, area, live} = store;
    if (!mission || !area) return nothing;
    const here = live.raised.filter((finding) => finding.areaPath.includes(area.id));
    return html`<section class="panel" aria-labelledby="overview-findings">
      <h2 id="overview-findings">${t('overview.findings')}</h2>
      <ul class="severities">
        ${severities.map((severity) => this.#severity(severity, here))}
      </ul>
      ${here.length ? this.#rules(here) : html`<p class="calm">${icon('complete')} ${t('noFindingsNow')}</p>`}
    </section>`;
  }

  #severity(severity, here) {
    const {area, mission} = store;
    const number = here.filter((finding) => finding.severity === severity).length;
    return html`<li>
      <a
        href=${findingsBehind(area.id, {severity})}
        class="severity ${severity} ${number ? '' : 'zero'}"
        data-overview-severity=${severity}
      >
        <b class="big">${flash(count(number), `${mission.id}|${area.id}|${currentLanguage()}`)}</b>
        <span>${icon(severity)} ${t(`severity.${severity}`)}</span>
      </a>
    </li>`;
  }

  #rules(here) {
    const numbers = new Map();
    for (const {rule} of here) numbers.set(rule, (numbers.get(rule) ?? 0) + 1);
    const most = [...numbers].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return html`<ul class="rules">
      ${most.slice(0, rulesShown).map(
        ([rule, number]) =>
          html`<li>
            <a href=${findingsBehind(store.area.id, {rule})}>${ruleName(rule)}</a> <b>${count(number)}</b>
          </li>`,
      )}
    </ul>`;
  }
}

customElements.define('pollwatch-overview-findings', OverviewFindings);
