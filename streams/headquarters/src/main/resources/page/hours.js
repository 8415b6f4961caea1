// Local hours on one axis: hours since the election day's midnight, so that forms and areas lie under each other.
import {localDate} from './i18n.js';
import {store} from './store.js';

const dayLength = 86_400_000;
/** The axis shows at least these hours, whatever has come. */
const earliest = 6;
const latest = 21;
/** What lies further away was observed by a wrong clock, or belongs to another day. */
const horizon = {first: 0, last: 47};

/** "2022-11-20T07" as 7, the first hour of the day after as 24; null for "unknown". */
export function indexOf(local) {
  if (local === 'unknown') return null;
  const [date, hour] = local.split('T');
  const days = Math.round((Date.parse(date) - Date.parse(store.mission.electionDay)) / dayLength);
  return days * 24 + Number(hour);
}

/** Minutes since the election day's midnight in the mission's own zone; of an instant. */
export function minutesOf(iso) {
  const {timeZone} = store.mission;
  const parts = new Intl.DateTimeFormat('en-GB', {timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}).formatToParts(
    new Date(iso),
  );
  const part = (type) => Number(parts.find((each) => each.type === type).value);
  return indexOf(`${localDate(iso, timeZone)}T00`) * 60 + part('hour') * 60 + part('minute');
}

/** The local hour of an index: 24 as "00". */
export const clockOf = (index) => String(((index % 24) + 24) % 24).padStart(2, '0');

/**
 * The axis that holds the hours of all of these records.
 *
 * @param {{hour: string, reports: number}[]} records
 * @param {boolean} atLeast whether it has the hours of a common day in any case
 * @returns {{first: number, last: number, size: number}}
 */
export function axisOf(records, atLeast = true) {
  const known = records
    .filter(({reports}) => reports > 0)
    .map(({hour}) => indexOf(hour))
    .filter((at) => at !== null && at >= horizon.first && at <= horizon.last);
  const first = Math.min(...(known.length && !atLeast ? [] : [earliest]), ...known);
  const last = Math.max(...(known.length && !atLeast ? [] : [latest]), ...known);
  return {first, last, size: last - first + 1};
}

/** What lies on the axis, by its place there; null where an hour has nothing. */
export function along(axis, records) {
  const row = Array(axis.size).fill(null);
  for (const record of records.filter(({reports}) => reports > 0)) {
    const at = indexOf(record.hour);
    if (at !== null && at >= axis.first && at <= axis.last) row[at - axis.first] = record;
  }
  return row;
}

/** The records beside the axis: of an unknown hour, or of hours that are not of this election. */
export const beside = (axis, records) =>
  records.filter(({hour, reports}) => {
    const at = indexOf(hour);
    return reports > 0 && (at === null || at < axis.first || at > axis.last);
  });
