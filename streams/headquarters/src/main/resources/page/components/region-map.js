// The regions for the chosen indicator: as a map, or as tiles of equal size where cities are too small to see.
import {PollwatchElement, html, nothing, svg} from '../element.js';
import {store} from '../store.js';
import {currentLanguage, said, t} from '../i18n.js';
import {brief, read, sectionOf, sentence} from '../figures.js';
import {isAbroad} from '../areas.js';
import {flash} from '../flash.js';
import {answerOf, nameOf, questionOf} from '../labels.js';
import {project} from '../projection.js';
import {rest, rove} from '../roving.js';
import {legend, shade} from '../scale.js';

const smallest = 16;
const tileHeight = 42;
const band = 40;
const dot = 7;

export class RegionMap extends PollwatchElement {
  static watches = ['mission', 'selection', 'rates', 'language'];
  #projected = {};
  #width = 360;
  #resized = new ResizeObserver(([entry]) => {
    const width = Math.round(entry.contentRect.width);
    if (width && Math.abs(width - this.#width) > 4) {
      this.#width = width;
      this.requestUpdate();
    }
  });

  template() {
    const {mission, indicator, form, areas, selection, geography} = store;
    if (!mission || !indicator) return nothing;
    const answer = answerOf(indicator);
    const asMap = selection.view !== 'tiles' && mission.map && geography;
    const regions = areas.under(areas.root.id);
    const section = sectionOf(indicator);
    const readings = new Map(regions.map((area) => [area.id, read(indicator, store.day(area.id, form.id))]));
    const top = Math.max(0, ...[...readings.values()].map((reading) => reading.mean ?? 0));
    const width = this.#width;
    const height = asMap ? this.#mapHeight(regions) : this.#tilesHeight(regions);
    const view = {
      readings,
      section,
      top,
      width,
      height,
      context: `${mission.id}|${indicator.id}|${form.id}|${currentLanguage()}`,
    };
    return html`<section aria-labelledby="map-title">
      <div class="head">
        <h2 id="map-title">
          ${questionOf(indicator)}${answer ? html` <span class="answer">${answer}</span>` : nothing}
        </h2>
        ${mission.map ? this.#switch() : nothing}
      </div>
      <svg
        id="map"
        class=${asMap ? 'map' : 'tiles'}
        viewBox="0 0 ${width} ${height}"
        role="group"
        aria-label="${t('map')}: ${nameOf(indicator)}"
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
    rest(this, '[data-shape]', '[aria-pressed="true"]');
    const drawing = this.querySelector('#map');
    if (drawing) this.#resized.observe(drawing);
  }

  disconnectedCallback() {
    this.#resized.disconnect();
    super.disconnectedCallback();
  }

  #switch() {
    return html`<div class="switch" role="group" aria-label=${t('map')}>
      ${['map', 'tiles'].map(
        (view) =>
          html`<button
            type="button"
            id="view-${view}"
            aria-pressed=${(store.selection.view ?? 'map') === view}
            @click=${() => store.select({view})}
          >
            ${t(`view.${view}`)}
          </button>`,
      )}
    </div>`;
  }

  #map(regions, view) {
    const shapes = this.#shapes(view).filter((shape) => view.readings.has(shape.id));
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
          ? svg`<circle class="ring" cx=${shape.x} cy=${shape.y} r=${dot + 2}></circle>
              <circle cx=${shape.x} cy=${shape.y} r=${dot}></circle>`
          : svg`<path d=${shape.path} fill-rule="evenodd"></path>`,
      ),
    )}
    ${chosen && !small(chosen) ? svg`<path class="chosen" d=${chosen.path}></path>` : nothing}
    ${chosen && small(chosen) ? svg`<circle class="chosen" cx=${chosen.x} cy=${chosen.y} r=${dot}></circle>` : nothing}
    ${regions.filter((area) => !shapes.some((shape) => shape.id === area.id)).map((area, at) => this.#below(area, at, view))}`;
  }

  #mapHeight(regions) {
    const bounded = new Set(store.geography.features.map((feature) => feature.properties.id));
    return Math.round(this.#width * 0.57) + (regions.every((area) => bounded.has(area.id)) ? 0 : band);
  }

  #shapes({width}) {
    if (this.#projected.of !== store.geography || this.#projected.width !== width) {
      this.#projected = {
        of: store.geography,
        width,
        shapes: project(store.geography, width, Math.round(width * 0.57), 4),
      };
    }
    return this.#projected.shapes;
  }

  /** What has no boundary (stations abroad) stands apart, below the map. */
  #below(area, at, view) {
    return this.#tile(area, view, view.width - 154 * (at + 1), view.height - band + 2, 150, band - 4);
  }

  #tiles(regions, view) {
    const {placed, loose, top, left, rows, columns, extra} = gridOf(regions);
    const w = view.width / columns;
    const at = (area, row, column) => this.#tile(area, view, column * w, row * tileHeight, w - 3, tileHeight - 3);
    return [
      ...placed.map((area) => at(area, area.tileRow - top, area.tileColumn - left)),
      ...loose.map((area, n) => at(area, rows + extra - 1 - Math.floor(n / columns), columns - 1 - (n % columns))),
    ];
  }

  #tilesHeight(regions) {
    const {rows, extra} = gridOf(regions);
    return (rows + extra) * tileHeight;
  }

  #tile(area, view, x, y, w, h) {
    const name = said(area.names);
    const letters = Math.floor((w - 6) / 6);
    const label = name.length > letters ? `${name.slice(0, letters - 1)}…` : name;
    const chosen = area.id === store.selection.area;
    return this.#place(
      area,
      view,
      svg`<rect class=${chosen ? 'chosen' : ''} x=${x + 1} y=${y + 1} width=${w - 2} height=${h - 2} rx="3"></rect>
        <text aria-hidden="true" class="name" x=${x + 5} y=${y + 14}>${label}</text>
        <text aria-hidden="true" class="figure" x=${x + 5} y=${y + h - 7}>${flash(brief(view.readings.get(area.id)), view.context)}</text>`,
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

/** Where the tiles lie; what the mission gave no place fills the end of the last row. */
function gridOf(regions) {
  const placed = regions.filter((area) => area.tileRow != null && area.tileColumn != null);
  const loose = regions.filter((area) => !placed.includes(area));
  const top = Math.min(...placed.map((area) => area.tileRow));
  const left = Math.min(...placed.map((area) => area.tileColumn));
  const columns = placed.length ? 1 + Math.max(...placed.map((area) => area.tileColumn)) - left : 5;
  const rows = placed.length ? 1 + Math.max(...placed.map((area) => area.tileRow)) - top : 0;
  const taken = (row, column) => placed.some((area) => area.tileRow - top === row && area.tileColumn - left === column);
  const free = rows > 0 && loose.length <= columns && loose.every((_, n) => !taken(rows - 1, columns - 1 - n));
  return {placed, loose, top, left, rows, columns, extra: free ? 0 : Math.ceil(loose.length / columns)};
}

customElements.define('pollwatch-map', RegionMap);
