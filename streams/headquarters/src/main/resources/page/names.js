// What rules, numbers, sources and places of a finding are called.
import {store} from './store.js';
import {clock, count, localDate, moment, percent, said, t} from './i18n.js';
import {formName} from './labels.js';

const reportId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const spaced = (id) => String(id ?? '').replaceAll('_', ' ');
const known = (key, otherwise) => {
  const text = t(key);
  return text === key ? otherwise : text;
};

export const isReport = (text) => reportId.test(text);
/** The first part of a report's id: enough to tell reports apart by eye. */
export const shortId = (id) => id.slice(0, 8);

export function ruleName(rule) {
  const check = store.mission.checks.find((each) => each.id === rule);
  return check ? said(check.label) : known(`rule.${rule}`, spaced(rule));
}

export const areaName = (id) => said(store.areas.byId.get(id)?.names) || id || '';

/** "Station 562 · Almaty", or the team, or the area; with what tells it from the others there: indicator, hour, form. */
export function subjectName(finding) {
  if (finding.team) return `${t('team')} ${finding.team}`;
  const indicator = indicatorOf(finding);
  const form = store.mission.forms.find((each) => each.id === finding.form);
  const ofForm = form && !finding.place ? formName(form) : '';
  const more = indicator ? said(indicator.label) : finding.hour ? hourName(finding.hour) : ofForm;
  return [placeName(finding), areaName(finding.areaPath[0]), more].filter(Boolean).join(' · ');
}

/** The indicator that a finding is about, if it is about one. */
export const indicatorOf = (finding) =>
  store.mission.forms
    .find((form) => form.id === finding.form)
    ?.indicators.find((indicator) => indicator.id === finding.indicator);

/** "2022-11-20T14" as "14:00"; unknown in words. */
export const hourName = (local) => (local === 'unknown' ? t('hourUnknown') : `${local.slice(11)}:00`);

export function placeName(finding) {
  if (!finding.place) return '';
  return finding.placeNumber ? t('station', {number: finding.placeNumber}) : (finding.placeName ?? finding.place);
}

/** The areas from the smallest up, without the one that holds them all. */
export const pathName = (path) =>
  path
    .filter((id) => store.areas.byId.has(id) && !(store.areas.tops.length === 1 && store.areas.isTop(id)))
    .map(areaName)
    .join(', ');

export const seriesName = (id) => known(`series.${id}`, spaced(id));

/** What a compared value is: a contestant, a question, a word of the rules, an option. */
export function comparedName(finding, name) {
  const contest = store.mission.contests.find((each) => each.id === finding.contest);
  const contestant = contest?.contestants.find((each) => each.id === name);
  if (contestant) return said(contestant.name);
  const word = known(`compared.${name}`, '');
  if (word) return word;
  const question = questionOf(finding.form, name);
  if (question) return said(question.label);
  return optionName(name) || seriesName(name);
}

function questionOf(form, id) {
  const {forms} = store.mission;
  const first = forms.find((each) => each.id === form);
  for (const each of first ? [first, ...forms] : forms) {
    const question = each.questions.find((candidate) => candidate.id === id);
    if (question) return question;
  }
  return undefined;
}

/** An option of an incident form, or any other form, by its id. */
export function optionName(id) {
  for (const form of [...store.mission.forms].sort((a) => (a.phase === 'incident' ? -1 : 1))) {
    for (const question of form.questions) {
      const option = question.options.find((candidate) => candidate.id === id);
      if (option) return said(option.label);
    }
  }
  return '';
}

export const sourceName = (source) =>
  isReport(source) ? t('source.report', {id: shortId(source)}) : known(`source.${source}`, optionOf(source));

/** An option of a form about incidents, as the mission calls it, else as headquarters does. */
export const optionOf = (id) => (id ? optionName(id) || known(`word.${id}`, spaced(id)) : t('word.not_answered'));

/** A compared value as it is shown. */
export function valueOf(compared) {
  if (compared.number != null) return count(compared.number);
  if (compared.share != null) return share(compared);
  return wordName(compared.word);
}

// A probability is shown as one: small ones by their order, never as 0.0 %.
function share({name, share: value}) {
  if (name !== 'p' && name !== 'q') return percent(value);
  return value > 0 && value < 0.0001 ? `< ${0.0001}` : String(Number(value.toPrecision(2)));
}

export function wordName(word) {
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*Z$/.test(word)) return moment(word, store.mission.timeZone);
  return known(`answer.${word}`, known(`word.${word}`, optionName(word) || spaced(word)));
}

/** When something came, to the minute; its date only where that is not the date of the newest report counted. */
export function cameAt(iso) {
  const {timeZone} = store.mission;
  return clock(iso, timeZone, localDate(store.asOf, timeZone));
}
