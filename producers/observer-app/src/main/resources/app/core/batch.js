// What goes out together, and what its answer says. No network and no storage here.
export const MOST = 20;

/** The reports that wait, the oldest first, at most as many as go in one batch. */
export const nextBatch = (reports, most = MOST) =>
  reports
    .filter((report) => report.queued)
    .sort((a, b) => (a.queued.at < b.queued.at ? -1 : a.queued.at > b.queued.at ? 1 : 0))
    .slice(0, most);

export const linesOf = (batch) => batch.map((report) => `${report.queued.body}\n`).join('');

/**
 * Results by position in the batch. A line that is cut off, not ours, or about another report is no result at all, so
 * that its report is sent again: a hotel's "please log in" is not an acknowledgement.
 */
export function resultsOf(text, batch) {
  const results = new Map();
  for (const line of text.split('\n')) {
    const result = parsed(line);
    const report = batch[(result?.line ?? 0) - 1];
    if (!report || !Number.isInteger(result.status)) continue;
    const taken = result.status === 200 || result.status === 201;
    const same = result.reportId === report.id && (!taken || result.revision === report.queued.revision);
    if (taken ? same : !result.reportId || same) results.set(report.id, result);
  }
  return results;
}

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Whether a report's own result is final: taken, or refused for a reason that sending it again does not mend. */
export const isFinal = ({status}) => [200, 201, 400, 403, 409, 413, 422].includes(status);
