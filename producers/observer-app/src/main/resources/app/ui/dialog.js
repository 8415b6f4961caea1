// One question with two answers, over everything else.
import {html, render} from '../vendor/lit-html.js';
import {t} from './i18n.js';

/** @returns whether it was agreed to; `grave` marks what cannot be undone */
export function agreed({title, text, yes, no = t('cancel'), grave = false}) {
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-labelledby', 'dialog-title');
    const close = (answer) => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    render(
      html`<h2 id="dialog-title">${title}</h2>
        <p>${text}</p>
        <div class="choices">
          <button class="plain" data-answer="no" @click=${() => close(false)}>${no}</button>
          <button class=${grave ? 'grave' : 'main'} data-answer="yes" @click=${() => close(true)}>${yes}</button>
        </div>`,
      dialog,
    );
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      close(false);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
