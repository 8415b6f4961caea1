// A report, by the beginning of its id; it opens with everything that is known of it here.
import {html} from '../element.js';
import {store} from '../store.js';
import {t} from '../i18n.js';
import {shortId} from '../names.js';

export const reportLink = (id) =>
  html`<a
    class="report"
    href=${store.selection.link({report: id})}
    title=${id}
    aria-label=${t('report.open', {id})}
    data-report=${id}
    >${shortId(id)}</a
  >`;
