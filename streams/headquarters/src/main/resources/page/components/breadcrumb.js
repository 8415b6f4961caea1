// From the country down to the place that one looks at, and what lies below it.
import {html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, said, t} from '../i18n.js';

/** @param {string|undefined} place what the last step is called, where one place is looked at */
export function breadcrumb(place) {
  const {areas, selection} = store;
  const path = areas.path(selection.area);
  const step = (area, last) =>
    last
      ? html`<li><b aria-current="page">${said(area.names)}</b></li>`
      : html`<li><a href=${to({area: area.id, place: null})}>${said(area.names)}</a></li>`;
  return html`<nav class="breadcrumb" aria-label=${t('breadcrumb')}>
    <ol>
      ${path.map((area, at) => step(area, !place && at === path.length - 1))}
      ${place ? html`<li><b aria-current="page">${place}</b></li>` : nothing}
    </ol>
  </nav>`;
}

/** The areas below, with what the live figures count in each: the way down. */
export function below(form, flagged) {
  const {areas, selection} = store;
  const children = areas.under(selection.area);
  if (!children.length) return nothing;
  return html`<ul class="below" aria-label=${t('reports.below')}>
    ${children.map((area) => {
      const day = form ? store.day(area.id, form) : undefined;
      const figures = flagged ? day?.indicators.find((each) => each.id === flagged) : undefined;
      const number = flagged ? figures?.flagged : day?.reports;
      return html`<li>
        <a href=${to({area: area.id, place: null})} class=${number ? '' : 'empty'}
          >${said(area.names)} ${form ? html`<b>${count(number ?? 0)}</b>` : nothing}</a
        >
      </li>`;
    })}
  </ul>`;
}

const to = (changes) => store.selection.link({page: 'reports', ...changes});
