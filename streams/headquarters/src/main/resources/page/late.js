// Reports that came long after they were observed, as far as this page has seen them come: the hour that they belong to
// moved when it was already over. Judged by the log's time, so that a page that was asleep judges as one that was not.
import {indexOf, minutesOf} from './hours.js';

/** An hour's report is late when it comes so many minutes after the hour's end. */
const grace = 30;
/** What came within so many minutes is shown. */
const shownFor = 15;
/** Where the newest report lies further behind the day, in hours, an old day is being replayed, and all would be late. */
const replayed = 7 * 24;

export class LateArrivals {
  #came = [];

  clear() {
    this.#came = [];
  }

  /**
   * Notes that an hour has more reports than it had.
   *
   * @param {{area: string, form: string, hour: string, reports: number, asOf: string}} rates as they are now
   * @param {number} before reports that it had
   */
  note(rates, before) {
    const more = rates.reports - before;
    const index = indexOf(rates.hour);
    if (more <= 0 || index === null) return;
    const now = minutesOf(rates.asOf);
    if (now - (index + 1) * 60 < grace || now > replayed * 60) return;
    this.#came = this.#came.filter(({at}) => now - at <= shownFor);
    this.#came.push({at: now, area: rates.area, form: rates.form, hour: rates.hour, more});
  }

  /** @returns {Map<string, number>} late reports by hour, of those that came in the last minutes before the newest one */
  of(area, form, asOf) {
    const now = minutesOf(asOf);
    const late = new Map();
    for (const each of this.#came) {
      if (each.area !== area || each.form !== form || now - each.at > shownFor) continue;
      late.set(each.hour, (late.get(each.hour) ?? 0) + each.more);
    }
    return late;
  }
}
