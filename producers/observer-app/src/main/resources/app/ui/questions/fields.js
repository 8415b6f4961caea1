// Numbers and times.
import {html, nothing} from '../../vendor/lit-html.js';
import {numberFrom} from '../../core/check.js';
import {said, t} from '../i18n.js';

/** A field for a whole number, with the keypad; whatever is no digit does not go in. */
export function figure({label, value, give, id, invalid = false, describedBy}) {
  const type = (event) => {
    const digits = event.target.value.replace(/\D/g, '').slice(0, 12);
    if (digits !== event.target.value) event.target.value = digits;
    give(numberFrom(digits));
  };
  return html`<input
    type="text"
    inputmode="numeric"
    pattern="[0-9]*"
    autocomplete="off"
    id=${id ?? nothing}
    aria-label=${label}
    aria-invalid=${invalid}
    aria-describedby=${describedBy ?? nothing}
    .value=${Number.isSafeInteger(value) ? String(value) : ''}
    @input=${type}
  />`;
}

export function numberField({question, answer, fault, give}) {
  const invalid = Boolean(fault);
  return html`<div class="entry-field">
    ${figure({label: said(question.label), value: answer, give, invalid, describedBy: fault ? `q-${question.id}-fault` : undefined})}
    ${question.reading === 'cumulative' ? html`<p class="several">${t('cumulative')}</p>` : nothing}
  </div>`;
}

export function timeField({question, answer, give}) {
  return html`<div class="entry-field">
    <input
      type="time"
      aria-label=${said(question.label)}
      .value=${/^\d\d:\d\d$/.test(answer ?? '') ? answer : ''}
      @change=${(event) => give(event.target.value.slice(0, 5) || undefined)}
    />
  </div>`;
}
