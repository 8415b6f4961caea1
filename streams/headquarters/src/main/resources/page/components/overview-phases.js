// One card a form, in the order of the day: reports against what the plan expects, by hour, and the share of negative
// assessments with its base.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, currentLanguage, percent, said, t} from '../i18n.js';
import {read, sentence} from '../figures.js';
import {flash} from '../flash.js';
import {icon} from '../icons.js';
import {evaluationOf, formName} from '../labels.js';
import {cameAt} from '../names.js';
import {coverageBehind, incidentsBehind, indicatorBehind, reportsBehind} from '../drill.js';
import {along, axisOf, clockOf} from '../hours.js';
import {intervalBar, volumeBars} from './bars.js';

export class OverviewPhases extends PollwatchElement {
  static watches = ['mission', 'selection', 'rates', 'hours', 'coverage', 'session', 'language'];

  template() {
    const {mission, area} = store;
    if (!mission || !area) return nothing;
    const evaluations = mission.forms
      .map((form) => evaluationOf(form))
      .map((indicator, at) => indicator && read(indicator, store.day(area.id, mission.forms[at].id)));
    const highest = Math.max(0, ...evaluations.map((reading) => (reading?.kind === 'rate' ? reading.figures.high : 0)));
    const top = [0.1, 0.2, 0.3, 0.5].find((bound) => highest <= bound) ?? 1;
    return html`<section class="phases" aria-label="${t('overview.phases')}: ${said(area.names)}">
      ${mission.forms.map((form, at) => this.#card(form, evaluations[at], top))}
    </section>`;
  }

  #card(form, assessed, top) {
    const {area, mission} = store;
    const record = store.live.coverage.get(`${area.id}|${form.id}`);
    const reports = store.day(area.id, form.id)?.reports ?? record?.reports ?? 0;
    const expected = record?.expectedReports;
    const context = `${mission.id}|${area.id}|${currentLanguage()}`;
    const state = record?.state ?? 'unplanned';
    const incident = form.phase === 'incident';
    const behind =
      reportsBehind({area: area.id, form: form.id}) ??
      (incident ? incidentsBehind(area.id) : indicatorBehind(area.id, form.id, null));
    return html`<article class="phase-card ${state}" data-form=${form.id}>
      <h2>${formName(form)}</h2>
      <p class="came">
        <a class="big" href=${behind} data-field="reports">${flash(count(reports), context)}</a>
        <span>${expected == null ? t('overview.received') : t('overview.expected', {expected: count(expected)})}</span>
      </p>
      ${
        expected
          ? html`<progress max=${expected} value=${Math.min(expected, reports)} aria-hidden="true"></progress>`
          : nothing
      }
      <p class="state">
        ${
          record && state !== 'unplanned'
            ? html`<a href=${coverageBehind(area.id, form.id)} data-field="state"
                >${icon(state)} ${t(`state.${state}`)}</a
              >`
            : nothing
        }
        ${record?.teams ? html`<span>${t('coverage.teams', {teams: count(record.teams)})}</span>` : nothing}
        ${
          record?.lastHeard
            ? html`<span
                >${t('coverage.heard', {time: cameAt(record.lastHeard)})}</span
              >`
            : nothing
        }
      </p>
      ${this.#hours(form)} ${assessed ? this.#assessed(form, assessed, top, context) : nothing}
    </article>`;
  }

  /** How the reports lie over the hours of observation: the shape of the day. */
  #hours(form) {
    const {area, mission} = store;
    // One axis for all cards, so that the phases lie under each other.
    const axis = axisOf(mission.forms.flatMap(({id}) => store.hours(area.id, id)));
    const hours = along(axis, store.hours(area.id, form.id));
    if (!hours.some(Boolean)) return nothing;
    return html`<p class="volume">
      <svg viewBox="0 0 144 22" preserveAspectRatio="none" aria-hidden="true">${volumeBars(hours, 144, 22)}</svg>
      <small aria-hidden="true"><span>${clockOf(axis.first)}</span><span>${clockOf(axis.last + 1)}</span></small>
    </p>`;
  }

  #assessed(form, reading, top, context) {
    const indicator = evaluationOf(form);
    const {figures, kind} = reading;
    const value =
      kind === 'rate' || kind === 'few' ? percent(reading.rate) : kind === 'count' ? count(figures.flagged) : '–';
    const base = figures
      ? t('ofTotal', {part: count(figures.flagged), whole: count(figures.applicable)})
      : t('why.no_reports');
    return html`<p class="assessed ${kind}" title=${sentence(reading)}>
      <span class="label">${t('headline.negative')}</span>
      <a
        class="figure"
        href=${indicatorBehind(store.area.id, form.id, indicator.id)}
        data-field="negative"
        aria-label="${formName(form)}, ${t('headline.negative')}: ${sentence(reading)}"
        >${flash(value, context)}</a
      >
      <span class="base">${base}</span>
      ${intervalBar(reading, top)}
    </p>`;
  }
}

customElements.define('pollwatch-overview-phases', OverviewPhases);
