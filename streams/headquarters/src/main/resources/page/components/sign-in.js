// Signing in, over the page and without leaving it: what was typed below stays there.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {t} from '../i18n.js';
import {onAsk, signIn} from '../door.js';

export class SignIn extends PollwatchElement {
  static watches = ['language'];

  #done = null;
  #account = null;
  #failure = '';
  #busy = false;

  connectedCallback() {
    super.connectedCallback();
    onAsk((done) => {
      this.#done = done;
      this.#account = store.session.account;
      this.#failure = '';
      this.requestUpdate();
    });
  }

  updated() {
    const dialog = this.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  template() {
    if (!this.#done) return nothing;
    const again = this.#account !== null;
    return html`<dialog id="sign-in" aria-labelledby="sign-in-title" @cancel=${(event) => event.preventDefault()}>
      <form @submit=${(event) => this.#submit(event)}>
        <p class="product">Pollwatch</p>
        <h2 id="sign-in-title">${t(again ? 'signIn.again' : 'signIn')}</h2>
        ${again ? html`<p>${t('signIn.againWhy')}</p>` : nothing}
        <label for="sign-in-account">${t('signIn.account')}</label>
        <input id="sign-in-account" name="account" autocomplete="username" autocapitalize="none" spellcheck="false"
          required maxlength="64" .value=${this.#account ?? ''} ?autofocus=${!again} />
        <label for="sign-in-password">${t('signIn.password')}</label>
        <input id="sign-in-password" name="password" type="password" autocomplete="current-password" required
          maxlength="200" ?autofocus=${again} aria-describedby="sign-in-failure" />
        <p id="sign-in-failure" role="alert">${this.#failure}</p>
        <button type="submit" class="primary" ?disabled=${this.#busy}>${t('signIn.go')}</button>
        <p class="hint">${t('signIn.hint')}</p>
      </form>
    </dialog>`;
  }

  async #submit(event) {
    event.preventDefault();
    const {account, password} = event.target.elements;
    this.#busy = true;
    this.#failure = '';
    this.requestUpdate();
    try {
      const session = await signIn(account.value.trim(), password.value);
      // Another account sees another page.
      if (this.#account !== null && this.#account !== session.account) location.reload();
      this.#account = session.account;
      this.querySelector('dialog').close();
      const done = this.#done;
      this.#done = null;
      done(session);
    } catch ({response}) {
      this.#failure = reason(response);
      password.value = '';
      password.focus();
    } finally {
      this.#busy = false;
      this.requestUpdate();
    }
  }
}

function reason(response) {
  if (!response) return t('signIn.away');
  if (response.status === 429) return t('signIn.tooSoon', {seconds: response.headers.get('retry-after') ?? '60'});
  return response.status === 401 || response.status === 422 ? t('signIn.wrong') : t('signIn.away');
}

customElements.define('pollwatch-sign-in', SignIn);
