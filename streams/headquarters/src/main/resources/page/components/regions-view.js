// The regions beside each other: a map or tiles, an order by any indicator, and every indicator of every region. The
// districts of a region when somebody asks for them; stations abroad always apart.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {t} from '../i18n.js';
import './form-tabs.js';
import './area-picker.js';
import './area-ranking.js';
import './indicator-picker.js';
import './region-map.js';
import './indicator-detail.js';
import './heat-table.js';

export class RegionsView extends PollwatchElement {
  static watches = ['mission', 'selection', 'language'];

  template() {
    if (!store.mission) return nothing;
    return html`<div class="controls">
        <pollwatch-forms></pollwatch-forms>
        <pollwatch-area></pollwatch-area>
      </div>
      <div id="figures" role="tabpanel" aria-label=${t('page.regions')}>
        <pollwatch-indicator-picker></pollwatch-indicator-picker>
        <div class="regions">
          <pollwatch-ranking></pollwatch-ranking>
          <div class="regions-side">
            <pollwatch-map></pollwatch-map>
            <pollwatch-detail></pollwatch-detail>
          </div>
        </div>
        <pollwatch-heat ranked></pollwatch-heat>
      </div>`;
  }
}

customElements.define('pollwatch-regions', RegionsView);
