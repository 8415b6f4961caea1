// Signing in, over the page and without leaving it: what was typed below stays there.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {currentLanguage, languages, ownNames, speak, t} from '../i18n.js';
import {known, onAsk, onSignedIn, provider, refusal, remember, signIn} from '../door.js';

export class SignIn extends PollwatchElement {
  static watches = ['language'];

  #done = null;
  #account = null;
  /** What is said of the last attempt, in whichever language. */
  #failure = () => '';
  #busy = false;
  #listenNoMore = () => {};

  connectedCallback() {
    super.connectedCallback();
    onAsk((done) => {
      this.#done = done;
      this.#account = store.session.account;
      const why = refusal();
      this.#failure = () => (why === null ? '' : t(`signIn.refused.${why}`));
      this.#listenNoMore = onSignedIn((session) => this.#signedIn(session));
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
      <p class="product">Pollwatch</p>
      <h2 id="sign-in-title">${t(again ? 'signIn.again' : 'signIn')}</h2>
      ${again ? html`<p>${t('signIn.againWhy')}</p>` : nothing}
      ${known.provider ? this.#provider(again) : nothing}
      ${known.provider && known.passwords ? html`<p class="or">${t('signIn.or')}</p>` : nothing}
      ${known.passwords ? this.#password(again) : nothing}
      <p id="sign-in-failure" role="alert">${this.#failure()}</p>
      <p class="hint">${t(known.passwords ? 'signIn.hint' : 'signIn.hintProvider')}</p>
      <p class="languages">
        ${languages.map(
          (tag) =>
            html`<button type="button" lang=${tag} aria-pressed=${tag === currentLanguage()} @click=${() => speak(tag)}>
              ${ownNames[tag]}
            </button>`,
        )}
      </p>
    </dialog>`;
  }

  /** In the middle of a shift in a window of its own: what was typed in this one stays. */
  #provider(again) {
    return html`<a class="provider" href=${provider(currentLanguage())} target=${again ? '_blank' : '_self'}
      rel="noopener" @click=${remember}>${t('signIn.provider', {name: known.provider})}</a>`;
  }

  #password(again) {
    return html`<form @submit=${(event) => this.#submit(event)}>
      <label for="sign-in-account">${t('signIn.account')}</label>
      <input id="sign-in-account" name="account" autocomplete="username" autocapitalize="none" spellcheck="false"
        required maxlength="64" .value=${this.#account ?? ''} ?autofocus=${!again && !known.provider} />
      <label for="sign-in-password">${t('signIn.password')}</label>
      <input id="sign-in-password" name="password" type="password" autocomplete="current-password" required
        maxlength="200" ?autofocus=${again && !known.provider} aria-describedby="sign-in-failure" />
      <button type="submit" class="primary" ?disabled=${this.#busy}>${t('signIn.go')}</button>
    </form>`;
  }

  async #submit(event) {
    event.preventDefault();
    const {account, password} = event.target.elements;
    this.#busy = true;
    this.#failure = () => '';
    this.requestUpdate();
    try {
      this.#signedIn(await signIn(account.value.trim(), password.value));
    } catch ({response}) {
      this.#failure = () => reason(response);
      password.value = '';
      password.focus();
    } finally {
      this.#busy = false;
      this.requestUpdate();
    }
  }

  #signedIn(session) {
    if (!this.#done) return;
    this.#listenNoMore();
    // Another account sees another page.
    if (this.#account !== null && this.#account !== session.account) location.reload();
    this.#account = session.account;
    this.querySelector('dialog').close();
    const done = this.#done;
    this.#done = null;
    done(session);
    this.requestUpdate();
  }
}

function reason(response) {
  if (!response) return t('signIn.away');
  if (response.status === 429) return t('signIn.tooSoon', {seconds: response.headers.get('retry-after') ?? '60'});
  return response.status === 401 || response.status === 422 ? t('signIn.wrong') : t('signIn.away');
}

customElements.define('pollwatch-sign-in', SignIn);
