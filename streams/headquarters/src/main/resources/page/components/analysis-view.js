// One question of a form broken down by something else: counts, answers, the indicator with its interval.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {api} from '../api.js';
import {count, currentLanguage, mean, percent, said, t} from '../i18n.js';
import {Asked, breakdown} from '../analysis-api.js';
import {areaName} from '../names.js';
import {nameOf} from '../labels.js';
import {pageOf} from '../pages.js';
import {intervalBar} from './bars.js';
import './area-picker.js';
import './form-tabs.js';

const attributes = ['region', 'district', 'hour', 'day', 'setting', 'type', 'team'];
const asked = new Set(['yes_no', 'choice', 'choices', 'evaluation', 'integer', 'time']);
const tops = [0.05, 0.1, 0.2, 0.3, 0.5, 1];
const answersShown = 6;
/** While figures move, the breakdown is counted again this often at most, in ms. */
const breath = 5000;

export class AnalysisView extends PollwatchElement {
  static watches = ['mission', 'selection', 'language', 'rates'];

  #found = new Asked(() => this.requestUpdate());
  #seen = null;
  #timer = null;

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#timer = null;
    super.disconnectedCallback();
  }

  template() {
    const {mission, form, selection} = store;
    if (!mission || !form) return nothing;
    const question = questionOf(form, selection);
    const indicators = form.indicators.filter((each) => each.question === question?.id);
    const indicator = indicators.find((each) => each.id === selection.indicator) ?? indicators[0];
    const by = byOf(form, selection.by);
    this.#follow();
    if (question) {
      const area = selection.area === store.areas.root.id ? null : selection.area;
      const parameters = {form: form.id, question: question.id, indicator: indicator?.id, by, area};
      this.#found.about(`${mission.id}|${JSON.stringify(parameters)}`, (signal) =>
        breakdown(mission.id, parameters, signal),
      );
    }
    return html`<div class="controls"><pollwatch-forms></pollwatch-forms> <pollwatch-area></pollwatch-area></div>
      <div class="controls" id="analysis-choice">
        ${this.#questions(form, question)} ${this.#indicators(indicators, indicator)} ${this.#by(form, by)}
        ${this.#exports(form)}
      </div>
      <p class="note">${t('analysisNote')}</p>
      ${this.#body(form, question, indicator)}`;
  }

  /** Counts again, after a breath, when reports have come. */
  #follow() {
    if (this.#seen === null) this.#seen = store.asOf;
    if (this.#timer || this.#seen === store.asOf) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#seen = store.asOf;
      this.#found.again();
    }, breath);
  }

  #questions(form, question) {
    return html`<label
      >${t('analysisQuestion')}
      <select id="question" @change=${(event) => store.select({question: event.target.value})}>
        ${form.questions
          .filter(({type}) => asked.has(type))
          .map((each) => html`<option value=${each.id} .selected=${each === question}>${said(each.label) || each.id}</option>`)}
      </select>
    </label>`;
  }

  #indicators(indicators, indicator) {
    if (indicators.length < 2) return nothing;
    return html`<label
      >${t('indicator')}
      <select id="counted" @change=${(event) => store.select({indicator: event.target.value})}>
        ${indicators.map((each) => html`<option value=${each.id} .selected=${each === indicator}>${nameOf(each)}</option>`)}
      </select>
    </label>`;
  }

  #by(form, by) {
    const select = (event) => store.select({by: event.target.value});
    return html`<label
      >${t('analysisBy')}
      <select id="by" @change=${select}>
        ${attributes.map((each) => html`<option value=${each} .selected=${each === by}>${t(`by.${each}`)}</option>`)}
        <optgroup label=${t('by.question')}>
          ${form.questions
            .filter(({type}) => asked.has(type))
            .map(
              (each) =>
                html`<option value="question:${each.id}" .selected=${`question:${each.id}` === by}>
                  ${said(each.label) || each.id}
                </option>`,
            )}
        </optgroup>
      </select>
    </label>`;
  }

  #exports(form) {
    const {mission} = store;
    if (!store.session.may('export')) return nothing;
    const links = (table, filter) =>
      ['csv', 'xlsx', 'parquet'].map(
        (format) => html`<a href=${api.exportLink(mission.id, table, format, {...filter, lang: currentLanguage()})} download
            >${format === 'parquet' ? 'Parquet' : format.toUpperCase()}</a
          > `,
      );
    return html`<span class="takeaway">${t('analysisReports')}: ${links('reports', {form: form.id})}</span>
      <span class="takeaway">${t('analysisVisits')}: ${links('visits', {})}</span>`;
  }

  #body(form, question, indicator) {
    if (this.#found.failure) return html`<p class="nothing" role="alert">${this.#found.failure}</p>`;
    const found = this.#found.answer;
    if (!found || found.question !== question?.id) return html`<p class="waiting" role="status">${t('loading')}</p>`;
    const view = {
      found,
      form,
      question,
      indicator,
      rates: found.rates && found.kind !== null && found.kind !== 'number',
      numbers: found.type === 'integer',
      answers: found.answers.slice(0, answersShown),
      top: topOf(found.rows),
    };
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('page.analysis')}>
        <table id="breakdown">
          <caption>
            <h2>${indicator ? nameOf(indicator) : said(question.label)}</h2>
            <span class="base">${t('reports.of', {count: count(found.total.reports), places: count(found.total.places)})}</span>
          </caption>
          <thead>
            ${this.#head(view)}
          </thead>
          <tbody>
            ${this.#row(found.total, view, true)} ${found.rows.map((row) => this.#row(row, view, false))}
          </tbody>
        </table>
      </div>
      ${found.overlapping ? html`<p class="note">${t('analysisOverlap')}</p>` : nothing}`;
  }

  #head({found, answers, rates, numbers, top, question}) {
    return html`<tr>
      <th scope="col" class="label">${byName(found.by, store.form)}</th>
      <th scope="col" class="number">${t('analysisCount')}</th>
      ${answers.map((answer) => html`<th scope="col" class="number">${answerName(question, answer)}</th>`)}
      ${
        numbers
          ? html`<th scope="col" class="number">n</th>
              <th scope="col" class="number">${t('sum')}</th>
              <th scope="col" class="number">${t('analysisMedian')}</th>`
          : nothing
      }
      <th scope="col" class="number">${t('flagged')}</th>
      <th scope="col" class="number">${t('applicable')}</th>
      ${
        rates
          ? html`<th scope="col" class="number">${t('rate')}</th>
              <th scope="col" class="drawing">${t('interval')}<small>0 – ${percent(top).replace(/[.,]0/, '')}</small></th>`
          : nothing
      }
      <th scope="col" class="number">${t('places')}</th>
      <th scope="col" class="number quiet">${t('analysisNotObserved')}</th>
      <th scope="col" class="number quiet">${t('analysisNotApplicable')}</th>
      <th scope="col" class="number quiet">${t('analysisNotAsked')}</th>
      <th scope="col" class="number quiet">${t('analysisMissing')}</th>
    </tr>`;
  }

  #row(row, view, isTotal) {
    const {found, answers, rates, numbers, top} = view;
    const name = isTotal ? t('analysisAll') : keyName(row.key, found.by, view.form);
    const reading = {kind: row.few ? 'few' : 'rate', rate: row.rate, figures: row};
    const link = isTotal ? null : reportsBehind(row, view);
    return html`<tr class="${isTotal ? 'top' : ''} ${row.few ? 'weak' : ''}" data-key=${isTotal ? '' : row.key}>
      <th scope="row" class="label">${link ? html`<a href=${link} title=${t('analysisOpen')}>${name}</a>` : name}</th>
      <td class="number">${count(row.reports)}</td>
      ${answers.map((answer) => html`<td class="number">${count(row.answers[answer] ?? 0)}</td>`)}
      ${
        numbers
          ? html`<td class="number">${count(row.n ?? 0)}</td>
              <td class="number">${count(row.sum ?? 0)}</td>
              <td class="number">${row.median == null ? '–' : mean(row.median)}</td>`
          : nothing
      }
      <td class="number">${count(row.flagged)}</td>
      <td class="number">${count(row.applicable)}</td>
      ${
        rates
          ? html`<td class="number rate" title=${row.few ? t('why.few', {minimum: store.mission.minimumReports}) : ''}>
                ${percent(row.rate)}
              </td>
              <td class="drawing">${intervalBar(reading, top)}</td>`
          : nothing
      }
      <td class="number">${count(row.placesFlagged)}/${count(row.placesApplicable)}</td>
      <td class="number quiet">${count(row.notObserved)}</td>
      <td class="number quiet">${count(row.notApplicable)}</td>
      <td class="number quiet">${count(row.notAsked)}</td>
      <td class="number quiet">${count(row.missing)}</td>
    </tr>`;
  }
}

/** The question that is asked for, else the chosen indicator's, else the form's first. */
function questionOf(form, selection) {
  const questions = form.questions.filter(({type}) => asked.has(type));
  return (
    questions.find((each) => each.id === selection.question) ??
    questions.find((each) => each.id === store.indicator?.question) ??
    questions[0]
  );
}

function byOf(form, by) {
  if (attributes.includes(by)) return by;
  const question = by?.startsWith('question:') ? by.slice('question:'.length) : null;
  return form.questions.some((each) => each.id === question && asked.has(each.type)) ? by : attributes[0];
}

function byName(by, form) {
  if (!by.startsWith('question:')) return t(`by.${by}`);
  const question = form.questions.find((each) => each.id === by.slice('question:'.length));
  return said(question?.label) || by;
}

function keyName(key, by, form) {
  if (key.startsWith(':')) return t(`key.${key.slice(1)}`);
  if (by === 'region' || by === 'district') return areaName(key);
  if (by === 'hour') return key === 'unknown' ? t('key.unknown') : `${key.slice(8, 10)}. ${key.slice(11)}:00`;
  if (by.startsWith('question:')) {
    return answerName(form.questions.find((each) => each.id === by.slice('question:'.length)), key);
  }
  const word = t(`${by}.${key}`);
  return word === `${by}.${key}` ? key : word;
}

function answerName(question, answer) {
  const option = question?.options.find((each) => each.id === answer);
  if (option) return said(option.label);
  const word = t(`answer.${answer}`);
  return word === `answer.${answer}` ? answer.replaceAll('_', ' ') : word;
}

/** The reports that a row counts, in the view of reports, where it can say them. */
function reportsBehind(row, {found, form, indicator}) {
  if (!pageOf('reports') || row.key.startsWith(':') || !store.session.may('reports')) return null;
  const narrowed = {
    region: {area: row.key},
    district: {area: row.key},
    hour: {hour: row.key},
    team: {team: row.key},
  }[found.by];
  if (!narrowed) return null;
  const flagged = indicator && row.flagged ? indicator.id : null;
  return store.selection.link({page: 'reports', form: form.id, flagged, ...narrowed});
}

function topOf(rows) {
  const widest = Math.max(0.01, ...rows.filter(({few}) => !few).map(({rate}) => rate ?? 0));
  return tops.find((top) => top >= widest) ?? 1;
}

customElements.define('pollwatch-analysis', AnalysisView);
