// One report on the phone, as plain values: each step gives a new one. At most one revision waits at a time: the newest.
//
//   draft     {answers, observedAt}: being filled or corrected, not yet queued
//   queued    {revision, withdrawn, body, left, at}: waits for the gateway; `left` once it was on the wire
//   standing  {revision, withdrawn, at}: the highest that the gateway has acknowledged
//   verdict   {outcome, reasons, at}: of the revision that stands
//   refusal   {revision, status, errors, at}: what the gateway did not take
//   top       the highest revision that was ever on the wire
//   attachments  by hash, how each sealed note or photo stands, see attachments.js

/** A new, empty report. `observedAt` is the clock at the place. */
export const fresh = (id, form, place, observedAt, at) => ({
  id,
  form,
  place,
  startedAt: at,
  draft: {answers: {}, observedAt},
  queued: null,
  standing: null,
  verdict: null,
  refusal: null,
  top: 0,
  answers: null,
});

/** The revision of the next thing to be sent: one that never left is replaced, everything else is risen above. */
export const nextRevision = ({queued, top, standing}) =>
  queued && !queued.left ? queued.revision : Math.max(top, standing?.revision ?? 0) + 1;

/** The body, which is from now on sent byte by byte as it is. */
function bodyOf(report, formVersion, more) {
  const {id, form, place} = report;
  return JSON.stringify({reportId: id, revision: nextRevision(report), withdrawn: false, form, formVersion, place, ...more});
}

/** Queues the draft. @param answers as they go on the wire */
export function queue(report, formVersion, observedAt, answers, at) {
  const body = bodyOf(report, formVersion, {observedAt, sentAt: at, answers});
  const queued = {revision: nextRevision(report), withdrawn: false, body, left: false, at};
  return {...report, draft: null, refusal: null, queued, answers, observedAt, formVersion};
}

/** Takes it back. Null where nothing of it ever left this phone: then there is nothing to be said. */
export function withdraw(report, at) {
  if (!report.top && !report.standing) return null;
  const body = bodyOf(report, report.formVersion, {withdrawn: true, observedAt: report.observedAt, sentAt: at});
  const queued = {revision: nextRevision(report), withdrawn: true, body, left: false, at};
  return {...report, draft: null, refusal: null, queued};
}

/** Begins a correction from what was sent last. */
export const correct = (report) =>
  report.draft || !report.answers ? report : {...report, draft: {answers: report.answers, observedAt: report.observedAt.slice(0, 16)}};

export const discardDraft = (report) => ({...report, draft: null});

/** Just before it goes on the wire. */
export function leaving(report) {
  const {queued, top} = report;
  if (!queued || queued.left) return report;
  return {...report, top: Math.max(top, queued.revision), queued: {...queued, left: true}};
}

/** What the gateway answered about one revision. A newer one may have been queued meanwhile: that one stays. */
export function answered(report, sent, {status, errors = []}, at) {
  const mine = report.queued?.revision === sent.revision;
  const queued = mine ? null : report.queued;
  if (status === 200 || status === 201) {
    if ((report.standing?.revision ?? 0) >= sent.revision) return {...report, queued};
    const standing = {revision: sent.revision, withdrawn: sent.withdrawn, at};
    return {...report, queued, standing, verdict: null, refusal: mine ? null : report.refusal};
  }
  return {...report, queued, refusal: mine ? {revision: sent.revision, status, errors, at} : report.refusal};
}

/** Takes what became of the revision that stands from its receipts; unchanged while there is none. */
export function judged(report, receipts, at) {
  const mine = receipts.filter((receipt) => receipt.revision === report.standing?.revision);
  if (!mine.length) return report;
  const {outcome, reasons} = mine.find((receipt) => receipt.outcome === 'accepted') ?? mine.at(-1);
  return {...report, verdict: {outcome, reasons, at}};
}

/** What is left once it was accepted long ago: id, form, place, time, state. */
export const wiped = ({id, form, formVersion, place, startedAt, observedAt, standing, verdict, top, attachments}) => ({
  id,
  form,
  formVersion,
  place,
  startedAt,
  observedAt,
  standing,
  verdict,
  top,
  attachments,
  draft: null,
  queued: null,
  refusal: null,
  answers: null,
  wiped: true,
});

/** Whether it may be wiped: accepted so long ago, with nothing under way. */
export const isOver = ({draft, queued, verdict, refusal, wiped: done}, now, milliseconds) =>
  !done && !draft && !queued && !refusal && isAccepted(verdict) && now - Date.parse(verdict.at) >= milliseconds;

const isAccepted = (verdict) => verdict?.outcome === 'accepted' || verdict?.outcome === 'duplicate';

/** One word for the reader: draft, waiting, sent, accepted, withdrawn, refused, superseded, conflict, rejected. */
export function stateOf({draft, queued, standing, verdict, refusal}) {
  if (queued) return 'waiting';
  if (refusal) return 'refused';
  if (!standing) return draft ? 'draft' : 'waiting';
  if (!verdict) return 'sent';
  if (isAccepted(verdict)) return standing.withdrawn ? 'withdrawn' : 'accepted';
  return ['superseded', 'conflict', 'rejected'].includes(verdict.outcome) ? verdict.outcome : 'sent';
}

/** Whether the gateway has it and its receipt is awaited. */
export const isAwaited = ({standing, verdict}) => standing !== null && verdict === null;
