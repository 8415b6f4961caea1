// The work on one finding: whose it is, what was said, and the next step. Another desk's step shows as soon as it is in the
// log; what was typed stays.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {moment, t} from '../i18n.js';
import {casework, remember, signed} from '../casework.js';
import {signature} from './signature.js';

export const fileOf = (finding) => store.live.casework.get(finding);
export const stateOf = (finding) => fileOf(finding)?.state ?? 'open';

/** Everybody who has been assigned something, and whoever is at the page. */
export function accounts() {
  const me = signed(store.session);
  const known = [...store.live.casework.values()].map((file) => file.assignee);
  return [...new Set([me, ...known])].filter(Boolean).sort();
}

/** The state and the assignee in a few characters; nothing where nobody has done anything. */
export function caseMark(finding) {
  const file = fileOf(finding.id);
  if (!file) return nothing;
  return html`<span class="case">
    ${file.state === 'open' ? nothing : html`<b class="work-state ${file.state}">${t(`case.${file.state}`)}</b>`}
    ${file.assignee ? html`<span class="whose">${file.assignee}</span>` : nothing}
    ${file.notes ? html`<span class="notes" title=${t('case.notes', {count: file.notes})}>✎ ${file.notes}</span>` : nothing}
  </span>`;
}

export class CaseFile extends PollwatchElement {
  static watches = ['casework', 'findings', 'session', 'language'];
  static properties = {finding: {}};

  #notes = null;
  #of = null;
  #said = '';

  template() {
    const {live, session} = store;
    const {finding} = this;
    const standing = live.findings.get(finding)?.state === 'raised';
    const file = fileOf(finding);
    return html`<section class="casework" aria-label=${t('case')}>
      <h4>${t('case')} <b class="work-state ${stateOf(finding)}">${t(`case.${stateOf(finding)}`)}</b></h4>
      ${this.#trail()}
      ${
        session.may('casework')
          ? html`${this.#assign(file)} ${this.#say(standing, file)}`
          : nothing
      }
    </section>`;
  }

  updated() {
    const mark = `${this.finding}|${fileOf(this.finding)?.notes ?? 0}`;
    if (mark !== this.#of) {
      if (this.#of && this.#of.split('|')[0] !== mark.split('|')[0]) this.#notes = null;
      this.#of = mark;
      this.#load();
    }
  }

  async #load() {
    const mark = this.#of;
    const notes = fileOf(this.finding) ? await casework.notes(store.mission.id, this.finding).catch(() => null) : [];
    if (mark !== this.#of) return;
    this.#notes = notes;
    this.requestUpdate();
  }

  #trail() {
    if (!this.#notes?.length) return nothing;
    return html`<ol class="trail">
      ${this.#notes.map(
        (note) =>
          html`<li>
            <b>${note.action === 'assign' && !note.assignee ? t('case.unassigned') : t(`case.did.${note.action}`, {who: note.assignee ?? ''})}</b>
            <time datetime=${note.at}>${moment(note.at, store.mission.timeZone)}</time>, ${note.by || t('case.byItself')}
            ${note.text ? html`<br /><span class="said">${note.text}</span>` : nothing}
          </li>`,
      )}
    </ol>`;
  }

  #assign(file) {
    const change = (event) => {
      const assignee = event.target.value || null;
      this.#send({action: 'assign', assignee});
    };
    const me = signed(store.session);
    return html`<div class="assign">
      <label
        >${t('case.assignee')}
        <select @change=${change}>
          <option value="" .selected=${!file?.assignee}>${t('case.nobody')}</option>
          ${accounts().map(
            (account) =>
              html`<option value=${account} .selected=${file?.assignee === account}>
                ${account === me ? t('case.me', {account}) : account}
              </option>`,
          )}
        </select>
      </label>
    </div>`;
  }

  #say(standing, file) {
    const resolved = file?.state === 'resolved';
    return html`<form class="say" @submit=${this.#submit}>
      <label>${t('case.text')} <textarea name="text" rows="2" maxlength="1000" required></textarea></label>
      ${signature()}
      <div class="actions">
        ${standing && !resolved ? html`<button type="submit" value="resolve" class="strong">${t('case.resolve')}</button>` : nothing}
        ${resolved ? html`<button type="submit" value="reopen" class="strong">${t('case.reopen')}</button>` : nothing}
        <button type="submit" value="comment">${t('case.comment')}</button>
        <span role="status">${this.#said}</span>
      </div>
    </form>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const form = event.target;
    const {text, by} = Object.fromEntries(new FormData(form));
    if (by) remember(by);
    if (await this.#send({action: event.submitter.value, text})) form.elements.text.value = '';
  };

  async #send(note) {
    const by = signed(store.session) || undefined;
    try {
      await casework.note(store.mission.id, this.finding, {...note, by});
      this.#said = t('case.written');
      return true;
    } catch (refused) {
      this.#said = refused.status === 409 ? t('case.faster') : t('report.refused');
      return false;
    } finally {
      this.requestUpdate();
    }
  }
}

customElements.define('pollwatch-case', CaseFile);
