// Who has fallen silent: teams and areas, those silent longest first.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, currentLanguage, t} from '../i18n.js';
import {flash} from '../flash.js';
import {icon} from '../icons.js';
import {areaName, cameAt} from '../names.js';
import {findingsBehind} from '../drill.js';

const named = 6;

export class OverviewSilence extends PollwatchElement {
  static watches = ['mission', 'selection', 'findings', 'language'];

  template() {
    const {mission, area, live} = store;
    if (!mission || !area) return nothing;
    const silent = live.raised
      .filter((finding) => finding.kind === 'silence' && finding.areaPath.includes(area.id))
      .map((finding) => ({finding, since: lastHeard(finding)}))
      .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.finding.id < b.finding.id ? -1 : 1));
    const teams = silent.filter(({finding}) => finding.team);
    const areas = silent.filter(({finding}) => !finding.team);
    return html`<section class="panel" aria-labelledby="overview-silence">
      <h2 id="overview-silence">${t('overview.silence')}</h2>
      ${
        silent.length
          ? html`<div class="silent-pair">
              ${this.#group('teams', teams, ({team}) => team)}
              ${this.#group('areas', areas, ({areaPath}) => areaName(areaPath[0]))}
            </div>`
          : html`<p class="calm">${icon('complete')} ${t('overview.allHeard')}</p>`
      }
    </section>`;
  }

  #group(who, silent, nameOf) {
    const {area, mission} = store;
    const context = `${mission.id}|${area.id}|${currentLanguage()}`;
    const rule = silent[0]?.finding.rule;
    const number = html`<b class="big">${flash(count(silent.length), context)}</b> <span>${t(`silent.${who}`)}</span>`;
    return html`<div data-overview-silent=${who}>
      ${rule ? html`<a class="total" href=${findingsBehind(area.id, {rule})}>${number}</a>` : html`<p class="total zero">${number}</p>`}
      <ul>
        ${silent.slice(0, named).map(
          ({finding, since}) =>
            html`<li>
              <a href=${findingsBehind(area.id, {rule: finding.rule, finding: finding.id})}>${nameOf(finding)}</a>
              <small>${since ? cameAt(since) : t('coverage.never')}</small>
            </li>`,
        )}
      </ul>
      ${silent.length > named ? html`<small>${t('overview.more', {count: count(silent.length - named)})}</small>` : nothing}
    </div>`;
  }
}

/** When the silent one was heard last, '' for never: it comes first. */
function lastHeard({compared}) {
  const word = compared.find(({name}) => name === 'last_heard')?.word ?? '';
  return /^\d{4}-/.test(word) ? word : '';
}

customElements.define('pollwatch-overview-silence', OverviewSilence);
