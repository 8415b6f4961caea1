// Reads what is on its way: what comes back from the log is in the database a moment later, under load much later.
const first = 500;
const growth = 1.5;
const longest = 10_000;

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/**
 * Calls `read` at once and after ever longer pauses, until it says that it has found what was looked for or nobody wants
 * it any more.
 */
export async function untilFound(read, wanted) {
  for (let wait = first; wanted() && !(await read()); wait = Math.min(longest, growth * wait)) {
    await pause(wait);
  }
}
