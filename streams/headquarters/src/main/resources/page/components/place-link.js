// A place by its number and name, leading to all that was reported about it; an area by its name.
import {html} from '../element.js';
import {store} from '../store.js';
import {t} from '../i18n.js';
import {areaName} from '../names.js';

/** @param {{place: string, number?: string, name?: string, area: string}} row of a list or a report */
export function placeLink({place, number, name, area}) {
  if (!number && !name) return areaName(area ?? place) || place;
  const text = number ? t('station', {number}) : name;
  const link = store.selection.link({page: 'reports', area, place, report: null});
  return html`<a href=${link} data-place=${place} title=${name ?? ''}>${text}</a>`;
}
