// The views of the page, as links: each has an address of its own.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, t} from '../i18n.js';
import {flash} from '../flash.js';
import {pages} from '../selection.js';

export class ViewLinks extends PollwatchElement {
  static watches = ['mission', 'selection', 'findings', 'incidents', 'language'];

  template() {
    if (!store.mission) return nothing;
    const {live, selection} = store;
    const numbers = {findings: live.raised.length, incidents: live.incidents.size};
    return html`<nav class="views" aria-label=${t('views')}>
      ${pages.map(
        (page) =>
          html`<a href=${selection.link({page})} data-page=${page} aria-current=${page === selection.page ? 'page' : 'false'}>
            ${t(`page.${page}`)}${
              page in numbers
                ? html`<span class="badge" id="count-${page}">${flash(count(numbers[page]), store.mission.id)}</span>`
                : nothing
            }
          </a>`,
      )}
    </nav>`;
  }
}

customElements.define('pollwatch-views', ViewLinks);
