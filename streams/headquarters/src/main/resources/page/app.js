// The page put together; every component takes what it shows from the store.
import {PollwatchElement, html, nothing} from './element.js';
import {store} from './store.js';
import {said, t} from './i18n.js';
import './components/page-header.js';
import './components/form-tabs.js';
import './components/alarms.js';
import './components/findings-view.js';
import './components/coverage-view.js';
import './components/incidents-view.js';
import './components/report-dialog.js';
import './components/quick-count.js';
import './components/announced.js';
import './components/headlines.js';
import './components/area-picker.js';
import './components/indicator-table.js';
import './components/region-map.js';
import './components/indicator-detail.js';
import './components/hourly-chart.js';
import './components/printed-figures.js';
import './components/heat-table.js';
import './components/page-footer.js';

const views = {
  indicators: () =>
    html`<pollwatch-headlines></pollwatch-headlines>
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
      </div>`,
  findings: () => html`<pollwatch-findings></pollwatch-findings>`,
  coverage: () => html`<pollwatch-coverage></pollwatch-coverage>`,
  incidents: () => html`<pollwatch-incidents></pollwatch-incidents>`,
};

class Page extends PollwatchElement {
  static watches = ['mission', 'selection', 'language'];

  template() {
    const {mission, selection} = store;
    const view = t(`page.${selection.page}`);
    document.title = mission ? `${view} · ${said(mission.titles)} · Pollwatch` : 'Pollwatch';
    return html`<pollwatch-header></pollwatch-header>
      <main id="view" tabindex="-1" aria-label=${view}>
        ${store.failure || !mission ? this.#waiting() : nothing}
        <pollwatch-alarms></pollwatch-alarms>
        ${views[selection.page]()}
      </main>
      <pollwatch-report></pollwatch-report>
      <pollwatch-footer></pollwatch-footer>`;
  }

  #waiting() {
    const text = store.failure ? t('connection.lost') : store.missions.length ? t('loading') : t('empty');
    return html`<p class="waiting" role="status">${text}</p>`;
  }
}

customElements.define('pollwatch-page', Page);
store.start();
