// Screens that only say something.
import {html, nothing} from '../../vendor/lit-html.js';
import {frame} from '../frame.js';
import {t} from '../i18n.js';

const saying = (screen, title, text, more = nothing) =>
  frame({title, over: 'Pollwatch', home: true, screen}, html`<div class="stack"><p class="lead">${text}</p>${more}</div>`);

export const unfitScreen = () => saying('unfit', t('unfit.title'), t('unfit.text'));
export const wipedScreen = (next) =>
  saying('wiped', t('wiped.title'), t('wiped.text'), html`<button class="main" @click=${next}>${t('enrol.title')}</button>`);
export const elsewhereScreen = (take) =>
  saying('elsewhere', t('elsewhere.title'), t('elsewhere.text'), html`<button class="main" @click=${take}>${t('elsewhere.take')}</button>`);
export const otherMissionScreen = (next) =>
  saying('other-mission', t('other.title'), t('other.text'), html`<button class="main" @click=${next}>${t('other.keep')}</button>`);
export const openingScreen = () => saying('opening', 'Pollwatch', t('working'));
