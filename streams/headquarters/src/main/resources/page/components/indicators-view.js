// The indicators of one form in one area, and everything about the chosen one.
import {PollwatchElement, html} from '../element.js';
import {t} from '../i18n.js';
import './form-tabs.js';
import './quick-count.js';
import './announced.js';
import './headlines.js';
import './area-picker.js';
import './indicator-table.js';
import './region-map.js';
import './indicator-detail.js';
import './hourly-chart.js';
import './printed-figures.js';
import './heat-table.js';

export class IndicatorsView extends PollwatchElement {
  static watches = ['mission', 'language'];

  template() {
    return html`<pollwatch-headlines></pollwatch-headlines>
      <pollwatch-quick-count></pollwatch-quick-count>
      <div class="controls">
        <pollwatch-forms></pollwatch-forms>
        <pollwatch-area></pollwatch-area>
      </div>
      <div id="figures" role="tabpanel" aria-label=${t('indicators')}>
        <div class="pair">
          <pollwatch-indicators></pollwatch-indicators>
          <aside aria-label=${t('detail')}>
            <pollwatch-map></pollwatch-map>
            <pollwatch-detail></pollwatch-detail>
            <pollwatch-hours></pollwatch-hours>
            <pollwatch-printed></pollwatch-printed>
            <pollwatch-announced></pollwatch-announced>
          </aside>
        </div>
        <pollwatch-heat></pollwatch-heat>
      </div>`;
  }
}

customElements.define('pollwatch-indicators-view', IndicatorsView);
