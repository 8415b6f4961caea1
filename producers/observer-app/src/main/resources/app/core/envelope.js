// Notes and photos, sealed on the phone to headquarters' public key: neither gateway nor broker can read them, nor can
// this phone once it is sealed. "PW1", length of the wrapped key, wrapped key, IV, then kind and content under AES-GCM.
import {fromBase64, hex, joined, random, utf8} from './bytes.js';

const RSA = {name: 'RSA-OAEP', hash: 'SHA-256'};

/**
 * Seals one note or photo.
 *
 * @param publicKey base64 of the SubjectPublicKeyInfo that the mission gives
 * @param kind 't' for text, 'p' for a photo
 * @returns {sha256, bytes}: the hash over the whole envelope, and the envelope
 */
export async function envelope(publicKey, kind, content) {
  const outer = await crypto.subtle.importKey('spki', fromBase64(publicKey), RSA, false, ['wrapKey']);
  const inner = await crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, true, ['encrypt']);
  const wrapped = new Uint8Array(await crypto.subtle.wrapKey('raw', inner, outer, RSA));
  const iv = random(12);
  const closed = await crypto.subtle.encrypt({name: 'AES-GCM', iv}, inner, joined(utf8(kind), content));
  const length = new Uint8Array([wrapped.length >> 8, wrapped.length & 255]);
  const bytes = joined(utf8('PW1'), length, wrapped, iv, new Uint8Array(closed));
  return {sha256: hex(await crypto.subtle.digest('SHA-256', bytes)), bytes};
}
