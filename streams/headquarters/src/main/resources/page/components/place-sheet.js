// One place: what it is, and all reports about it, each form with its reports side by side.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {clock, count, t} from '../i18n.js';
import {answerText, questionName, questionsOf} from '../answers.js';
import {reports} from '../reports.js';
import {formName} from '../labels.js';
import {wordName} from '../names.js';
import {reportLink} from './report-link.js';

export class PlaceSheet extends PollwatchElement {
  static watches = ['mission', 'language'];
  static properties = {place: {}};

  #sheet = null;
  #failed = false;
  #of = null;

  template() {
    if (this.#failed) return html`<p class="nothing" role="alert">${t('reports.unavailable')}</p>`;
    const sheet = this.#sheet;
    if (!sheet) return html`<p role="status">…</p>`;
    const forms = store.mission.forms.filter((form) => sheet.reports.some((each) => each.form === form.id));
    return html`${this.#facts(sheet.place)}
    ${forms.map((form) => this.#form(form, sheet.reports.filter((each) => each.form === form.id)))}
    ${forms.length ? nothing : html`<p class="nothing">${t('reports.none')}</p>`}`;
  }

  updated() {
    if (this.place !== this.#of) this.#load();
  }

  async #load() {
    const place = this.place;
    this.#of = place;
    this.#sheet = null;
    this.#failed = false;
    const sheet = await reports.place(store.mission.id, place).catch(() => null);
    if (place !== this.place) return;
    this.#sheet = sheet;
    this.#failed = !sheet;
    this.requestUpdate();
    if (sheet) this.dispatchEvent(new CustomEvent('named', {detail: sheet.place}));
  }

  #facts({name, registeredVoters, setting, type}) {
    const facts = [name, setting && wordName(setting), type && wordName(type)].filter(Boolean);
    return html`<p class="note">
      ${facts.join(' · ')}${registeredVoters ? html` · ${t('place.voters', {count: count(registeredVoters)})}` : nothing}
    </p>`;
  }

  #form(form, found) {
    const {timeZone, electionDay} = store.mission;
    const asked = new Set(found.flatMap((each) => Object.keys(each.answers ?? {})));
    const teams = new Set(found.map((each) => each.team));
    const differs = (id) => new Set(found.filter((each) => each.answers).map((each) => JSON.stringify(each.answers[id]))).size > 1;
    return html`<section>
      <h2>${formName(form)} ${teams.size > 1 ? html`<small>${t('place.teams', {count: count(teams.size)})}</small>` : nothing}</h2>
      <div class="scroll" tabindex="0" role="region" aria-label=${formName(form)}>
        <table class="revisions">
          <thead>
            <tr>
              <th scope="col">${t('report.question')}</th>
              ${found.map(
                (each) =>
                  html`<th scope="col">
                    <b>${t('team')} ${each.team}</b>
                    ${each.state === 'effective' ? nothing : html`<span class="standing ${each.state}">${t(`standing.${each.state}`)}</span>`}
                    <small><time datetime=${each.observedAt}>${clock(each.observedAt, timeZone, electionDay)}</time> · ${reportLink(each.reportId)}</small>
                  </th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${questionsOf(form.id, asked)
              .filter((id) => asked.has(id))
              .map(
                (id) =>
                  html`<tr>
                    <th scope="row">${questionName(form.id, id)}</th>
                    ${found.map((each) => {
                      const text = answerText(form.id, id, each.answers?.[id]);
                      return found.length > 1 && differs(id) && each.answers
                        ? html`<td class="changed"><mark>${text}</mark></td>`
                        : html`<td>${text}</td>`;
                    })}
                  </tr>`,
              )}
          </tbody>
        </table>
      </div>
    </section>`;
  }
}

customElements.define('pollwatch-place', PlaceSheet);
