// What was accepted is wiped from the phone after the set time.
import {desk, saveReports} from './desk.js';
import {isOver, wiped} from './report.js';

const HOUR_MS = 3_600_000;

export async function cleanUp(now = Date.now()) {
  const {wipeHours} = desk.session?.settings ?? {};
  if (wipeHours === undefined) return;
  const over = [...desk.reports.values()].filter((report) => isOver(report, now, wipeHours * HOUR_MS));
  if (over.length) await saveReports(over.map(wiped));
}
