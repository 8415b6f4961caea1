// The page put together: which screen is up, and what begins and ends with the PIN.
import {hold} from './core/alone.js';
import {cleanUp} from './core/cleanup.js';
import {definitionIsFresh, forgetContact} from './core/contact.js';
import {clearDesk, desk, loadDesk, onChange} from './core/desk.js';
import {enrol, fetchAhead, fits, keepFetched, takeLink} from './core/enrolment.js';
import {Revoked} from './core/gateway.js';
import {unanswered} from './core/queries.js';
import {sendAfresh, sendNow, stopSending} from './core/sender.js';
import {close, exists, isOpen, wipe} from './core/vault.js';
import {draw, drawWith, say} from './ui/draw.js';
import {t} from './ui/i18n.js';
import {arrive, replace, route} from './ui/route.js';
import {scanScreen} from './ui/scan.js';
import {enrolScreen} from './ui/screens/enrol.js';
import {fillScreen} from './ui/screens/fill.js';
import {homeScreen} from './ui/screens/home.js';
import {choosePinScreen, lockScreen, lockShown} from './ui/screens/pin.js';
import {placeScreen} from './ui/screens/place.js';
import {elsewhereScreen, openingScreen, otherMissionScreen, unfitScreen, wipedScreen} from './ui/screens/plain.js';
import {reportScreen} from './ui/screens/report.js';
import {reviewScreen} from './ui/screens/review.js';
import {settingsScreen} from './ui/screens/settings.js';
import './ui/theme.js';

const HOUR_MS = 3_600_000;
let link = takeLink();
let ahead = null;
let mode = 'opening';
let refused = false;
let hiddenAt = 0;
let hiddenTimer = 0;
let seenQueries = 0;

const open = {
  home: homeScreen,
  place: placeScreen,
  fill: fillScreen,
  review: reviewScreen,
  report: reportScreen,
  settings: () => settingsScreen(lock, wipeAll),
  enrol: () => enrolScreen(take, false),
  scan: () => scanScreen(take),
};

const modes = {
  opening: openingScreen,
  unfit: unfitScreen,
  elsewhere: () => elsewhereScreen(() => start(true)),
  enrol: () => (route().screen === 'scan' ? scanScreen(take) : enrolScreen(take, refused)),
  choose: () => choosePinScreen(enrolled),
  lock: () => lockScreen(unlocked, wipeAll),
  wiped: () => wipedScreen(() => enter('enrol')),
  other: () => otherMissionScreen(() => enter('open')),
  open: () => (open[route().screen] ?? homeScreen)(),
};

function enter(next) {
  mode = next;
  arrive();
}

async function start(takeOver) {
  // Without a secure connection the browser gives neither keys nor a service worker: nothing could be kept safely.
  if (!crypto.subtle || !globalThis.indexedDB) return enter('unfit');
  if (!(await hold(takeOver, lost))) return enter('elsewhere');
  navigator.serviceWorker?.register('sw.js').catch(() => {});
  if (await exists()) {
    lockShown();
    return enter('lock');
  }
  if (link) take(link);
  else enter('enrol');
}

/** A link was opened, seen or pasted. */
async function take(taken) {
  link = taken;
  refused = false;
  if (isOpen()) return applyLink();
  if (await exists()) return undefined;
  ahead = fetchAhead(link);
  return enter('choose');
}

/** On a phone that has its mission already. */
function applyLink() {
  const taken = link;
  link = null;
  if (!fits(taken)) return enter('other');
  return begin(taken, fetchAhead(taken));
}

/** The PIN is chosen. */
function enrolled() {
  const taken = link;
  link = null;
  return begin(taken, ahead);
}

/** Home is there at once; forms and places come when they come. */
async function begin(taken, fetched) {
  const isNew = !desk.session;
  await enrol(taken);
  mode = 'open';
  replace('home');
  try {
    if (await keepFetched(fetched)) definitionIsFresh();
    work();
  } catch (trouble) {
    if (!(trouble instanceof Revoked)) throw trouble;
    if (!isNew) return;
    refused = true;
    mode = 'enrol';
    await wipe();
    clearDesk();
    enter('enrol');
  }
}

async function unlocked() {
  await loadDesk();
  if (link) return applyLink();
  if (!desk.session) return enter('enrol');
  work();
  return enter('open');
}

function work() {
  cleanUp();
  sendNow();
}

function lock() {
  mode = 'lock';
  close();
  stopSending();
  forgetContact();
  clearDesk();
  lockShown();
  enter('lock');
}

/** Another tab has taken over. */
function lost() {
  mode = 'elsewhere';
  close();
  stopSending();
  clearDesk();
  enter('elsewhere');
}

async function wipeAll(already) {
  mode = 'wiped';
  stopSending();
  forgetContact();
  if (!already) await wipe();
  clearDesk();
  localStorage.clear();
  history.replaceState({screen: 'home'}, '');
  link = null;
  enter('wiped');
}

document.addEventListener('visibilitychange', () => {
  clearTimeout(hiddenTimer);
  if (!isOpen()) return;
  const most = desk.session.settings.lockMinutes * 60_000;
  if (document.hidden) {
    hiddenAt = Date.now();
    hiddenTimer = setTimeout(lock, most);
  } else if (Date.now() - hiddenAt >= most) {
    lock();
  } else {
    sendAfresh();
  }
});

addEventListener('online', () => {
  draw();
  sendAfresh();
});
addEventListener('offline', draw);
addEventListener('hashchange', () => {
  const opened = takeLink();
  if (opened) take(opened);
});
setInterval(() => isOpen() && cleanUp(), HOUR_MS);

// What headquarters asks is said aloud when it comes.
onChange(() => {
  const asked = unanswered(desk.queries, desk.reports).length;
  if (asked > seenQueries) say(t('queries'));
  seenQueries = asked;
});

drawWith(() => modes[mode]());
start(false);
