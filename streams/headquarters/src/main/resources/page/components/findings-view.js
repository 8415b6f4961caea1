// The findings of an area, by severity; one of them open. What was cleared stands apart, below.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, currentLanguage, t} from '../i18n.js';
import {flash} from '../flash.js';
import {icon} from '../icons.js';
import {ruleName} from '../names.js';
import {severities} from './alarms.js';
import {findingCard} from './finding-card.js';
import {accounts, fileOf, stateOf} from './case-file.js';
import {signed} from '../casework.js';

/** What the server calls whom nothing is assigned to. */
const nobody = '-';

const resolvedLast = (findings) =>
  [...findings].sort((a, b) => Number(stateOf(a.id) === 'resolved') - Number(stateOf(b.id) === 'resolved'));

/** More than that of one severity are drawn when somebody asks. */
const page = 60;

export class FindingsView extends PollwatchElement {
  static watches = ['mission', 'selection', 'findings', 'casework', 'session', 'language'];

  #shown = new Map();
  #clearedOpen = false;

  template() {
    const {mission, live, selection} = store;
    if (!mission) return nothing;
    live.loadCleared(mission.id);
    const fits = (finding) => finding.areaPath.includes(selection.area) && this.#worked(finding);
    const here = live.raised.filter(fits);
    const byRule = here.filter((finding) => !selection.rule || finding.rule === selection.rule);
    const chosen = byRule.filter((finding) => !selection.severity || finding.severity === selection.severity);
    const cleared = live.cleared
      .filter(fits)
      .filter((finding) => !selection.rule || finding.rule === selection.rule)
      .filter((finding) => !selection.severity || finding.severity === selection.severity);
    return html`<div class="controls">
        <div class="filters">${this.#severities(byRule)} ${this.#rules(here)} ${this.#work()}</div>
        <pollwatch-area></pollwatch-area>
      </div>
      <p class="note">${t('findingsNote')} <span class="keys">${t('case.keys')}</span></p>
      <div id="findings">
        ${severities.map((severity) =>
          this.#group(
            severity,
            resolvedLast(chosen.filter((finding) => finding.severity === severity)),
          ),
        )}
        ${chosen.length ? nothing : html`<p class="nothing" role="status">${t('noFindings')}</p>`}
        ${cleared.length ? this.#cleared(cleared) : nothing}
      </div>`;
  }

  updated() {
    const {finding} = store.selection;
    if (finding && finding !== this.#followed) {
      this.#followed = finding;
      const card = [...this.querySelectorAll('.finding')].find((each) => each.dataset.finding === finding);
      if (card && !card.contains(document.activeElement)) card.scrollIntoView({block: 'nearest'});
    }
  }
  #followed = null;

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('keydown', this.#key);
  }

  disconnectedCallback() {
    this.removeEventListener('keydown', this.#key);
    super.disconnectedCallback();
  }

  /** j and k go down and up the list, Enter opens (a button's own doing), c goes to what there is to say. */
  #key = (event) => {
    const typing = event.target.closest('input, textarea, select') || event.ctrlKey || event.metaKey || event.altKey;
    if (typing) return;
    const cards = [...this.querySelectorAll('.finding h3 button')];
    const here = cards.indexOf(event.target.closest('.finding')?.querySelector('h3 button'));
    const step = {j: 1, k: -1}[event.key];
    if (step) {
      event.preventDefault();
      cards[Math.min(cards.length - 1, Math.max(0, here + step))]?.focus();
    } else if (event.key === 'c') {
      const text = this.querySelector('.say textarea');
      if (text) event.preventDefault();
      text?.focus();
    } else if (event.key === 'Escape' && store.selection.finding) {
      store.select({finding: null});
      cards[here]?.focus();
    }
  };

