// What the observer does with reports, in whole steps.
import {awaiting, isOpenNote, sealNotes} from './attachments.js';
import {isAsked, pruned} from './ask.js';
import {faultOf} from './check.js';
import {desk, edit, formOf, placeOf, questionsOf, removeReport, saveReports, saveSession, updateReport, updateReports, zoneOf} from './desk.js';
import {correct, discardDraft, fresh, queue, stateOf, withdraw} from './report.js';
import {sendNow} from './sender.js';
import {localTime, withOffset} from './zone.js';

const RECENT = 8;

/** Begins a report. @returns its id */
export async function begin(form, place) {
  const now = new Date();
  const id = crypto.randomUUID();
  await saveReports([fresh(id, form, place, localTime(zoneOf(place), now), now.toISOString())]);
  await saveSession({recent: [place, ...desk.session.recent.filter((it) => it !== place)].slice(0, RECENT)});
  return id;
}

/** Gives, changes or (undefined) takes back one answer; what it rules out goes with it. */
export function answer(report, question, value) {
  const {[question.id]: before, ...others} = report.draft.answers;
  const given = value === undefined ? others : {...others, [question.id]: value};
  const answers = pruned(formOf(report.form).questions, given, placeOf(report.place));
  return edit(report.id, {...report.draft, answers});
}

export const observed = (report, local) => edit(report.id, {...report.draft, observedAt: local});

/** The questions that a draft is asked, with what was answered and what is wrong with it. */
export function asked(report) {
  const {answers} = report.draft;
  return questionsOf(formOf(report.form))
    .filter((question) => isAsked(question, answers, placeOf(report.place)))
    .map((question) => ({question, answer: answers[question.id], fault: faultOf(question, answers[question.id])}));
}

/** Queues a draft, and sends it if it can. */
export async function submit(report) {
  const form = formOf(report.form);
  const known = new Set(form.questions.map((question) => question.id));
  // A newer version of the form may have lost a question; its answer would be refused.
  const answers = pruned(form.questions, onlyKnown(report.draft.answers, known), placeOf(report.place));
  const sealed = Object.values(answers).some(isOpenNote)
    ? await sealNotes(answers, desk.forms.publicKey, report.id)
    : {answers, records: []};
  const observedAt = withOffset(zoneOf(report.place), report.draft.observedAt);
  const at = new Date().toISOString();
  await updateReports(
    [report.id],
    (it) => awaiting(queue(it, form.version, observedAt, sealed.answers, at), sealed.records),
    sealed.records,
  );
  sendNow();
}

/** Sends what stands once more, as a new revision: the answer to a question of headquarters when all is right. */
export async function confirm(report) {
  const at = new Date().toISOString();
  await updateReport(report.id, (it) => (canConfirm(it) ? queue(it, it.formVersion, it.observedAt, it.answers, at) : it));
  sendNow();
}

/** Whether there is something to confirm: it was sent, is still on this phone, and is not being changed. */
export const canConfirm = ({draft, queued, answers, standing}) =>
  !draft && !queued && Boolean(answers) && Boolean(standing) && !standing.withdrawn;

const onlyKnown = (answers, known) => Object.fromEntries(Object.entries(answers).filter(([id]) => known.has(id)));

export const startCorrection = (id) => updateReport(id, correct);

/** Takes a report back; one that never left this phone is simply gone. */
export async function takeBack(report) {
  const after = withdraw(report, new Date().toISOString());
  if (after === null) {
    await removeReport(report.id);
  } else {
    await updateReport(report.id, (it) => withdraw(it, new Date().toISOString()) ?? it);
    sendNow();
  }
}

/** Throws the changes of a draft away; a report that was nothing else goes with it. */
export const discard = (report) =>
  stateOf(report) === 'draft' ? removeReport(report.id) : updateReport(report.id, discardDraft);
