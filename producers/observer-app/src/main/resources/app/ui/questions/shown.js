// An answer as it reads.
import {html} from '../../vendor/lit-html.js';
import {desk} from '../../core/desk.js';
import {NOT_GIVEN} from '../../core/check.js';
import {count, said, t} from '../i18n.js';
import {placeName} from '../naming.js';
import {optionsOf} from './choice.js';

export function shown(question, answer) {
  if (NOT_GIVEN.includes(answer)) return html`<em>${t(answer)}</em>`;
  switch (question.type) {
    case 'integer':
      return count(answer);
    case 'time':
      return answer;
    case 'votes':
      return figures(question, answer);
    case 'protocols':
      return answer.map((row) => placeName(row.place)).join(', ');
    case 'text':
      return answer.text ?? t('notes.sealed');
    case 'photo':
      return t(answer.photo ? 'notes.photo' : 'notes.sealed');
    default:
      return inWords(question, answer);
  }
}

function inWords(question, answer) {
  const names = new Map(optionsOf(question));
  return [answer]
    .flat()
    .map((word) => names.get(word) ?? word)
    .join(', ');
}

function figures(question, answer) {
  const contest = desk.forms.contests.find((each) => each.id === question.contest);
  const name = (id) => said(contest?.contestants.find((each) => each.id === id)?.names) || id;
  return html`<ul class="plain-list">
    ${Object.entries(answer).map(([id, votes]) => html`<li>${name(id)}: ${count(votes)}</li>`)}
  </ul>`;
}
