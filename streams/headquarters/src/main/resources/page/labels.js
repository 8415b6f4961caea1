// What an indicator is called. Its label is the question as asked; which answer is counted stands beside it, since many
// questions ask for the good ("Were the boxes sealed?") and count the "no".
import {store} from './store.js';
import {count, said, t} from './i18n.js';

/** The label in one line, the counted answer included. */
export function nameOf(indicator) {
  const answer = answerOf(indicator);
  return answer ? `${questionOf(indicator)} ${answer}` : questionOf(indicator);
}

/** The question, or the option of it. */
export const questionOf = (indicator) => said(indicator.label) || indicator.id;

/** The short name of a form's phase; the form's own title where a phase has several forms. */
export function formName(form) {
  const alone = store.mission.forms.filter((each) => each.phase === form.phase).length === 1;
  return alone ? t(`phase.${form.phase}`) : said(form.title) || form.id;
}

/** The answer that is counted, '' where it is a plain yes or the label says it. */
export function answerOf(indicator) {
  if (indicator.kind === 'over') return limitOf(indicator);
  if (indicator.kind === 'ratio') return overOf(indicator);
  if (indicator.kind === 'option_by') return sourceOf(indicator);
  const counted = indicator.counted ?? [];
  if (!['counted', 'complement'].includes(indicator.kind) || !counted.length) return '';
  const answers = counted.map(word).join(', ');
  if (indicator.kind === 'complement') return t('answer.other', {answers});
  return counted.length === 1 && counted[0] === 'yes' ? '' : answers;
}

/** How it is known, as the form calls it. */
function sourceOf({question, by}) {
  for (const form of store.mission.forms) {
    const other = form.questions.find((each) => each.id === question)?.by;
    const source = form.questions.find((each) => each.id === other)?.options.find((each) => each.id === by);
    if (source) return said(source.label);
  }
  return word(by);
}

function word(answer) {
  const key = `answer.${answer}`;
  const text = t(key);
  return text === key ? answer.replaceAll('_', ' ') : text;
}

function limitOf(indicator) {
  const limit = /_over_(\d+)$/.exec(indicator.id)?.[1];
  return limit ? `> ${count(Number(limit))}` : '';
}

function overOf(indicator) {
  const other = store.form?.indicators.find(
    (each) => each.kind === 'number' && indicator.id.endsWith(`_per_${each.question}`),
  );
  return other ? t('answer.per', {other: said(other.label)}) : '';
}

/** The indicator that counts a form's negative overall assessments, undefined where the form asks for none. */
export function evaluationOf(form) {
  const asked = new Set(form.questions.filter(({type}) => type === 'evaluation').map(({id}) => id));
  return form.indicators.find(({kind, question, irregularity}) => kind === 'counted' && irregularity && asked.has(question));
}
