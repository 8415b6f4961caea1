// One finding: a line that says what, where and by how much; open, everything that it rests on.
import {html, nothing} from '../element.js';
import {store} from '../store.js';
import {clock, moment, said, t} from '../i18n.js';
import {icon} from '../icons.js';
import {formName} from '../labels.js';
import {hourName, indicatorOf, pathName, placeName, ruleName, subjectName} from '../names.js';
import {brief, comparison} from './comparison.js';
import {caseMark} from './case-file.js';
import {contradictory} from './readings.js';
import './reports-behind.js';

export function findingCard(finding, open) {
  const {timeZone, electionDay} = store.mission;
  const toggle = () => store.select({finding: open ? null : finding.id});
  return html`<li class="finding ${finding.severity} ${finding.state}" data-finding=${finding.id} data-rule=${finding.rule}>
    <h3>
      <button
        type="button"
        aria-expanded=${open}
        aria-controls=${open ? 'finding' : nothing}
        @click=${toggle}
      >
        ${finding.state === 'cleared' ? icon(finding.severity) : nothing}
        <span class="rule">${ruleName(finding.rule)}</span>
        <span class="subject">${subjectName(finding)}</span>
        <span class="brief">${finding.state === 'cleared' ? t('clearedAt') : brief(finding)} ${caseMark(finding)}</span>
        <time datetime=${finding.asOf}>${clock(finding.asOf, timeZone, electionDay)}</time>
      </button>
    </h3>
    ${open ? detail(finding) : nothing}
  </li>`;
}

function detail(finding) {
  const kind = t(`kind.${finding.kind}`);
  return html`<div class="detail" id="finding">
    ${kind === `kind.${finding.kind}` ? nothing : html`<p>${kind}</p>`} ${isSideBySide(finding) ? nothing : comparison(finding)}
    ${
      finding.expectation
        ? html`<p class="expectation"><b>${t('expected')}:</b> <span lang="en">${finding.expectation}</span></p>`
        : nothing
    }
    <dl>${facts(finding).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
    ${behind(finding)}
    <pollwatch-case .finding=${finding.id}></pollwatch-case>
  </div>`;
}

/** The readings say all that is compared, in the reader's words, once they are there. */
const isSideBySide = (finding) => contradictory.has(finding.kind) && finding.reports.length > 0;

function behind(finding) {
  if (!finding.reports.length) return nothing;
  return isSideBySide(finding)
    ? html`<pollwatch-readings .finding=${finding.id}></pollwatch-readings>`
    : html`<pollwatch-behind .finding=${finding.id}></pollwatch-behind>`;
}

function facts(finding) {
  const {mission} = store;
  const form = mission.forms.find((each) => each.id === finding.form);
  const contest = mission.contests.find((each) => each.id === finding.contest);
  const indicator = indicatorOf(finding);
  const where = [placeName(finding), pathName(finding.areaPath)].filter(Boolean).join(' · ');
  return [
    [t('where'), where || said(store.areas.root.names)],
    [t('form'), form ? formName(form) : ''],
    [t('contest'), contest ? said(contest.title) : ''],
    [t('indicator'), indicator ? said(indicator.label) : ''],
    [t('team'), finding.team],
    [t('hour'), finding.hour ? hourName(finding.hour) : ''],
    [t('since'), moment(finding.asOf, mission.timeZone)],
  ].filter(([, value]) => value);
}
