// Incidents of an area: how many of each kind are known from which source, where, and the reports themselves. Sources
// stand in columns of their own and are never added up.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {clock, count, currentLanguage, t} from '../i18n.js';
import {flash} from '../flash.js';
import {areaName, optionOf, pathName} from '../names.js';
import {reportLink} from './report-link.js';

const page = 100;

export class IncidentsView extends PollwatchElement {
  static watches = ['mission', 'selection', 'incidents', 'language'];

  #most = page;

  template() {
    const {mission, areas, live, selection} = store;
    if (!mission) return nothing;
    const all = [...live.incidents.values()];
    const here = all.filter((incident) => incident.areaPath.includes(selection.area));
    const ofKind = (incident) => !selection.kind || incident.kind === selection.kind;
    const {kinds, sources} = this.#choices(all);
    const around = areas.around(selection.area);
    return html`<div class="controls">
        <h2>${t('page.incidents')}: ${areaName(selection.area)}</h2>
        <pollwatch-area></pollwatch-area>
      </div>
      <p class="note">${t('incidentsNote')}</p>
      <div id="incidents">
        ${this.#table({
          id: 'incident-kinds',
          title: t('incidents.kinds'),
          head: t('kindOf'),
          sources,
          rows: kinds.map((kind) => ({
            id: kind,
            name: optionOf(kind),
            chosen: kind === selection.kind,
            choose: () => store.select({kind: kind === selection.kind ? null : kind}),
            incidents: here.filter((incident) => incident.kind === kind),
          })),
        })}
        ${this.#table({
          id: 'incident-areas',
          title: `${t('incidents.areas')}: ${selection.kind ? optionOf(selection.kind) : t('allKinds')}`,
          head: t('area'),
          sources,
          rows: areas.under(around).map((area) => ({
            id: area.id,
            name: areaName(area.id),
            chosen: area.id === selection.area,
            choose: () => store.select({area: area.id}),
            incidents: all.filter((incident) => ofKind(incident) && incident.areaPath.includes(area.id)),
          })),
        })}
        ${this.#list(here.filter(ofKind))}
      </div>`;
  }

  /** What the form asks, and whatever else was answered under an earlier version of it. */
  #choices(all) {
    const kinds = [];
    const sources = [];
    for (const form of store.mission.forms.filter((each) => each.phase === 'incident')) {
      const choices = form.questions.filter((question) => question.type === 'choice');
      const kind = choices.find((question) => question.by) ?? choices[0];
      const source = choices.find((question) => question.id === kind?.by) ?? choices[1];
      kinds.push(...(kind?.options ?? []).map((option) => option.id));
      sources.push(...(source?.options ?? []).map((option) => option.id));
    }
    return {
      kinds: [...new Set([...kinds, ...all.map((incident) => incident.kind)])],
      sources: [...new Set([...sources, ...all.map((incident) => incident.source)])],
    };
  }

  #table({id, title, head, sources, rows}) {
    const context = `${store.mission.id}|${store.selection.area}|${store.selection.kind}|${currentLanguage()}`;
    return html`<section class="counts">
      <h2 id="${id}-title">${title}</h2>
      <div class="scroll">
        <table id=${id} aria-labelledby="${id}-title">
          <thead>
            <tr>
              <th scope="col">${head}</th>
              ${sources.map((source) => html`<th scope="col" class="number">${optionOf(source)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) =>
                html`<tr data-row=${row.id} data-selected=${row.chosen}>
                  <th scope="row">
                    <button type="button" class="pick" aria-pressed=${row.chosen} @click=${row.choose}>${row.name}</button>
                  </th>
                  ${sources.map((source) => {
                    const number = row.incidents.filter((incident) => incident.source === source).length;
                    return html`<td class="number ${number ? '' : 'zero'}" data-source=${source}>
                      ${flash(count(number), context)}
                    </td>`;
                  })}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #list(incidents) {
    const {timeZone, electionDay} = store.mission;
    const sorted = incidents.sort((a, b) => (a.observedAt < b.observedAt ? 1 : -1));
    const rest = sorted.length - this.#most;
    return html`<section class="reported">
      <h2>${t('incidents.list')} <span class="number">${count(sorted.length)}</span></h2>
      ${sorted.length ? nothing : html`<p class="nothing" role="status">${t('incidents.none')}</p>`}
      <ul id="incident-list">
        ${sorted.slice(0, this.#most).map(
          (incident) =>
            html`<li data-report=${incident.reportId}>
              <time datetime=${incident.observedAt}>${incident.time ?? clock(incident.observedAt, timeZone, electionDay)}</time>
              <b>${optionOf(incident.kind)}</b>
              <span class="source" data-source=${incident.source}>${optionOf(incident.source)}</span>
              <span class="where">${pathName(incident.areaPath) || areaName(incident.areaPath[0])}</span>
              <span class="who">${t('team')} ${incident.team} · ${reportLink(incident.reportId)}</span>
            </li>`,
        )}
      </ul>
      ${
        rest > 0
          ? html`<button type="button" class="more" @click=${() => this.#more()}>
              ${t('more', {count: count(Math.min(rest, page))})}
            </button>`
          : nothing
      }
    </section>`;
  }

  #more() {
    this.#most += page;
    this.requestUpdate();
  }
}

customElements.define('pollwatch-incidents', IncidentsView);
