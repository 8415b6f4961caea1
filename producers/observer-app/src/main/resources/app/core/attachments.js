// Sealed notes and photos: made when a report is queued, uploaded when reports are through, then gone from the phone.
import {desk, updateReport} from './desk.js';
import {fromBase64, utf8} from './bytes.js';
import {envelope} from './envelope.js';
import {putAttachment, Refused} from './gateway.js';
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

/** Uploads what is there, one after the other. One that is refused stays, and its report says so. */
export async function sendAttachments() {
  for (const [name, record] of await readAll(PREFIX)) {
    if (record.refused) continue;
    try {
      await putAttachment(desk.session, name.slice(PREFIX.length), fromBase64(record.body));
      await write([[name, undefined]]);
    } catch (trouble) {
      if (!(trouble instanceof Refused)) throw trouble;
      await write([[name, {...record, refused: trouble.status}]]);
      await updateReport(record.reportId, (report) => ({...report, attachmentRefused: trouble.status}));
    }
  }
}
