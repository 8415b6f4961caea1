// What every screen has: a bar on top with the way back, the middle, and below, by the thumb, what to do next.
import {html, nothing} from '../vendor/lit-html.js';
import {arrowLeft} from './icons.js';
import {back} from './route.js';
import {t} from './i18n.js';

/** @param parts title, and optionally: over (a line above it), home (no way back), right, under (on the bar's edge), foot, screen */
export function frame({title, over, home, right, under, foot, screen}, body) {
  return html`<header class="top">
      ${home
        ? nothing
        : html`<button class="round" id="back" aria-label=${t('back')} @click=${back}>${arrowLeft()}</button>`}
      <div class="titles">
        ${over ? html`<p class="over">${over}</p>` : nothing}
        <h1 tabindex="-1">${title}</h1>
      </div>
      ${right ?? nothing} ${under ?? nothing}
    </header>
    <main data-screen=${screen}>${body}</main>
    ${foot ? html`<footer class="foot">${foot}</footer>` : nothing}`;
}
