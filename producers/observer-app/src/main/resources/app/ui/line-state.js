// One calm line about the line: what waits, whether it is being sent, and that nothing is lost.
import {html, nothing} from '../vendor/lit-html.js';
import {waitingAttachments} from '../core/attachments.js';
import {desk} from '../core/desk.js';
import {stateOf} from '../core/report.js';
import {sendNow, sending} from '../core/sender.js';
import {alert, clock, sent, tick} from './icons.js';
import {count, t} from './i18n.js';
import {go} from './route.js';

export function lineState() {
  const waiting = [...desk.reports.values()].filter((report) => stateOf(report) === 'waiting').length;
  if (!desk.session.token) return revoked(waiting);
  const sealed = waitingAttachments(desk.reports);
  const [state, icon] = kind(waiting, sealed);
  const values = {waiting: count(waiting || sealed)};
  return html`<section class="line" id="line" data-state=${state} data-waiting=${waiting} data-sealed=${sealed} aria-label=${t('line')}>
    <span class="mark">${icon()}</span>
    <p role="status">
      <strong>${t(`line.${state}`, values)}</strong>
      ${['waiting', 'offline', 'sealed'].includes(state) ? html`<span>${t('line.safe')}</span>` : nothing}
    </p>
    ${state === 'waiting' || state === 'sealed'
      ? html`<button class="small" id="send-now" @click=${sendNow}>${t('line.now')}</button>`
      : nothing}
  </section>`;
}

function kind(waiting, sealed) {
  if (!waiting && !navigator.onLine) return ['offlineClear', clock];
  if (!waiting && sealed) return ['sealed', clock];
  if (!waiting) return [desk.reports.size ? 'clear' : 'ready', tick];
  if (sending.state === 'sending') return ['sending', sent];
  return navigator.onLine ? ['waiting', clock] : ['offline', clock];
}

const revoked = (waiting) => html`<section class="line" id="line" data-state="revoked" data-waiting=${waiting} aria-label=${t('line')}>
  <span class="mark">${alert()}</span>
  <p role="alert">
    <strong>${t('line.revoked')}</strong>
    <span>${waiting ? t('line.revokedWaiting', {waiting: count(waiting)}) : t('line.revokedClear')}</span>
  </p>
  <button class="small" id="enrol-again" @click=${() => go('enrol')}>${t('enrol.again')}</button>
</section>`;
