// Switches, safety, and what this page is.
import {html} from '../../vendor/lit-html.js';
import {desk, saveSession} from '../../core/desk.js';
import {agreed} from '../dialog.js';
import {frame} from '../frame.js';
import {said, t} from '../i18n.js';
import {colouring, row, speaking} from './settings-parts.js';

const LOCK_MINUTES = [1, 5, 15];
const WIPE_HOURS = [0, 24, 72];

/** @param onLock locks now; @param onWipe removes everything */
export function settingsScreen(onLock, onWipe) {
  const {settings, mission} = desk.session;
  const set = (changes) => saveSession({settings: {...settings, ...changes}});
  const wipe = async () => {
    const ask = {title: t('wipe.title'), text: t('wipe.text'), yes: t('wipe.yes'), grave: true};
    if (await agreed(ask)) onWipe(false);
  };
  return frame(
    {title: t('settings'), over: desk.forms ? said(desk.forms.titles) : mission, screen: 'settings'},
    html`<div class="stack">
      ${speaking()} ${colouring()}
      ${row(
        t('settings.lock'),
        'lock',
        LOCK_MINUTES.map((minutes) => [minutes, t('minutes', {minutes})]),
        settings.lockMinutes,
        (lockMinutes) => set({lockMinutes}),
      )}
      ${row(
        t('settings.wipe'),
        'keep',
        WIPE_HOURS.map((hours) => [hours, hours ? t('hours', {hours}) : t('atOnce')]),
        settings.wipeHours,
        (wipeHours) => set({wipeHours}),
      )}
      <button class="plain" id="lock-now" @click=${onLock}>${t('settings.lockNow')}</button>
      <section class="note bad">
        <p>${t('wipe.text')}</p>
        <button class="grave" id="wipe" @click=${wipe}>${t('wipe')}</button>
      </section>
      <p class="small-print">${t('settings.translations')}</p>
    </div>`,
  );
}
