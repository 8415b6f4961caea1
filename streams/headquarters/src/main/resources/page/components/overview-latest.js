// The latest findings and the latest incidents, a line each.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {t} from '../i18n.js';
import {icon} from '../icons.js';
import {areaName, cameAt, optionOf, ruleName, subjectName} from '../names.js';
import {findingsBehind, incidentsBehind} from '../drill.js';
import {brief} from './comparison.js';

const shown = 7;

export class OverviewLatest extends PollwatchElement {
  static watches = ['mission', 'selection', 'findings', 'incidents', 'language'];

  template() {
    const {mission, area} = store;
    if (!mission || !area) return nothing;
    return html`<div class="overview-row">${this.#findings()} ${this.#incidents()}</div>`;
  }

  #findings() {
    const {area, live} = store;
    // Silence has a panel of its own.
    const latest = live.raised.filter((it) => it.areaPath.includes(area.id) && it.kind !== 'silence').slice(0, shown);
    return html`<section class="panel latest" aria-labelledby="latest-findings">
      <h2 id="latest-findings"><a href=${findingsBehind(area.id)}>${t('overview.latestFindings')}</a></h2>
      ${latest.length ? nothing : html`<p class="calm">${t('noFindingsNow')}</p>`}
      <ul>
        ${latest.map(
          (finding) =>
            html`<li class=${finding.severity}>
              <a href=${findingsBehind(area.id, {finding: finding.id})} data-latest-finding=${finding.id}>
                <span class="severity">${icon(finding.severity)}<span class="sr">${t(`severity.${finding.severity}`)}</span></span>
                <span class="what">${ruleName(finding.rule)}</span>
                <span class="subject">${subjectName(finding)}</span>
                <b class="brief">${brief(finding)}</b>
                <time datetime=${finding.asOf}>${cameAt(finding.asOf)}</time>
              </a>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #incidents() {
    const {area, live} = store;
    const latest = [...live.incidents.values()]
      .filter((incident) => incident.areaPath.includes(area.id))
      .sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : a.receivedAt > b.receivedAt ? -1 : a.reportId < b.reportId ? -1 : 1))
      .slice(0, shown);
    return html`<section class="panel latest" aria-labelledby="latest-incidents">
      <h2 id="latest-incidents"><a href=${incidentsBehind(area.id)}>${t('overview.latestIncidents')}</a></h2>
      ${latest.length ? nothing : html`<p class="calm">${t('incidents.none')}</p>`}
      <ul>
        ${latest.map(
          (incident) =>
            html`<li>
              <a href=${store.selection.link({report: incident.reportId})} data-latest-incident=${incident.reportId}>
                <span class="what">${optionOf(incident.kind)}</span>
                <span class="subject">${areaName(incident.areaPath[0])} · ${optionOf(incident.source)}</span>
                <time datetime=${incident.receivedAt}
                  >${cameAt(incident.receivedAt)}</time
                >
              </a>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

customElements.define('pollwatch-overview-latest', OverviewLatest);
