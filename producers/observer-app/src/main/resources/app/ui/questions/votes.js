// The votes of each contestant on this place's ballot, in the order of the ballot.
import {html, nothing} from '../../vendor/lit-html.js';
import {desk, placeOf} from '../../core/desk.js';
import {ballotOf} from '../../core/places.js';
import {count, said, t} from '../i18n.js';
import {figure} from './fields.js';

/** Who stands here. */
export function contestants(question, place) {
  const contest = desk.forms.contests.find((each) => each.id === question.contest);
  return contest && place ? ballotOf(contest, desk.places, place) : [];
}

export const isFigures = (answer) => answer !== null && typeof answer === 'object' && !Array.isArray(answer);

/** With one figure more, less or other; undefined when none is left. */
export function withFigure(figures, id, value) {
  const {[id]: before, ...others} = figures;
  const all = value === undefined ? others : {...others, [id]: value};
  return Object.keys(all).length ? all : undefined;
}

export function votes({question, answer, report, give}) {
  const given = isFigures(answer) ? answer : {};
  const sum = Object.values(given).reduce((total, each) => total + each, 0);
  const all = contestants(question, placeOf(report.place));
  return html`<ol class="figures">
      ${all.map(
        ({id, names}) => html`<li>
          <span class="name">${said(names)}</span>
          ${figure({label: said(names), value: given[id], give: (value) => give(withFigure(given, id, value))})}
        </li>`,
      )}
    </ol>
    ${Object.keys(given).length ? html`<p class="sum">${t('votes.sum', {sum: count(sum)})}</p>` : nothing}`;
}
