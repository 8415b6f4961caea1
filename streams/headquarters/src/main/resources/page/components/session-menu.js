// Who is signed in, and the way out; nothing where headquarters asks nobody who they are.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {t} from '../i18n.js';
import {signOut} from '../door.js';

export class SessionMenu extends PollwatchElement {
  static watches = ['session', 'mission', 'language'];

  template() {
    const {account, role, areas} = store.session;
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
}

customElements.define('pollwatch-session', SessionMenu);
