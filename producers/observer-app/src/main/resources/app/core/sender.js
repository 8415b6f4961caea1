// Sends what waits, whenever it can, until nothing waits. Never drops anything: a report leaves the queue only when the
// gateway has answered about it by its own name.
import {pauseAfter} from './backoff.js';
import {isFinal, linesOf, nextBatch, MOST, resultsOf} from './batch.js';
import {changed, desk, saveSession, updateReport, updateReports} from './desk.js';
import {heard, NotNow, Refused, Revoked, sendBatch} from './gateway.js';
import {sendAttachments} from './attachments.js';
import {catchUp} from './contact.js';
import {answered, leaving} from './report.js';
import {isOpen} from './vault.js';

const OFFLINE_MS = 30_000;
const TRY_ANYWAY_MS = 300_000;

/** For the reader: 'idle', 'sending' or 'paused', and when it goes on. */
export const sending = {state: 'idle', until: 0};
let failures = 0;
let heardBefore = 0;
let tried = Date.now();
let timer = 0;
let running = false;
let again = false;
let most = MOST;

function say(state, until = 0) {
  if (sending.state === state && sending.until === until) return;
  Object.assign(sending, {state, until});
  changed();
}

/** Goes on now, whatever pause was kept. Returns when this run has come to its end. */
export async function sendNow() {
  clearTimeout(timer);
  if (running) {
    again = true;
    return;
  }
  running = true;
  try {
    do {
      again = false;
      await run();
    } while (again);
  } finally {
    running = false;
  }
}

/** Goes on now, as if nothing had failed yet: something has changed, and the first try may still be too early. */
export function sendAfresh() {
  failures = 0;
  return sendNow();
}

/** The run after the next pause, which may be now. */
function later(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(sendNow, milliseconds);
}

export function stopSending() {
  clearTimeout(timer);
  failures = 0;
  say('idle');
}

async function run() {
  if (!isOpen() || !desk.session?.token) return;
  // Not even tried where the phone itself says that there is no network: what never left can still be replaced. Now and
  // then all the same, since a phone may be wrong about that.
  if (!navigator.onLine && Date.now() - tried < TRY_ANYWAY_MS) {
    say('idle');
    later(OFFLINE_MS);
    return;
  }
  tried = Date.now();
  try {
    await sendReports();
    const wait = await catchUp(() => again);
    // Last, for they are large: receipts and questions do not wait for them.
    await sendAttachments(() => again);
    failures = 0;
    say('idle');
    later(wait);
  } catch (trouble) {
    await takeTrouble(trouble);
  }
}

async function sendReports() {
  for (;;) {
    const ids = nextBatch([...desk.reports.values()], most).map(({id}) => id);
    if (!ids.length) return;
    say('sending');
    // Noted before it leaves: a page that is killed now knows that this revision may have arrived.
    await updateReports(ids, leaving);
    const batch = ids.map((id) => desk.reports.get(id)).filter((report) => report?.queued?.left);
    if (!batch.length) continue;
    const results = await resultsFor(batch);
    const at = new Date().toISOString();
    let left = 0;
    for (const report of batch) {
      const result = results.get(report.id);
      if (result && isFinal(result)) await updateReport(report.id, (it) => answered(it, report.queued, result, at));
      else left++;
    }
    if (left) throw new NotNow();
    failures = 0;
    most = MOST;
  }
}

async function resultsFor(batch) {
  try {
    return resultsOf(await sendBatch(desk.session, linesOf(batch)), batch);
  } catch (trouble) {
    // The whole batch is refused: it is made smaller, until the one report stands alone that cannot be taken.
    if (!(trouble instanceof Refused)) throw trouble;
    if (batch.length > 1) {
      most = Math.max(1, Math.floor(batch.length / 2));
      return new Map();
    }
    return new Map([[batch[0].id, {status: trouble.status, errors: trouble.errors}]]);
  }
}

async function takeTrouble(trouble) {
  if (!isOpen()) return;
  if (trouble instanceof Revoked) {
    // Nothing else goes: what waits stays sealed until somebody enrols again, or wipes.
    await saveSession({token: null, revoked: true});
    say('idle');
    return;
  }
  // Anything else is a fault of this page; what waits stays, and is tried again.
  if (!(trouble instanceof NotNow || trouble instanceof Refused)) console.error('sending failed', trouble.name);
  failures = heard.times > heardBefore ? 1 : failures + 1;
  heardBefore = heard.times;
  const pause = pauseAfter(failures, trouble instanceof NotNow ? trouble.retryAfter : 0);
  say('paused', Date.now() + pause);
  later(pause);
}
