// One page at a time holds the reports, so that two tabs never overwrite each other.
const NAME = 'pollwatch';

/** Asks for the hold. @returns false where another page has it, unless `take` takes it from that one. */
export function hold(take, onLost) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const options = take ? {steal: true} : {ifAvailable: true};
    const held = navigator.locks.request(NAME, options, (lock) => {
      resolve(lock !== null);
      return lock && new Promise(() => {});
    });
    held.catch(() => onLost());
  });
}
