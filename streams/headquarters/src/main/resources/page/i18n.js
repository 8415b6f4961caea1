// The page's language: words, numbers, times. Kept in local storage and in <html lang>.
import en from './i18n/en.js';
import ru from './i18n/ru.js';
import kk from './i18n/kk.js';
import {store} from './store.js';

const words = {en, ru, kk};
export const languages = Object.keys(words);
/** Each language in itself. */
export const ownNames = {en: 'English', ru: 'Русский', kk: 'Қазақша'};

let language = languages.includes(document.documentElement.lang) ? document.documentElement.lang : 'en';
let formats = formatsFor(language);

function formatsFor(tag) {
  // Chromium claims Kazakh but ships without its data. Numbers are written as in Russian; the months are among our
  // words.
  const numbers = tag === 'kk' ? 'ru' : tag;
  const one = {minimumFractionDigits: 1, maximumFractionDigits: 1};
  return {
    dates: tag === 'en' ? 'en-GB' : numbers,
    count: new Intl.NumberFormat(numbers),
    percent: new Intl.NumberFormat(numbers, {style: 'percent', ...one}),
    bare: new Intl.NumberFormat(numbers, one),
  };
}

export const currentLanguage = () => language;

export function speak(tag) {
  language = tag;
  formats = formatsFor(tag);
  document.documentElement.lang = tag;
  try {
    localStorage.setItem('pollwatch.language', tag);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  store.mark('language');
}

/** The words for a key, with `{name}` replaced by `values.name`. */
export function t(key, values = {}) {
  const text = words[language][key] ?? en[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** A text that the mission gives in several languages. */
export const said = (texts) => texts?.[language] || texts?.en || Object.values(texts ?? {})[0] || '';

export const count = (value) => (value == null ? '–' : formats.count.format(value));
/** 0.0301 as "3.0%". */
export const percent = (share) => (share == null ? '–' : formats.percent.format(share));
/** 0.0301 as "3.0", where the heading says that it is per cent. */
export const bare = (share) => (share == null ? '–' : formats.bare.format(share * 100));
export const mean = (value) => (value == null ? '–' : formats.bare.format(value));

export function day(isoDate) {
  if (words[language].months) {
    const [year, month, date] = isoDate.split('-').map(Number);
    return t('date', {year, month: words[language].months[month - 1], date});
  }
  const options = {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC'};
  return new Intl.DateTimeFormat(formats.dates, options).format(new Date(`${isoDate}T00:00:00Z`));
}

/** An instant in the mission's own time zone, to the second. */
export function moment(iso, timeZone) {
  if (!iso) return '–';
  const at = new Date(iso);
  const clock = {hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23'};
  return `${shortDay(at, timeZone)}, ${new Intl.DateTimeFormat(formats.dates, {timeZone, ...clock}).format(at)}`;
}

/** An instant to the minute; its date only where it is not the day given. */
export function clock(iso, timeZone, electionDay) {
  if (!iso) return '–';
  const at = new Date(iso);
  const time = new Intl.DateTimeFormat('en-GB', {timeZone, hour: '2-digit', minute: '2-digit'}).format(at);
  return localDate(iso, timeZone) === electionDay ? time : `${shortDay(at, timeZone)}, ${time}`;
}

/** The date of an instant in a zone, as "2022-11-20"; '' of none. */
export const localDate = (iso, timeZone) =>
  iso ? new Intl.DateTimeFormat('en-CA', {timeZone, dateStyle: 'short'}).format(new Date(iso)) : '';

/** "2022-11-20T10" as "10"; the first hour of a following day carries its date. */
export function hour(local, previous) {
  if (local === 'unknown') return '?';
  const [date, time] = local.split('T');
  if (!previous || previous.startsWith(date)) return time;
  return `${time}\n${shortDay(new Date(`${date}T00:00:00Z`), 'UTC')}`;
}

function shortDay(at, timeZone) {
  const {months} = words[language];
  if (!months) return new Intl.DateTimeFormat(formats.dates, {day: 'numeric', month: 'short', timeZone}).format(at);
  const numbers = new Intl.DateTimeFormat('ru', {day: 'numeric', month: 'numeric', timeZone}).formatToParts(at);
  const part = (type) => Number(numbers.find((each) => each.type === type).value);
  return `${part('day')} ${months[part('month') - 1].slice(0, 3)}.`;
}
