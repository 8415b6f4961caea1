// How reports, places and states are called.
import {html} from '../vendor/lit-html.js';
import {areaOf, formOf, placeOf} from '../core/desk.js';
import {alert, clock, pen, sent, tick} from './icons.js';
import {placeTime, said, t} from './i18n.js';

export const formName = (report) => said(formOf(report.form)?.title) || report.form;

/** "No. 12 · School 5", or the name of an area. */
export function placeName(id) {
  const place = placeOf(id);
  if (!place) return said(areaOf(id)?.names) || id;
  if (!place.number) return place.name;
  return t(place.kind === 'commission' ? 'place.commission' : 'place.station', {number: place.number, name: place.name});
}

/** Where a place lies: district and region. */
export function placeArea(id) {
  const place = placeOf(id);
  const names = [];
  for (let area = areaOf(place?.area); area?.parent; area = areaOf(area.parent)) names.push(said(area.names));
  return names.join(', ');
}

export const about = (report) => `${formName(report)} · ${placeName(report.place)}`;

const icons = {
  draft: pen,
  waiting: clock,
  sent,
  accepted: tick,
  withdrawn: tick,
  superseded: alert,
  refused: alert,
  conflict: alert,
  rejected: alert,
};

/** A state as icon and word. */
export const stateMark = (state) => html`<span class="state" data-state=${state}>${icons[state]()}${t(`state.${state}`)}</span>`;

export const timeOf = (report) => placeTime(report.draft?.observedAt ?? report.observedAt);
