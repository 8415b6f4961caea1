// The whole day at a glance, for the wall and for the pocket: what has come and what is missing, what observers judged,
// what stands out, who is silent, what is new. Every number leads to what is behind it.
import {PollwatchElement, html} from '../element.js';
import './area-picker.js';
import './overview-phases.js';
import './overview-findings.js';
import './overview-silence.js';
import './overview-missing.js';
import './overview-hour.js';
import './overview-latest.js';

export class OverviewView extends PollwatchElement {
  static watches = ['mission'];

  template() {
    return html`<div class="controls">
        <pollwatch-overview-hour></pollwatch-overview-hour>
        <pollwatch-area></pollwatch-area>
      </div>
      <pollwatch-overview-phases></pollwatch-overview-phases>
      <div class="overview-row three">
        <pollwatch-overview-findings></pollwatch-overview-findings>
        <pollwatch-overview-silence></pollwatch-overview-silence>
        <pollwatch-overview-missing></pollwatch-overview-missing>
      </div>
      <pollwatch-overview-latest></pollwatch-overview-latest>`;
  }
}

customElements.define('pollwatch-overview', OverviewView);
