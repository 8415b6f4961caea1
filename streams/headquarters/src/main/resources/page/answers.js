// What was asked and what was answered, in the reader's words.
import {store} from './store.js';
import {count, said, t} from './i18n.js';
import {wordName} from './names.js';

/** The questions of a form in the order in which they are asked; those of older versions behind them. */
export function questionsOf(formId, asked) {
  const form = store.mission.forms.find((each) => each.id === formId);
  const ids = (form?.questions ?? []).map(({id}) => id);
  return [...ids, ...[...asked].filter((id) => !ids.includes(id)).sort()];
}

export function questionName(formId, id) {
  const form = store.mission.forms.find((each) => each.id === formId);
  return said(form?.questions.find((each) => each.id === id)?.label) || id.replaceAll('_', ' ');
}

const contestantName = (id) => {
  for (const contest of store.mission.contests ?? []) {
    const found = contest.contestants.find((each) => each.id === id);
    if (found) return said(found.name);
  }
  return id.replaceAll('_', ' ');
};

const figures = (votes) =>
  Object.entries(votes)
    .map(([id, number]) => `${contestantName(id)} ${count(number)}`)
    .join(', ');

/** What one answer says, thing by thing: each contestant's figure, each figure of a table, else the whole. */
export function answerParts(formId, questionId, answer) {
  const name = questionName(formId, questionId);
  const figured = (title, votes) => Object.entries(votes ?? {}).map(([id, number]) => [`${title}: ${contestantName(id)}`, count(number)]);
  if (Array.isArray(answer) && typeof answer[0] === 'object') {
    return new Map(
      answer.flatMap(({place, station, commission}) => [
        ...figured(`${name} · ${place} · ${t('source.station')}`, station),
        ...figured(`${name} · ${place} · ${t('source.commission')}`, commission),
      ]),
    );
  }
  if (answer && typeof answer === 'object' && !Array.isArray(answer) && !('sha256' in answer)) {
    return new Map(figured(name, answer));
  }
  return new Map([[name, answerText(formId, questionId, answer)]]);
}

/** One answer as a line of text; an attachment by the length of its sealed envelope. */
export function answerText(formId, questionId, answer) {
  if (answer == null) return '–';
  if (typeof answer === 'number') return count(answer);
  if (typeof answer === 'string') return optionName(formId, questionId, answer);
  if (!Array.isArray(answer)) {
    return 'sha256' in answer ? `${count(Math.ceil(answer.bytes / 1024))} kB` : figures(answer);
  }
  if (answer.every((each) => typeof each === 'string')) {
    return answer.map((each) => optionName(formId, questionId, each)).join(', ');
  }
  return answer.map(({place, station, commission}) => `${place}: ${figures(station)} | ${figures(commission)}`).join('; ');
}

function optionName(formId, questionId, word) {
  const form = store.mission.forms.find((each) => each.id === formId);
  const question = form?.questions.find((each) => each.id === questionId);
  const option = question?.options?.find((each) => each.id === word);
  return option ? said(option.label) : wordName(word);
}

/** The indicators that a report flags, by name. */
export function flagNames(formId, flags) {
  const form = store.mission.forms.find((each) => each.id === formId);
  return flags
    .map((id) => form?.indicators.find((each) => each.id === id))
    .filter((each) => each?.irregularity)
    .map((each) => said(each.label) || each.id);
}
