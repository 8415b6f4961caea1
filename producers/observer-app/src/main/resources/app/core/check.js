// What the gateway would refuse, said while it can still be mended.
export const NOT_GIVEN = ['not_observed', 'not_applicable'];
export const LARGEST_FIGURE = 1_000_000_000;

const isWhole = (value, min, max) => Number.isSafeInteger(value) && value >= min && value <= max;
const figuresFit = (figures) => Object.values(figures ?? {}).every((it) => isWhole(it, 0, LARGEST_FIGURE));

/** Whether an answer is one that the gateway takes; the kind of fault, or null. */
export function faultOf(question, answer) {
  if (answer === undefined || NOT_GIVEN.includes(answer)) return null;
  switch (question.type) {
    case 'integer':
      return isWhole(answer, question.min, question.max) ? null : 'number';
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(answer) ? null : 'time';
    case 'votes':
      return figuresFit(answer) ? null : 'figure';
    case 'protocols':
      return answer.every((row) => figuresFit(row.station) && figuresFit(row.commission)) ? null : 'figure';
    default:
      return null;
  }
}

/** What someone typed into a number field: a number, undefined for nothing, NaN for what is none. */
export function numberFrom(typed) {
  const text = typed.trim().replace(/[\s\u00a0\u202f]/g, '');
  if (text === '') return undefined;
  return /^\d{1,15}$/.test(text) ? Number(text) : NaN;
}
