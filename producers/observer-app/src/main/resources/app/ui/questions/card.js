// One question with everything that belongs to it.
import {html, nothing} from '../../vendor/lit-html.js';
import {NOT_GIVEN} from '../../core/check.js';
import {alert, tick} from '../icons.js';
import {count, said, t} from '../i18n.js';
import {choice, choices} from './choice.js';
import {numberField, timeField} from './fields.js';
import {notes} from './notes.js';
import {protocols} from './protocols.js';
import {votes} from './votes.js';

const kinds = {
  yes_no: choice,
  choice,
  evaluation: choice,
  choices,
  integer: numberField,
  time: timeField,
  votes,
  protocols,
  text: notes,
  photo: notes,
};

/** @param parts question, answer, fault, hints, asks (what headquarters asks about it), report, give(value or undefined) */
export function card(parts) {
  const {question, answer, fault, hints, asks, give} = parts;
  const body = kinds[question.type];
  if (!body) return nothing;
  const id = `q-${question.id}`;
  const described = [fault ? `${id}-fault` : '', hints.length ? `${id}-hints` : ''].join(' ').trim();
  return html`<fieldset
    class="card"
    id=${id}
    data-type=${question.type}
    data-answered=${answer !== undefined && !fault}
    aria-describedby=${described || nothing}
  >
    <legend><span class="asked-words">${said(question.label)}</span><span class="done">${tick()}</span></legend>
    ${asks} ${body(parts)}
    <div class="others">
      ${NOT_GIVEN.map(
        (word) => html`<button
          type="button"
          class="other"
          data-word=${word}
          aria-pressed=${answer === word}
          @click=${() => give(answer === word ? undefined : word)}
        >
          ${t(word)}
        </button>`,
      )}
    </div>
    ${fault ? html`<p class="fault" id="${id}-fault" role="alert">${alert()} ${t(`fault.${fault}`, question)}</p>` : nothing}
    <div id="${id}-hints" aria-live="polite">
      ${hints.map(
        (hint) => html`<p class="hint">
          ${alert()} ${t(`hint.${hint.key}`, {left: count(hint.left), right: count(hint.right)})}
        </p>`,
      )}
    </div>
  </fieldset>`;
}
