// How fresh the figures are, and what the last hour brought. The hour ends with the newest report counted, not now: the
// log alone says what time it is.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, currentLanguage, t} from '../i18n.js';
import {flash} from '../flash.js';
import {cameAt} from '../names.js';
import {findingsBehind, incidentsBehind} from '../drill.js';

const hour = 3_600_000;

export class OverviewHour extends PollwatchElement {
  static watches = ['mission', 'selection', 'rates', 'findings', 'incidents', 'coverage', 'language'];

  template() {
    const {mission, area, asOf, live, areas} = store;
    if (!mission || !area || !asOf) return nothing;
    const since = new Date(new Date(asOf) - hour).toISOString();
    const inside = ({areaPath}) => areaPath.includes(area.id);
    live.loadCleared(mission.id);
    const raised = live.raised.filter((finding) => inside(finding) && finding.asOf > since);
    const cleared = live.cleared.filter((finding) => inside(finding) && finding.asOf > since);
    const incidents = [...live.incidents.values()].filter((it) => inside(it) && it.receivedAt > since);
    const below = areas.under(area.id);
    const heard = below.filter(({id}) =>
      mission.forms.some((form) => live.coverage.get(`${id}|${form.id}`)?.lastHeard > since),
    );
    return html`<section class="last-hour" aria-label=${t('overview.lastHour')}>
      <h2>
        ${t('overview.lastHour')}
        <small>${cameAt(since)}–${cameAt(asOf)}</small>
      </h2>
      <ul>
        ${this.#item('raised', raised.length, findingsBehind(area.id))}
        ${this.#item('cleared', cleared.length, findingsBehind(area.id))}
        ${this.#item('incidents', incidents.length, incidentsBehind(area.id))}
        ${
          below.length
            ? html`<li data-hour="heard">
                <b>${t('ofTotal', {part: count(heard.length), whole: count(below.length)})}</b> ${t('overview.heard')}
              </li>`
            : nothing
        }
      </ul>
    </section>`;
  }

  #item(what, number, href) {
    const context = `${store.mission.id}|${store.area.id}|${currentLanguage()}`;
    return html`<li data-hour=${what}>
      <a href=${href}><b>${flash(count(number), context)}</b> ${t(`overview.${what}`)}</a>
    </li>`;
  }
}

customElements.define('pollwatch-overview-hour', OverviewHour);
