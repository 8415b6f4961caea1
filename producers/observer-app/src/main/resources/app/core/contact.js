// What is asked while there is contact: receipts of what was sent, headquarters' questions, newer forms and places.
import {desk, saveDefinition, saveQueries, updateReport} from './desk.js';
import {fetchDocument, receiptsOf} from './gateway.js';
import {isAwaited, judged} from './report.js';

const ASK_HEADQUARTERS_MS = 60_000;
const ASK_DEFINITION_MS = 600_000;
const AT_ONCE = 4;
const FIRST_POLL_MS = 1_500;
const LONGEST_POLL_MS = 300_000;

/** When what was asked last, in this session. */
const asked = {headquarters: 0, definition: 0};
const polls = new Map();

/** Forms and places have just come another way. */
export function definitionIsFresh() {
  asked.definition = Date.now();
}

export function forgetContact() {
  Object.assign(asked, {headquarters: 0, definition: 0});
  polls.clear();
}

/**
 * Asks what is due.
 *
 * @param isUrgent whether something else should go first: then the rest is left for later
 * @returns milliseconds until more is due
 */
export async function catchUp(isUrgent, now = Date.now()) {
  await poll(now, isUrgent);
  if (isUrgent()) return 0;
  if (now - asked.definition >= ASK_DEFINITION_MS) {
    await refreshDefinition();
    asked.definition = now;
  }
  if (isUrgent()) return 0;
  if (now - asked.headquarters >= ASK_HEADQUARTERS_MS) {
    await askHeadquarters();
    asked.headquarters = now;
  }
  return nextDue();
}

async function poll(now, isUrgent) {
  const due = [...desk.reports.values()].filter((it) => isAwaited(it) && (polls.get(it.id)?.next ?? 0) <= now);
  let trouble = null;
  for (let at = 0; at < due.length && !isUrgent(); at += AT_ONCE) {
    const all = await Promise.allSettled(due.slice(at, at + AT_ONCE).map((report) => pollOne(report, now)));
    const failed = all.filter((each) => each.status === 'rejected');
    trouble ??= failed[0]?.reason;
    // None of them: the line is down, and the others need not be tried.
    if (failed.length === all.length) break;
  }
  if (trouble) throw trouble;
}

async function pollOne({id}, now) {
  const receipts = await receiptsOf(desk.session, id);
  await updateReport(id, (report) => judged(report, receipts, new Date().toISOString()));
  const tries = (polls.get(id)?.tries ?? 0) + 1;
  if (isAwaited(desk.reports.get(id))) {
    polls.set(id, {tries, next: now + Math.min(LONGEST_POLL_MS, FIRST_POLL_MS * 2 ** (tries - 1))});
  } else {
    polls.delete(id);
  }
}

function nextDue() {
  const times = [...desk.reports.values()].filter(isAwaited).map(({id}) => polls.get(id)?.next ?? 0);
  const next = Math.min(...times, asked.headquarters + 5 * ASK_HEADQUARTERS_MS);
  return Math.max(500, next - Date.now());
}

/** Forms and places, where they changed. */
export async function refreshDefinition() {
  const {tags} = desk.session;
  const [forms, places] = await Promise.all([
    fetchDocument(desk.session, '/forms', desk.forms && tags.forms),
    fetchDocument(desk.session, '/places', desk.places && tags.places),
  ]);
  if (forms || places) await saveDefinition(forms, places);
}

/** The questions that headquarters has not closed yet. */
async function askHeadquarters() {
  const queries = await fetchDocument(desk.session, '/queries', desk.session.tags.queries);
  if (queries) await saveQueries(queries);
}
