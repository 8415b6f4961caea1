// Notes and photos: readable here until they are sent, then by headquarters alone.
import {html, nothing} from '../../vendor/lit-html.js';
import {smallJpeg} from '../../core/photo.js';
import {draw} from '../draw.js';
import {lock} from '../icons.js';
import {said, t} from '../i18n.js';

const LONGEST = 4_000;
const isSealed = (answer) => typeof answer?.sha256 === 'string';
const failed = new Set();

export function notes(parts) {
  const {question, answer, give} = parts;
  if (isSealed(answer)) {
    return html`<p class="sealed">${lock()} ${t('notes.sealed')}</p>
      <button type="button" class="plain" @click=${() => give(undefined)}>${t('notes.again')}</button>`;
  }
  return html`${question.type === 'text' ? words(parts) : photo(parts)}
    <p class="several">${lock()} ${t('notes.why')}</p>`;
}

const words = ({question, answer, give}) => html`<textarea
  rows="4"
  maxlength=${LONGEST}
  aria-label=${said(question.label)}
  .value=${answer?.text ?? ''}
  @input=${(event) => give(event.target.value.trim() ? {text: event.target.value} : undefined)}
></textarea>`;

function photo({question, answer, give}) {
  const take = async (event) => {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) return;
    try {
      failed.delete(question.id);
      await give({photo: await smallJpeg(file)});
    } catch {
      failed.add(question.id);
      draw();
    }
  };
  return html`${answer?.photo
      ? html`<img class="photo" alt=${t('notes.photo')} src="data:image/jpeg;base64,${answer.photo}" />`
      : nothing}
    <label class="plain file">
      <input type="file" accept="image/*" capture="environment" @change=${take} />
      <span>${t(answer?.photo ? 'notes.otherPhoto' : 'notes.takePhoto')}</span>
    </label>
    ${failed.has(question.id) ? html`<p class="fault" role="alert">${t('notes.failed')}</p>` : nothing}`;
}
