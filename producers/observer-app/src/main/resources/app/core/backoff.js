// When to try again.
const FIRST_MS = 1_000;
const LONGEST_MS = 120_000;

/**
 * Doubles with each failure, and is spread so that phones which lost the network together do not come back together.
 *
 * @param failures in a row, from 1
 * @param retryAfter seconds that the gateway asked for, or 0: never sooner
 * @returns milliseconds
 */
export function pauseAfter(failures, retryAfter = 0, chance = Math.random()) {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return Math.max(most * (0.5 + chance / 2), retryAfter * 1_000 * (1 + chance / 4));
}
