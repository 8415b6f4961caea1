// The regions for the chosen indicator: as a map, or as tiles of equal size where cities are too small to see.
import {PollwatchElement, html, nothing, svg} from '../element.js';
import {store} from '../store.js';
import {currentLanguage, said, t} from '../i18n.js';
import {brief, read, sectionOf, sentence} from '../figures.js';
import {isAbroad} from '../areas.js';
import {flash} from '../flash.js';
import {project} from '../projection.js';
import {rest, rove} from '../roving.js';
import {legend, shade} from '../scale.js';

const width = 560;
const height = 320;
const smallest = 20;

export class RegionMap extends PollwatchElement {
  static watches = ['mission', 'selection', 'rates', 'language'];
  #projected = {};

  template() {
    const {mission, indicator, form, areas, selection, geography} = store;
    if (!mission || !indicator) return nothing;
    const asMap = selection.view === 'map' && geography;
    const regions = areas.under(areas.root.id);
    const section = sectionOf(indicator);
    const readings = new Map(regions.map((area) => [area.id, read(indicator, store.day(area.id, form.id))]));
    const top = Math.max(0, ...[...readings.values()].map((reading) => reading.mean ?? 0));
    const view = {readings, section, top, context: `${mission.id}|${indicator.id}|${form.id}|${currentLanguage()}`};
    return html`<section aria-labelledby="map-title">
      <div class="head">
        <h2 id="map-title">${said(indicator.label)}</h2>
        ${mission.map ? this.#switch() : nothing}
      </div>
      <svg
        id="map"
        class=${asMap ? 'map' : 'tiles'}
        viewBox="0 0 ${width} ${height}"
        role="group"
        aria-label="${t('map')}: ${said(indicator.label)}"
        @keydown=${this.#key}
        @click=${this.#choose}
      >
        <defs>
          <pattern id="few" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect class="ground" width="5" height="5"></rect>
            <path class="stroke" d="M0 0V5"></path>
          </pattern>
        </defs>
        ${asMap ? this.#map(regions, view) : this.#tiles(regions, view)}
      </svg>
      ${this.#legend(view)}
    </section>`;
  }

  updated() {
    rest([...this.querySelectorAll('[data-shape]')]);
  }

  #switch() {
    return html`<div class="switch" role="group" aria-label=${t('map')}>
      ${['map', 'tiles'].map(
        (view) => html`<button
          type="button"
          id="view-${view}"
          aria-pressed=${store.selection.view === view}
          @click=${() => store.select({view})}
        >
          ${t(`view.${view}`)}
        </button>`,
      )}
    </div>`;
  }

  #map(regions, view) {
    const shapes = this.#shapes().filter((shape) => view.readings.has(shape.id));
    const byId = new Map(regions.map((area) => [area.id, area]));
    const small = (shape) => shape.size < smallest;
    // Large ones first, so that a city lies on top of the region around it; the chosen one's border last.
    const ordered = [...shapes].sort((a, b) => b.size - a.size);
    const chosen = shapes.find((shape) => shape.id === store.selection.area);
    return svg`${ordered.map((shape) =>
      this.#place(
        byId.get(shape.id),
        view,
        small(shape)
          ? svg`<circle cx=${shape.x} cy=${shape.y} r="9"></circle>`
          : svg`<path d=${shape.path} fill-rule="evenodd"></path>`,
      ),
    )}
    ${chosen && !small(chosen) ? svg`<path class="chosen" d=${chosen.path}></path>` : nothing}
    ${chosen && small(chosen) ? svg`<circle class="chosen" cx=${chosen.x} cy=${chosen.y} r="9"></circle>` : nothing}
    ${regions.filter((area) => !shapes.some((shape) => shape.id === area.id)).map((area, at) => this.#corner(area, at, view))}`;
  }

  #shapes() {
    if (this.#projected.of !== store.geography) {
      this.#projected = {of: store.geography, shapes: project(store.geography, width, height, 6)};
    }
    return this.#projected.shapes;
  }

  /** What has no boundary (stations abroad) stands apart, in the corner. */
  #corner(area, at, view) {
    return this.#tile(area, view, width - 92, height - 34 - at * 34, 88, 30);
  }

  #tiles(regions, view) {
    const placed = regions.filter((area) => area.tileRow != null && area.tileColumn != null);
    const rest = regions.filter((area) => !placed.includes(area));
    const rows = 1 + Math.max(-1, ...placed.map((area) => area.tileRow));
    const columns = placed.length ? 1 + Math.max(...placed.map((area) => area.tileColumn)) : 6;
    const extra = Math.ceil(rest.length / columns);
    const w = width / columns;
    const h = Math.min(64, height / (rows + extra));
    const gap = 4;
    const at = (area, row, column) => this.#tile(area, view, column * w, row * h, w - gap, h - gap);
    return [
      ...placed.map((area) => at(area, area.tileRow, area.tileColumn)),
      ...rest.map((area, n) => at(area, rows + extra - 1 - Math.floor(n / columns), columns - 1 - (n % columns))),
    ];
  }

  #tile(area, view, x, y, w, h) {
    const name = said(area.names);
    const letters = Math.floor(w / 6.4);
    const label = name.length > letters ? `${name.slice(0, letters - 1)}…` : name;
    const chosen = area.id === store.selection.area;
    return this.#place(
      area,
      view,
      svg`<rect class=${chosen ? 'chosen' : ''} x=${x + 1} y=${y + 1} width=${w - 2} height=${h - 2} rx="3"></rect>
        <text class="name" x=${x + 6} y=${y + (h > 40 ? 17 : 12)}>${label}</text>
        <text class="figure" x=${x + 6} y=${y + h - (h > 40 ? 9 : 6)}>${flash(brief(view.readings.get(area.id)), view.context)}</text>`,
    );
  }

  #place(area, view, drawing) {
    const reading = view.readings.get(area.id);
    const label = `${said(area.names)}: ${sentence(reading)}`;
    return svg`<g
      class="${shade(reading, view.section, view.top)} ${isAbroad(area) ? 'abroad' : ''}"
      data-shape=${area.id}
      role="button"
      tabindex="-1"
      aria-pressed=${area.id === store.selection.area}
      aria-label=${label}
    ><title>${label}</title>${drawing}</g>`;
  }

  #legend(view) {
    const kinds = new Set([...view.readings.values()].map((reading) => reading.kind));
    const unit = kinds.has('mean') ? 'means' : store.limited || kinds.has('count') ? 'counts' : 'rate';
    const minimum = store.mission.minimumReports;
    return html`<p class="legend" aria-label=${t('legend')}>
      <span>${t(`unit.${unit}`)}</span>
      ${legend(view.section, unit, view.top).map((entry) => html`<span class="step ${entry.shade}">${entry.label}</span>`)}
      ${unit === 'rate' ? html`<span class="step few">${t('legend.few', {minimum})}</span>` : nothing}
      <span class="step none">– ${t('legend.none')}</span>
    </p>`;
  }

  // Choosing the chosen region again leads back to the whole country.
  #pick(shape) {
    const area = shape.dataset.shape;
    store.select({area: area === store.selection.area ? store.areas.root.id : area});
  }

  #choose = (event) => {
    const shape = event.target.closest('[data-shape]');
    if (shape) this.#pick(shape);
  };

  #key = (event) => {
    const shape = event.target.closest('[data-shape]');
    if (!shape) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#pick(shape);
      return;
    }
    rove(event, [[...this.querySelectorAll('[data-shape]')]]);
  };
}

customElements.define('pollwatch-map', RegionMap);
