// Why something was refused, in the reader's language, by field and code.
import {html, nothing} from '../vendor/lit-html.js';
import {formOf} from '../core/desk.js';
import {has, said, t} from './i18n.js';

/** The faults that gateway or headquarters found. */
export function reasons(report) {
  const {refusal, verdict} = report;
  const faults = refusal ? refusal.errors : (verdict?.reasons ?? []);
  const general = refusal && has(`status.${refusal.status}`) ? t(`status.${refusal.status}`) : '';
  if (!faults.length && !general) return nothing;
  return html`${general ? html`<p>${general}</p>` : nothing}
    ${
      faults.length
        ? html`<ul class="plain-list" id="reasons">
            ${faults.map((fault) => html`<li><strong>${fieldName(report, fault.field)}</strong> ${why(fault.code)}</li>`)}
          </ul>`
        : nothing
    }`;
}

const why = (code) => t(has(`code.${code}`) ? `code.${code}` : 'code.other', {code});

/** The label of a question, or the name of a field of the report. */
function fieldName(report, field) {
  const id = /^answers\.([a-z0-9_]+)/.exec(field)?.[1];
  const question = id && formOf(report.form)?.questions.find((each) => each.id === id);
  if (question) return said(question.label);
  return has(`field.${field}`) ? t(`field.${field}`) : field;
}
