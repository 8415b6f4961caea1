// Questions back from headquarters: which of them still wait for this phone. What the gateway gives is all open there.
const REFUSING = ['rejected', 'conflict'];

/** Whether a revision above the one that was asked about is on its way, or stands and was not refused. */
export function isAnswered({askedRevision}, {queued, standing, verdict}) {
  if (queued) return queued.revision > askedRevision;
  return standing?.revision > askedRevision && !REFUSING.includes(verdict?.outcome);
}

/** The questions about a report, those to be answered still and those that headquarters has not closed yet. */
export const askedAbout = (queries, {id}) => queries.filter((query) => query.reportId === id);

/** The questions that somebody must still answer, also about a report that is not on this phone. */
export const unanswered = (queries, reports) =>
  queries.filter((query) => !isAnswered(query, reports.get(query.reportId) ?? {}));
