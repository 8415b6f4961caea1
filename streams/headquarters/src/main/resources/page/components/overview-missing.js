// Where the plan expects more than has come: the largest gaps, an area and a form each.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, currentLanguage, t} from '../i18n.js';
import {flash} from '../flash.js';
import {icon} from '../icons.js';
import {formName} from '../labels.js';
import {areaName} from '../names.js';
import {coverageBehind} from '../drill.js';

const shown = 6;

export class OverviewMissing extends PollwatchElement {
  static watches = ['mission', 'selection', 'coverage', 'language'];

  template() {
    const {mission, area, areas} = store;
    if (!mission || !area || !mission.plan) return nothing;
    const around = areas.around(area.id);
    // A form that nobody has sent yet is not late: its part of the day has not come.
    const gaps = mission.forms
      .filter((form) => store.day(areas.root.id, form.id)?.reports)
      .flatMap((form) => areas.under(around).map(({id}) => this.#gap(id, form)))
      .filter((gap) => gap?.missing > 0)
      .sort((a, b) => b.missing - a.missing || (a.area < b.area ? -1 : 1));
    const missing = gaps.reduce((sum, gap) => sum + gap.missing, 0);
    const context = `${mission.id}|${area.id}|${currentLanguage()}`;
    return html`<section class="panel missing-panel" aria-labelledby="overview-missing">
      <h2 id="overview-missing"><a href=${coverageBehind(area.id, store.form?.id)}>${t('overview.missing')}</a></h2>
      ${
        gaps.length
          ? html`<p class="total">
                <b class="big">${flash(count(missing), context)}</b> <span>${t('overview.reportsMissing')}</span>
              </p>
              <ul>
                ${gaps.slice(0, shown).map((gap) => this.#line(gap))}
              </ul>
              ${gaps.length > shown ? html`<small>${t('overview.more', {count: count(gaps.length - shown)})}</small>` : nothing}`
          : html`<p class="calm">${icon('complete')} ${t('overview.nothingMissing')}</p>`
      }
    </section>`;
  }

  #gap(area, form) {
    const record = store.live.coverage.get(`${area}|${form.id}`);
    if (record?.expectedReports == null) return null;
    return {area, form, record, missing: record.expectedReports - record.reports};
  }

  #line({area, form, record}) {
    return html`<li class=${record.state}>
      <a href=${coverageBehind(area, form.id)}
        >${icon(record.state)}<span class="sr">${t(`state.${record.state}`)}</span> ${areaName(area)} ·
        ${formName(form)}</a
      >
      <small>${t('ofTotal', {part: count(record.reports), whole: count(record.expectedReports)})}</small>
    </li>`;
  }
}

customElements.define('pollwatch-overview-missing', OverviewMissing);
