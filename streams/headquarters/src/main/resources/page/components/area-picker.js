// The chosen area: a path from the country down, and a list to choose from.
import {PollwatchElement, html, nothing} from '../element.js';
import {api} from '../api.js';
import {store} from '../store.js';
import {said, t} from '../i18n.js';

export class AreaPicker extends PollwatchElement {
  static watches = ['mission', 'selection', 'language'];

  template() {
    const {areas, selection, mission} = store;
    if (!mission) return nothing;
    const path = areas.path(selection.area);
    const region = areas.tops.length === 1 ? areas.regionOf(selection.area) : path[0];
    const districts = region ? areas.under(region.id) : [];
    const link = (format) => api.exportLink(mission.id, ...exported(selection, format));
    return html`<div class="picker">
      <label>
        ${t('area')}
        <select id="area" @change=${(event) => store.select({area: event.target.value})}>
          ${areas.tops.map((area) => this.#option(area))}
          ${areas.tops.length === 1 ? areas.under(areas.root.id).map((area) => this.#option(area)) : nothing}
          ${
            districts.length
              ? html`<optgroup label=${said(region.names)}>${districts.map((area) => this.#option(area))}</optgroup>`
              : nothing
          }
        </select>
      </label>
      ${
        path.length > 1
          ? html`<nav class="path" aria-label=${t('area')}>
              ${path
                .slice(0, -1)
                .map(
                  (area) =>
                    html`<button type="button" @click=${() => store.select({area: area.id})}>
                      ↑ ${said(area.names)}
                    </button>`,
                )}
            </nav>`
          : nothing
      }
      <span class="exports">
        ${t('export')}:
        <a id="export-csv" href=${link('csv')} download>CSV</a>
        <a id="export-xlsx" href=${link('xlsx')} download>XLSX</a>
      </span>
    </div>`;
  }

  #option(area) {
    return html`<option value=${area.id} .selected=${area.id === store.selection.area}>${said(area.names)}</option>`;
  }
}

// What the view shows, as a table: indicators by form, the others as they are filtered.
function exported({page, area, form, rule, severity, assignee, casework, kind}, format) {
  const given = (filter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
  if (page === 'findings') return ['findings', format, given({area, rule, severity, assignee, casework})];
  if (page === 'incidents') return ['incidents', format, given({area, kind})];
  if (page === 'coverage' || page === 'overview') return ['coverage', format, {}];
  return ['rates', format, {area, form}];
}

customElements.define('pollwatch-area', AreaPicker);
