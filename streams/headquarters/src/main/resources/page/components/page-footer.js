// What a reader must know to read the figures, and whose work the map is.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {said, t} from '../i18n.js';

export class PageFooter extends PollwatchElement {
  static watches = ['mission', 'session', 'language'];

  template() {
    return html`<footer>
      ${store.session.open ? html`<p id="open-access">${t('session.openWhy')}</p>` : nothing}
      <p>${t('note')}</p>
      <p>${t('keys')}</p>
      ${store.geography?.attribution ? html`<p id="attribution">${said(store.geography.attribution)}</p>` : nothing}
    </footer>`;
  }
}

customElements.define('pollwatch-footer', PageFooter);
