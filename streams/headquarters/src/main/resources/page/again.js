// Reads what is on its way: what comes back from the log is in the database a moment later, under load much later.
const first = 500;
const growth = 1.5;
const longest = 10_000;
const patience = 120_000;

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/**
 * Calls `read` at once and after ever longer pauses, until it says that it has found what was looked for, nobody wants it
 * any more, or two minutes are over.
 */
export async function untilFound(read, wanted) {
  let wait = first;
  for (let waited = 0; wanted() && waited < patience; waited += wait) {
    if (await read()) return;
    await pause(wait);
    wait = Math.min(longest, growth * wait);
  }
}
