// What lies on the phone, sealed with a key that only the PIN opens. Ten wrong PINs wipe it.
import {newLock, openLock, seal, unseal} from './cipher.js';
import {destroy, entries, get, put} from './database.js';

const LOCK = 'lock';
export const MOST_WRONG = 10;
const FREE_TRIES = 3;
const LONGEST_WAIT_SECONDS = 300;
let key = null;

export const isOpen = () => key !== null;
export const exists = async () => (await get(LOCK, LOCK)) !== undefined;

export async function create(pin) {
  const made = await newLock(pin);
  await put(LOCK, [[LOCK, {...made.lock, wrong: 0, waitUntil: 0}]]);
  key = made.key;
}

/** Seconds to wait before a PIN is looked at again, and the tries that are left. */
export async function standing(now = Date.now()) {
  const lock = await get(LOCK, LOCK);
  return {wait: Math.max(0, Math.ceil(((lock?.waitUntil ?? 0) - now) / 1000)), left: MOST_WRONG - (lock?.wrong ?? 0)};
}

/** 5 s after the third wrong PIN, then doubling. */
export const waitAfter = (wrong) =>
  wrong < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_SECONDS, 5 * 2 ** (wrong - FREE_TRIES));

/** Whether the PIN was right: 'open', 'wrong', 'wait', or 'wiped' after the tenth wrong one. */
export async function unlock(pin, now = Date.now()) {
  const lock = await get(LOCK, LOCK);
  if (now < lock.waitUntil) return 'wait';
  // Counted before it is tried: a page that is killed meanwhile has used up its try.
  const wrong = lock.wrong + 1;
  await put(LOCK, [[LOCK, {...lock, wrong, waitUntil: now + waitAfter(wrong) * 1000}]]);
  const found = await openLock(lock, pin);
  if (found) {
    await put(LOCK, [[LOCK, {...lock, wrong: 0, waitUntil: 0}]]);
    key = found;
    return 'open';
  }
  if (wrong < MOST_WRONG) return 'wrong';
  await wipe();
  return 'wiped';
}

export function close() {
  key = null;
}

export async function read(name) {
  const record = await get('sealed', name);
  return record && unseal(key, name, record);
}

/** All records whose name begins so, as [name, value] pairs. */
export async function readAll(prefix) {
  const found = (await entries('sealed')).filter(([name]) => name.startsWith(prefix));
  return Promise.all(found.map(async ([name, record]) => [name, await unseal(key, name, record)]));
}

/** Several changes in one step; undefined removes. Returns when they are on disk. */
export async function write(changes) {
  const held = key;
  if (!held) throw new Error('the vault is locked');
  const sealed = changes.map(async ([name, value]) => [name, value === undefined ? value : await seal(held, name, value)]);
  await put('sealed', await Promise.all(sealed));
}

/** Removes everything, with or without the PIN. */
export async function wipe() {
  key = null;
  await destroy();
}
