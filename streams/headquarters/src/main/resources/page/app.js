// The page put together; every component takes what it shows from the store.
import {PollwatchElement, html, nothing} from './element.js';
import {store} from './store.js';
import {said, t} from './i18n.js';
import './components/page-header.js';
import './components/form-tabs.js';
import './components/headlines.js';
import './components/area-picker.js';
import './components/indicator-table.js';
import './components/region-map.js';
import './components/indicator-detail.js';
import './components/hourly-chart.js';
import './components/printed-figures.js';
import './components/heat-table.js';
import './components/page-footer.js';

class Page extends PollwatchElement {
  static watches = ['mission', 'language'];

  template() {
    document.title = store.mission ? `${said(store.mission.titles)} · Pollwatch` : 'Pollwatch';
    return html`<pollwatch-header></pollwatch-header>
      <main>
        ${store.failure || !store.mission ? this.#waiting() : nothing}
        <pollwatch-headlines></pollwatch-headlines>
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
            </aside>
          </div>
          <pollwatch-heat></pollwatch-heat>
        </div>
      </main>
      <pollwatch-footer></pollwatch-footer>`;
  }

  #waiting() {
    const text = store.failure ? t('connection.lost') : store.missions.length ? t('loading') : t('empty');
    return html`<p class="waiting" role="status">${text}</p>`;
  }
}

customElements.define('pollwatch-page', Page);
store.start();
