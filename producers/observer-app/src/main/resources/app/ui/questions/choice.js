// One of several words, or some of them.
import {html} from '../../vendor/lit-html.js';
import {said, t} from '../i18n.js';

const NONE = 'none';
const wordsOf = (answer) => (Array.isArray(answer) ? answer : answer === undefined ? [] : [answer]);

/** The words that may be answered, with what they are called. */
export const optionsOf = (question) =>
  question.options?.length
    ? question.options.map((option) => [option.id, said(option.label)])
    : question.answers.map((word) => [word, t(`answer.${word}`)]);

/** Two short ones beside each other, long ones below each other. */
const shape = (options) => (options.length <= 4 && options.every(([, text]) => text.length <= 14) ? 'pair' : 'column');

export function choice({question, answer, give}) {
  const options = optionsOf(question);
  return html`<div class="options ${shape(options)}">
    ${options.map(
      ([word, text]) => html`<label class="option" data-word=${word}>
        <input
          type="radio"
          name=${question.id}
          value=${word}
          .checked=${answer === word}
          @change=${() => give(word)}
          @click=${() => answer === word && setTimeout(() => give(undefined))}
        />
        <span>${text}</span>
      </label>`,
    )}
  </div>`;
}

export function choices({question, answer, give}) {
  const options = optionsOf(question);
  const chosen = wordsOf(answer).filter((word) => options.some(([id]) => id === word));
  const toggle = (word) => {
    if (chosen.includes(word)) return chosen.filter((each) => each !== word);
    return word === NONE ? [NONE] : [...chosen.filter((each) => each !== NONE), word];
  };
  const inOrder = (words) => options.map(([id]) => id).filter((id) => words.includes(id));
  return html`<p class="several">${t('several')}</p>
    <div class="options ${shape(options)}">
      ${options.map(
        ([word, text]) => html`<label class="option many" data-word=${word}>
          <input
            type="checkbox"
            value=${word}
            .checked=${chosen.includes(word)}
            @change=${() => {
              const words = inOrder(toggle(word));
              give(words.length ? words : undefined);
            }}
          />
          <span>${text}</span>
        </label>`,
      )}
    </div>`;
}
