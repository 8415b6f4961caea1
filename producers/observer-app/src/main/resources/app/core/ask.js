// Skip logic, exactly as the counting core's (Asked): a condition about an unanswered question does not hold.
const isNumber = (answer) => typeof answer === 'number';
const isWords = (answer) => typeof answer === 'string' || (Array.isArray(answer) && answer.every((it) => typeof it === 'string'));
const words = (answer) => (Array.isArray(answer) ? answer : [answer]);

/** @param place with attributes; undefined for a form about areas, of which no place attribute holds */
export function holds(condition, answers, place) {
  if (condition.all) return condition.all.every((each) => holds(each, answers, place));
  if ('place' in condition) return condition.is.includes(place?.attributes?.[condition.place]);
  const answer = answers[condition.question];
  if ('moreThan' in condition) return isNumber(answer) && answer > condition.moreThan;
  return isWords(answer) && words(answer).some((word) => condition.is.includes(word));
}

export const isAsked = (question, answers, place) => !question.askIf || holds(question.askIf, answers, place);

/** Without the answers that others, or the place, rule out; removing one may rule out the next. */
export function pruned(questions, answers, place) {
  let kept = answers;
  for (;;) {
    const ruledOut = questions.filter((it) => it.id in kept && !isAsked(it, kept, place)).map((it) => it.id);
    if (!ruledOut.length) return kept;
    kept = Object.fromEntries(Object.entries(kept).filter(([id]) => !ruledOut.includes(id)));
  }
}
