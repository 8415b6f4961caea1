// Sealed notes and photos: made when a report is queued, uploaded when reports are through, then gone from the phone. Their
// report keeps by hash how each stands: 'waiting', 'kept' by the gateway, or 'refused'.
import {desk, updateReport} from './desk.js';
import {fromBase64, utf8} from './bytes.js';
import {envelope} from './envelope.js';
import {isKept, NotNow, putAttachment, Refused} from './gateway.js';
import {readAll, write} from './vault.js';

const PREFIX = 'attachment/';
const base64 = (bytes) => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};

/** Whether an answer is a note or photo that is not sealed yet: {text} or {photo: base64 of a JPEG}. */
export const isOpenNote = (answer) => typeof answer?.text === 'string' || typeof answer?.photo === 'string';

/**
 * Puts sealed references in the place of notes and photos.
 *
 * @returns {answers, records}: the answers as they go on the wire, and what the vault keeps until it is uploaded
 */
export async function sealNotes(answers, publicKey, reportId) {
  const sealed = {...answers};
  const records = [];
  for (const [id, answer] of Object.entries(answers)) {
    if (!isOpenNote(answer)) continue;
    const isText = typeof answer.text === 'string';
    const content = isText ? utf8(answer.text) : fromBase64(answer.photo);
    const {sha256, bytes} = await envelope(publicKey, isText ? 't' : 'p', content);
    sealed[id] = {sha256, bytes: bytes.length, encrypted: true};
    records.push([PREFIX + sha256, {reportId, body: base64(bytes)}]);
  }
  return {answers: sealed, records};
}

/** A report with how one of its attachments stands. */
export const marked = (report, sha256, state) => ({...report, attachments: {...report.attachments, [sha256]: state}});

/** A report with everything of it that the vault keeps marked as waiting. */
export const awaiting = (report, records) =>
  records.reduce((marking, [name]) => marked(marking, name.slice(PREFIX.length), 'waiting'), report);

/** How many of a report's notes and photos stand so. */
export const countOf = ({attachments = {}}, state) => Object.values(attachments).filter((each) => each === state).length;

/** How many notes and photos of all reports are still to be uploaded. */
export const waitingAttachments = (reports) =>
  [...reports.values()].reduce((sum, report) => sum + countOf(report, 'waiting'), 0);

/**
 * Uploads what is there, one after the other, the smallest first: a note is not to wait for a picture. One that is refused
 * stays, and its report says so.
 *
 * @param isUrgent whether something else should go first: then the rest is left for later
 */
export async function sendAttachments(isUrgent) {
  if (!waitingAttachments(desk.reports)) return;
  const all = (await readAll(PREFIX)).filter(([, record]) => !record.refused);
  all.sort(([, a], [, b]) => a.body.length - b.body.length);
  for (const [name, record] of all) {
    if (isUrgent()) return;
    await sendOne(name, record);
  }
}

async function sendOne(name, record) {
  const sha256 = name.slice(PREFIX.length);
  // Its report was removed before anything of it left the phone: nobody is ever to see it.
  if (!desk.reports.has(record.reportId)) return write([[name, undefined]]);
  try {
    // An answer may have been lost after a slow upload: asking costs a few bytes.
    if (!record.tried || !(await isKept(desk.session, sha256))) {
      await putAttachment(desk.session, sha256, fromBase64(record.body));
    }
    await updateReport(record.reportId, (report) => marked(report, sha256, 'kept'));
    return write([[name, undefined]]);
  } catch (trouble) {
    if (trouble instanceof NotNow && !record.tried) await write([[name, {...record, tried: true}]]);
    if (!(trouble instanceof Refused)) throw trouble;
    await write([[name, {...record, refused: trouble.status}]]);
    return updateReport(record.reportId, (report) => marked(report, sha256, 'refused'));
  }
}
