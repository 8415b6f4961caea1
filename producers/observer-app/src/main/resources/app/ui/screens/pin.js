// Choosing a PIN, once; and giving it, each time.
import {html, nothing} from '../../vendor/lit-html.js';
import {MOST_WRONG, create, standing, unlock} from '../../core/vault.js';
import {agreed} from '../dialog.js';
import {draw, say} from '../draw.js';
import {frame} from '../frame.js';
import {lock as lockIcon} from '../icons.js';
import {count, t} from '../i18n.js';
import {speaking} from './settings-parts.js';

const SHORTEST = 6;
let fault = '';
let busy = false;
let ticking = 0;

const field = (name, label, complete, disabled = false) => html`<label class="field">
  <span>${label}</span>
  <input
    class="pin"
    name=${name}
    type="password"
    inputmode="numeric"
    autocomplete=${complete}
    minlength="1"
    ?disabled=${disabled}
    aria-describedby="pin-fault"
    aria-invalid=${fault ? 'true' : 'false'}
  />
</label>`;

function complain(text) {
  fault = text;
  if (text) say(text);
  draw();
}

/** Digits all the same, or in a row: what is tried first. */
export const isWeak = (pin) =>
  pin.length < SHORTEST || /^(.)\1*$/.test(pin) || '01234567890'.includes(pin) || '09876543210'.includes(pin);

/** @param onOpen called when the vault is made and open */
export function choosePinScreen(onOpen) {
  const chosen = async (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const [pin, again] = [form.get('pin'), form.get('again')];
    if (busy) return;
    if (isWeak(pin)) return complain(t('pin.weak', {shortest: SHORTEST}));
    if (pin !== again) return complain(t('pin.different'));
    busy = true;
    complain('');
    await create(pin);
    await navigator.storage?.persist?.();
    event.target.reset();
    busy = false;
    onOpen();
  };
  return frame(
    {title: t('pin.choose'), over: 'Pollwatch', home: true, screen: 'choose-pin'},
    html`<form class="stack" @submit=${chosen}>
      <p class="lead">${t('pin.why', {most: MOST_WRONG})}</p>
      ${field('pin', t('pin.new', {shortest: SHORTEST}), 'new-password')} ${field('again', t('pin.again'), 'new-password')}
      <p id="pin-fault" class="fault">${fault}</p>
      <button class="main" ?disabled=${busy}>${busy ? t('working') : t('pin.set')}</button>
    </form>`,
  );
}

let seconds = 0;
let left = MOST_WRONG;

async function look() {
  ({wait: seconds, left} = await standing());
  clearTimeout(ticking);
  if (seconds) ticking = setTimeout(look, 1_000);
  draw();
}

/** Asks anew how long to wait: before the lock screen is shown. */
export function lockShown() {
  fault = '';
  look();
}

/** @param onOpen called when the vault is open; @param onWipe when everything is to go, or is gone */
export function lockScreen(onOpen, onWipe) {
  const given = async (event) => {
    event.preventDefault();
    const input = event.target.elements.pin;
    const pin = input.value;
    if (busy || !pin) return;
    busy = true;
    complain('');
    const outcome = await unlock(pin);
    busy = false;
    input.value = '';
    if (outcome === 'open') return onOpen();
    if (outcome === 'wiped') return onWipe(true);
    await look();
    complain(outcome === 'wrong' ? t('pin.wrong', {left: count(left)}) : '');
    input.focus();
  };
  const wipe = async () => {
    const ask = {title: t('wipe.title'), text: t('wipe.text'), yes: t('wipe.yes'), grave: true};
    if (await agreed(ask)) onWipe(false);
  };
  return frame(
    {title: t('locked'), over: 'Pollwatch', home: true, screen: 'lock'},
    html`<form class="stack lock" @submit=${given}>
        <div class="emblem">${lockIcon()}</div>
        ${field('pin', 'PIN', 'current-password', busy)}
        <p id="pin-fault" class="fault">${fault}</p>
        ${seconds ? html`<p role="timer">${t('pin.wait', {seconds: count(seconds)})}</p>` : nothing}
        <button class="main" ?disabled=${busy || seconds > 0}>${busy ? t('working') : t('unlock')}</button>
      </form>
      <div class="stack apart">
        ${speaking()}
        <button class="quiet grave-text" id="wipe" @click=${wipe}>${t('wipe')}</button>
      </div>`,
  );
}
