// From a PIN to a key, and from a key to sealed records. A random data key seals the records; the PIN's key wraps it.
import {random, text, utf8} from './bytes.js';

/** What OWASP asks of PBKDF2 with SHA-256 in 2023; about a second on a cheap phone. */
export const ROUNDS = 600_000;
const GCM = 'AES-GCM';
const IV_BYTES = 12;

async function keyOf(pin, salt, rounds) {
  const raw = await crypto.subtle.importKey('raw', utf8(pin.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
  const how = {name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds};
  return crypto.subtle.deriveKey(how, raw, {name: GCM, length: 256}, false, ['wrapKey', 'unwrapKey']);
}

/** A new data key, and the lock that a PIN opens: {salt, rounds, iv, wrapped}. */
export async function newLock(pin) {
  const salt = random(16);
  const iv = random(IV_BYTES);
  const fresh = await crypto.subtle.generateKey({name: GCM, length: 256}, true, ['encrypt', 'decrypt']);
  const wrapped = await crypto.subtle.wrapKey('raw', fresh, await keyOf(pin, salt, ROUNDS), {name: GCM, iv});
  const lock = {salt, rounds: ROUNDS, iv, wrapped};
  return {lock, key: await openLock(lock, pin)};
}

/** The data key, which cannot be exported; null for a wrong PIN. */
export async function openLock(lock, pin) {
  const outer = await keyOf(pin, lock.salt, lock.rounds);
  try {
    const how = {name: GCM, iv: lock.iv};
    return await crypto.subtle.unwrapKey('raw', lock.wrapped, outer, how, GCM, false, ['encrypt', 'decrypt']);
  } catch {
    return null;
  }
}

/** Seals anything that JSON can say; bound to its name, so that records cannot change places. */
export async function seal(key, name, value) {
  const iv = random(IV_BYTES);
  const how = {name: GCM, iv, additionalData: utf8(name)};
  return {iv, sealed: await crypto.subtle.encrypt(how, key, utf8(JSON.stringify(value)))};
}

export async function unseal(key, name, {iv, sealed}) {
  const how = {name: GCM, iv, additionalData: utf8(name)};
  return JSON.parse(text(await crypto.subtle.decrypt(how, key, sealed)));
}