  /** Whether a finding fits what was chosen of the work on it. */
  #worked({id}) {
    const {assignee, casework} = store.selection;
    return (!casework || stateOf(id) === casework) && (!assignee || (fileOf(id)?.assignee ?? nobody) === assignee);
  }

  #work() {
    const {assignee, casework} = store.selection;
    const me = signed(store.session);
    const known = [...new Set([...accounts(), ...(assignee && assignee !== nobody ? [assignee] : [])])];
    const choose = (name) => (event) => store.select({[name]: event.target.value || null, finding: null});
    return html`<label>
        ${t('case.state')}
        <select id="casework" @change=${choose('casework')}>
          <option value="" .selected=${!casework}>${t('case.all')}</option>
          ${['open', 'reopened', 'resolved'].map(
            (state) => html`<option value=${state} .selected=${state === casework}>${t(`case.${state}`)}</option>`,
          )}
        </select>
      </label>
      <label>
        ${t('case.assignee')}
        <select id="assignee" @change=${choose('assignee')}>
          <option value="" .selected=${!assignee}>${t('case.anybody')}</option>
          <option value=${nobody} .selected=${assignee === nobody}>${t('case.nobody')}</option>
          ${known.map(
            (account) =>
              html`<option value=${account} .selected=${assignee === account}>
                ${account === me ? t('case.me', {account}) : account}
              </option>`,
          )}
        </select>
      </label>`;
  }

  #severities(findings) {
    const {severity: chosen} = store.selection;
    const choose = (severity) => () => store.select({severity, finding: null});
    return html`<div class="chips" role="group" aria-label=${t('severity')}>
      <button type="button" aria-pressed=${!chosen} @click=${choose(null)}>
        ${t('allSeverities')} <b>${count(findings.length)}</b>
      </button>
      ${severities.map((severity) => {
        const number = findings.filter((finding) => finding.severity === severity).length;
        return html`<button
          type="button"
          class="severity ${severity}"
          data-severity=${severity}
          aria-pressed=${chosen === severity}
          @click=${choose(severity)}
        >
          ${icon(severity)} ${t(`severity.${severity}`)} <b>${count(number)}</b>
        </button>`;
      })}
    </div>`;
  }

  #rules(here) {
    const {rule: chosen} = store.selection;
    const numbers = new Map();
    for (const {rule} of here) numbers.set(rule, (numbers.get(rule) ?? 0) + 1);
    if (chosen && !numbers.has(chosen)) numbers.set(chosen, 0);
    const rules = [...numbers.keys()].sort((a, b) => ruleName(a).localeCompare(ruleName(b), currentLanguage()));
    return html`<label>
      ${t('rule')}
      <select id="rule" @change=${(event) => store.select({rule: event.target.value || null, finding: null})}>
        <option value="" .selected=${!chosen}>${t('allRules')}</option>
        ${rules.map(
          (rule) =>
            html`<option value=${rule} .selected=${rule === chosen}>${ruleName(rule)} (${count(numbers.get(rule))})</option>`,
        )}
      </select>
    </label>`;
  }

  #group(severity, findings) {
    if (!findings.length) return nothing;
    return html`<section class="group ${severity}" aria-labelledby="severity-${severity}">
      <h2 id="severity-${severity}">
        ${icon(severity)} ${t(`severity.${severity}`)}
        <span class="number">${flash(count(findings.length), currentLanguage())}</span>
      </h2>
      ${this.#list(severity, findings)}
    </section>`;
  }

  #list(key, findings) {
    const most = this.#shown.get(key) ?? page;
    const open = store.selection.finding;
    const rest = findings.length - most;
    const visible = findings.filter((finding, at) => at < most || finding.id === open);
    return html`<ul class="cards">
        ${visible.map((finding) => findingCard(finding, finding.id === open))}
      </ul>
      ${
        rest > 0
          ? html`<button type="button" class="more" @click=${() => this.#more(key, most)}>
              ${t('more', {count: count(Math.min(rest, page * 4))})}
            </button>`
          : nothing
      }`;
  }

  #more(key, most) {
    this.#shown.set(key, most + page * 4);
    this.requestUpdate();
  }

  #cleared(findings) {
    const toggled = (event) => {
      this.#clearedOpen = event.target.open;
      this.requestUpdate();
    };
    return html`<details class="cleared" ?open=${this.#clearedOpen} @toggle=${toggled}>
      <summary>${t('cleared')} <b>${count(findings.length)}</b> <span>${t('clearedWhy')}</span></summary>
      ${this.#clearedOpen ? this.#list('cleared', findings) : nothing}
    </details>`;
  }
}

customElements.define('pollwatch-findings', FindingsView);
