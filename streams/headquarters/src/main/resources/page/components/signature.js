// Who it is that writes something, where nobody signs in.
import {html, nothing} from '../element.js';
import {store} from '../store.js';
import {t} from '../i18n.js';
import {signed} from '../casework.js';

/** The field that asks for it; nothing where an account is signed in. */
export const signature = () =>
  store.session.account
    ? nothing
    : html`<label
        >${t('report.by')}
        <input name="by" maxlength="100" required .value=${signed(store.session)} autocomplete="off"
      /></label>`;
