// The first screen: a link brings the phone to its mission.
import {html, nothing} from '../../vendor/lit-html.js';
import {linkOf} from '../../core/enrolment.js';
import {draw, say} from '../draw.js';
import {frame} from '../frame.js';
import {t} from '../i18n.js';
import {go} from '../route.js';
import {canScan} from '../scan.js';
import {speaking} from './settings-parts.js';

let fault = '';

/** @param onLink told of a link that can be used; @param revoked whether the last one was refused */
export function enrolScreen(onLink, revoked) {
  const paste = (event) => {
    event.preventDefault();
    const link = linkOf(new FormData(event.target).get('link') ?? '', location.origin);
    fault = link ? '' : t('link.bad');
    if (link) onLink(link);
    else say(fault);
    draw();
  };
  return frame(
    {title: t('enrol.title'), over: 'Pollwatch', home: true, screen: 'enrol'},
    html`<div class="stack">
      ${revoked ? html`<p class="note bad" role="alert">${t('enrol.refused')}</p>` : nothing}
      <p class="lead">${t('enrol.lead')}</p>
      ${canScan() ? html`<button class="main" @click=${() => go('scan')}>${t('scan')}</button>` : nothing}
      <form class="stack" @submit=${paste}>
        <label class="field">
          <span>${t('link.paste')}</span>
          <input
            name="link"
            type="text"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            placeholder="https://…/app/#m=…"
            aria-describedby="link-fault"
          />
        </label>
        <p id="link-fault" class="fault">${fault}</p>
        <button class=${canScan() ? 'plain' : 'main'}>${t('link.use')}</button>
      </form>
      ${speaking()}
    </div>`,
  );
}
