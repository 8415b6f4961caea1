// What the open vault holds, in memory: session, definition, reports, questions from headquarters. Who waits
// for a change knows that it is on disk.
import {indexed} from './places.js';
import {read, readAll, write} from './vault.js';

const REPORT = 'report/';
const SETTINGS = {lockMinutes: 5, wipeHours: 24};

/** The one desk. `session` is null until somebody enrols: {mission, token, recent, settings, revoked, tags}. */
export const desk = {session: null, forms: null, places: null, reports: new Map(), queries: []};
const listeners = new Set();

/** Tells of every change. */
export const onChange = (listener) => listeners.add(listener);
export const changed = () => listeners.forEach((listener) => listener());

/** Reads everything; the vault must be open. */
export async function loadDesk() {
  const [session, forms, places, queries, reports] = await Promise.all([
    read('session'),
    read('forms'),
    read('places'),
    read('queries'),
    readAll(REPORT),
  ]);
  desk.session = session ?? null;
  desk.forms = forms ?? null;
  desk.places = places ? indexed(places) : null;
  desk.queries = queries ?? [];
  desk.reports = new Map(reports.map(([, report]) => [report.id, report]));
  changed();
}

/** Forgets what is in memory. */
export function clearDesk() {
  Object.assign(desk, {session: null, forms: null, places: null, reports: new Map(), queries: []});
  changed();
}

export async function saveSession(changes) {
  const session = {recent: [], settings: SETTINGS, tags: {}, revoked: false, ...desk.session, ...changes};
  await write([['session', session]]);
  desk.session = session;
  changed();
}

/** Keeps what the gateway gave; either may be undefined, which is: unchanged. */
export async function saveDefinition(forms, places) {
  const tags = {...desk.session.tags};
  const changes = [];
  if (forms) changes.push(['forms', forms.content]);
  if (places) changes.push(['places', places.content]);
  if (forms) tags.forms = forms.tag;
  if (places) tags.places = places.tag;
  await write(changes);
  if (forms) desk.forms = forms.content;
  if (places) desk.places = indexed(places.content);
  await saveSession({tags});
}

/** Keeps headquarters' questions as the gateway gave them. */
export async function saveQueries({tag, content}) {
  await write([['queries', content.queries]]);
  desk.queries = content.queries;
  await saveSession({tags: {...desk.session.tags, queries: tag}});
}

/**
 * Keeps reports, and records beside them, in one step. In memory they are changed before the disk is waited for: what is
 * typed meanwhile builds on them, and is not lost under them.
 */
export async function saveReports(reports, besides = []) {
  reports.forEach((report) => desk.reports.set(report.id, report));
  changed();
  await write([...reports.map((report) => [REPORT + report.id, report]), ...besides]);
}

export const removeReport = (id) => inTurn(() => removed(id));

async function removed(id) {
  await write([[REPORT + id, undefined]]);
  desk.reports.delete(id);
  changed();
}

let last = Promise.resolve();

/** Runs changes one after the other. */
function inTurn(change) {
  const next = last.then(change);
  last = next.catch(() => {});
  return next;
}

/** Changes reports as they stand when it is their turn, and keeps records beside them, in one step. */
export function updateReports(ids, step, besides = []) {
  return inTurn(async () => {
    const before = ids.map((id) => desk.reports.get(id)).filter(Boolean);
    const after = before.map(step).filter((report, at) => report && report !== before[at]);
    if (after.length || besides.length) await saveReports(after, besides);
  });
}

export const updateReport = (id, step) => updateReports([id], step);

const unsaved = new Set();

/** Shows a draft's change at once, and keeps it as soon as it is its turn: typing never waits for the disk. */
export function edit(id, draft) {
  desk.reports.set(id, {...desk.reports.get(id), draft});
  changed();
  if (unsaved.has(id)) return last;
  unsaved.add(id);
  return inTurn(async () => {
    unsaved.delete(id);
    if (desk.reports.has(id)) await saveReports([desk.reports.get(id)]);
  });
}

export const formOf = (id) => desk.forms?.forms.find((form) => form.id === id);
/** A report's place, or undefined for a form about areas. */
export const placeOf = (id) => desk.places?.placeById.get(id);
export const areaOf = (id) => desk.places?.areaById.get(id);
/** The clock that a report's times are read from. */
export const zoneOf = (id) => placeOf(id)?.timeZone ?? desk.forms?.timeZone;
/** The questions of a form that this phone can answer: without headquarters' key there are no notes or photos. */
export const questionsOf = (form) =>
  form.questions.filter((question) => !['text', 'photo'].includes(question.type) || desk.forms.publicKey);
