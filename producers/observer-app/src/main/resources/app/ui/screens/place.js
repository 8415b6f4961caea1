// Choosing where: by number or name, from what was used last, or down the areas.
import {html, nothing} from '../../vendor/lit-html.js';
import {begin} from '../../core/actions.js';
import {areaOf, desk, formOf, placeOf} from '../../core/desk.js';
import {areaPath, childrenOf, placesIn, roots, searched, searchedAreas} from '../../core/places.js';
import {draw} from '../draw.js';
import {frame} from '../frame.js';
import {arrowRight} from '../icons.js';
import {said, t} from '../i18n.js';
import {placeArea, placeName} from '../naming.js';
import {go, replace, route} from '../route.js';

const MOST = 30;
let typed = '';

export function placeScreen() {
  const form = formOf(route().form);
  if (!form || !desk.places) return nothing;
  const choose = async (id) => {
    typed = '';
    replace('fill', {id: await begin(form.id, id)});
  };
  const {area} = route();
  return frame(
    {
      title: area ? said(areaOf(area).names) : t(form.about === 'area' ? 'place.area' : `place.${form.about}.choose`),
      over: said(form.title),
      screen: 'place',
    },
    html`<div class="stack">
      ${search(form)} ${typed.trim() ? found(form, choose) : html`${recent(form, choose)} ${browse(form, area, choose)}`}
    </div>`,
  );
}

function search(form) {
  const type = (event) => {
    typed = event.target.value;
    draw();
  };
  return html`<label class="field">
    <span>${t(form.about === 'area' ? 'place.searchArea' : 'place.search')}</span>
    <input id="search" type="search" autocomplete="off" .value=${typed} @input=${type} />
  </label>`;
}

const list = (label, items) => html`<section aria-label=${label}>
  <h2>${label}</h2>
  <ul class="list">
    ${items}
  </ul>
</section>`;

const option = (title, below, choose, id) => html`<li>
  <button class="entry" data-place=${id} @click=${choose}>
    <span class="words"><strong>${title}</strong>${below ? html`<span>${below}</span>` : nothing}</span>
    ${arrowRight()}
  </button>
</li>`;

const placeOption = (id, choose) => option(placeName(id), placeArea(id), () => choose(id), id);
const areaOption = (area, choose) => option(said(area.names), upward(area), () => choose(area.id), area.id);
const upward = (area) =>
  areaPath(desk.places, area.parent)
    .map((id) => said(areaOf(id).names))
    .join(', ');

function found(form, choose) {
  const isArea = form.about === 'area';
  const hits = isArea ? searchedAreas(desk.places, typed, MOST) : searched(desk.places, form.about, typed, MOST);
  const items = hits.map((hit) => (isArea ? areaOption(hit, choose) : placeOption(hit.id, choose)));
  return html`<div aria-live="polite">
    ${items.length ? list(t('place.found'), items) : html`<p class="note">${t('place.none')}</p>`}
  </div>`;
}

function recent(form, choose) {
  const fitting = desk.session.recent.filter((id) =>
    form.about === 'area' ? areaOf(id) : placeOf(id)?.kind === form.about,
  );
  if (!fitting.length || route().area) return nothing;
  return list(
    t('place.recent'),
    fitting.map((id) => (form.about === 'area' ? areaOption(areaOf(id), choose) : placeOption(id, choose))),
  );
}

/** One level of the tree: the areas below, and what hangs on this area itself. */
function browse(form, area, choose) {
  const below = (area ? childrenOf(desk.places, area) : top()).filter(
    (each) => form.about === 'area' || placesIn(desk.places, each.id, form.about, true).length,
  );
  const here = area && form.about !== 'area' ? placesIn(desk.places, area, form.about, false) : [];
  const open = (each) => go('place', {form: form.id, area: each.id});
  const isLeaf = (each) => form.about === 'area' && !childrenOf(desk.places, each.id).length;
  return html`${
    area && form.about === 'area'
      ? html`<button class="main" @click=${() => choose(area)}>${t('place.this', {name: said(areaOf(area).names)})}</button>`
      : nothing
  }
  ${
    below.length
      ? list(
          t('place.areas'),
          below.map((each) => option(said(each.names), '', () => (isLeaf(each) ? choose(each.id) : open(each)), each.id)),
        )
      : nothing
  }
  ${here.length ? list(t('place.here'), here.map((place) => placeOption(place.id, choose))) : nothing}`;
}

/** Where the list begins: the team's areas, and instead of a single country its regions. */
function top() {
  const all = roots(desk.places);
  const children = all.length === 1 ? childrenOf(desk.places, all[0].id) : [];
  return children.length && !desk.places.places.some((place) => place.area === all[0].id) ? children : all;
}
