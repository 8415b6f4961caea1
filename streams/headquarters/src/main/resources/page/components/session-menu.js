// Who is signed in, and the way out; where headquarters asks nobody who they are, that it does not.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {t} from '../i18n.js';
import {signOut} from '../door.js';

export class SessionMenu extends PollwatchElement {
  static watches = ['session', 'mission', 'language'];

  template() {
    const {open, account, role, areas} = store.session;
    if (open) return this.#open();
    if (!account) return nothing;
    return html`<details id="session" class="session">
      <summary>${account}</summary>
      <div>
        <p><b>${account}</b><br />${t(`role.${role}`)}</p>
        <p>${areas ? t('session.areas', {areas: areas.join(', ')}) : t('session.whole')}</p>
        <button type="button" @click=${() => signOut(false)}>${t('session.out')}</button>
        <button type="button" class="quiet" @click=${() => signOut(true)}>${t('session.everywhere')}</button>
      </div>
    </details>`;
  }

  /** For a replay on one's own machine: said plainly, with what to use instead. */
  #open() {
    return html`<details id="session" class="session">
      <summary>${t('session.open')}</summary>
      <div>
        <p>${t('session.openWhy')}</p>
        <p>${t('session.openInstead')} <code>./pollwatch serve</code></p>
      </div>
    </details>`;
  }
}

customElements.define('pollwatch-session', SessionMenu);
