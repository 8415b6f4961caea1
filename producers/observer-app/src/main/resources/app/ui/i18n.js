// The page's language: words, numbers, times. The choice lies in local storage, since it is needed before the PIN.
import {en} from './words/en.js';
import {kk} from './words/kk.js';
import {ru} from './words/ru.js';
import {changed} from '../core/desk.js';

const words = {en, ru, kk};
export const languages = Object.keys(words);
export const ownNames = {en: 'English', ru: 'Русский', kk: 'Қазақша'};

let language = first();
document.documentElement.lang = language;

function first() {
  const wanted = [stored(), ...(navigator.languages ?? [])].map((tag) => (tag ?? '').slice(0, 2));
  return wanted.find((tag) => languages.includes(tag)) ?? 'en';
}

function stored() {
  try {
    return localStorage.getItem('pollwatch.language');
  } catch {
    return null;
  }
}

export const currentLanguage = () => language;

export function speak(tag) {
  language = tag;
  document.documentElement.lang = tag;
  try {
    localStorage.setItem('pollwatch.language', tag);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  changed();
}

/** The words for a key, with `{name}` replaced by `values.name`. */
export function t(key, values = {}) {
  const text = words[language][key] ?? en[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** Whether there are words for a key. */
export const has = (key) => key in en;

/** A text that the mission gives in several languages. */
export const said = (texts) => texts?.[language] || texts?.en || Object.values(texts ?? {})[0] || '';

// Chromium claims Kazakh but ships without its data: numbers are written as in Russian.
const tag = () => ({en: 'en-GB', ru: 'ru', kk: 'ru'})[language];

export const count = (value) => new Intl.NumberFormat(tag()).format(value);

/** An instant on this phone's clock, as short as can be. */
export function moment(iso) {
  const at = new Date(iso);
  const clock = {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'};
  const sameDay = at.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(tag(), sameDay ? clock : {day: 'numeric', month: 'numeric', ...clock}).format(at);
}

/** "2022-11-20T10:15…" as "20.11., 10:15": the clock at the place, whatever this phone's says. */
export function placeTime(local) {
  const [, , month, date, time] = local.match(/^(\d+)-(\d+)-(\d+)T(\d+:\d+)/);
  return `${Number(date)}.${Number(month)}., ${time}`;
}
