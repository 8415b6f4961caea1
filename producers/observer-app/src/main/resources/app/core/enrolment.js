// How a phone comes to its mission: a link, seen as a QR code, opened, or pasted.
import {desk, saveDefinition, saveSession} from './desk.js';
import {fetchDocument, Revoked} from './gateway.js';

const MISSION = /^[a-z0-9-]{1,64}$/;
const TOKEN = /^[A-Za-z0-9_.~-]{8,128}$/;

/**
 * The mission and token of a link, or of its fragment alone.
 *
 * @param origin of this page: a link to another server is none for it
 * @returns {mission, token}, or null
 */
export function linkOf(text, origin) {
  const wanted = text.trim();
  const hash = wanted.indexOf('#');
  if (hash < 0) return null;
  const address = wanted.slice(0, hash);
  if (address && !isHere(address, origin)) return null;
  const parts = new URLSearchParams(wanted.slice(hash + 1));
  const mission = parts.get('m') ?? '';
  const token = parts.get('t') ?? '';
  return MISSION.test(mission) && TOKEN.test(token) ? {mission, token} : null;
}

function isHere(address, origin) {
  try {
    return new URL(address).origin === origin;
  } catch {
    return false;
  }
}

/** Takes the link out of the address bar, at once. */
export function takeLink() {
  if (!location.hash) return null;
  const link = linkOf(location.hash, location.origin);
  history.replaceState(history.state, '', location.pathname);
  return link;
}

/** Begins to fetch forms and places while the PIN is being chosen. @returns both, as promises that never throw */
export function fetchAhead(link) {
  const caught = (promise) => promise.then((value) => ({value}), (trouble) => ({trouble}));
  return {forms: caught(fetchDocument(link, '/forms')), places: caught(fetchDocument(link, '/places'))};
}

/** Keeps the link in the open vault. */
export const enrol = (link) => saveSession({...link, revoked: false});

/**
 * Keeps what was fetched ahead. No network is no obstacle: the rest comes at next contact.
 *
 * @returns whether all of it was there
 * @throws Revoked for a token that the gateway does not know
 */
export async function keepFetched(ahead) {
  const [forms, places] = await Promise.all([ahead.forms, ahead.places]);
  const trouble = [forms.trouble, places.trouble].find((it) => it instanceof Revoked);
  if (trouble) {
    await saveSession({token: null, revoked: true});
    throw trouble;
  }
  if (forms.value || places.value) await saveDefinition(forms.value, places.value);
  return Boolean(forms.value && places.value);
}

/** Whether a link may be taken on this phone: none yet, or the same mission. */
export const fits = (link) => !desk.session || desk.session.mission === link.mission;
