// Every request of the page passes here: changes carry the session's token, and whoever is signed out in the middle of a
// shift signs in again in place. A request that met a closed door waits and is sent again, so nothing typed is lost.
import {Session} from './session.js';

const address = '/v1/session';
const reads = new Set(['GET', 'HEAD']);
const plain = globalThis.fetch.bind(globalThis);

let token = null;
let waiting = null;
/** Shows the sign-in screen; given by the component. */
let ask = () => {};

/** What headquarters says of whoever is at the page; `access` is open, local or oidc. */
export let known = {access: 'open', account: null, passwords: false, provider: null};

/** Other windows of this browser hear of a sign-in: one at the provider happens in a window of its own. */
const windows = new BroadcastChannel('pollwatch.session');
const returnTo = 'pollwatch.returnTo';

/** What came of a sign-in at the provider, from the address that it ended at: done, a reason why not, or null. */
let outcome = comeBack();

const json = async (response) => {
  if (!response.ok) throw Object.assign(new Error(`session: HTTP ${response.status}`), {response});
  return response.json();
};

function take(session) {
  token = session.token;
  known = session;
  return session;
}

const isClosed = () => known.access !== 'open' && known.account === null;

globalThis.fetch = async (resource, options = {}) => {
  const send = () => {
    const changes = !reads.has((options.method ?? 'GET').toUpperCase());
    const headers = new Headers(options.headers);
    if (changes && token) headers.set('X-CSRF-Token', token);
    return plain(resource, {...options, headers});
  };
  const response = await send();
  if (response.status !== 401 || String(resource).startsWith(address)) return response;
  await again();
  return send();
};

/** Waits until somebody is signed in; all who wait share one screen. */
function again() {
  waiting ??= new Promise((resolve) => ask(resolve)).finally(() => {
    waiting = null;
  });
  return waiting;
}

function comeBack() {
  const came = new URLSearchParams(location.search).get('signIn');
  if (came === null) return null;
  let hash = '';
  try {
    hash = sessionStorage.getItem(returnTo) ?? '';
    sessionStorage.removeItem(returnTo);
  } catch {
    // Storage may be forbidden: then it goes on at the first view.
  }
  history.replaceState(null, '', location.pathname + (hash || location.hash));
  if (came === 'done') windows.postMessage('signed in');
  return came;
}

/** @returns {string|null} why the last sign-in at the provider came to nothing, once */
export function refusal() {
  const why = outcome === 'done' ? null : outcome;
  outcome = null;
  return why;
}

/** Where one signs in at the provider. */
export const provider = (language) => `${address}/provider?${new URLSearchParams({lang: language})}`;

/** Who leaves for the provider comes back to where they were. */
export function remember() {
  try {
    sessionStorage.setItem(returnTo, location.hash);
  } catch {
    // As above.
  }
}

/** Calls back with the session as soon as somebody has signed in, in whichever window; until it is told to stop. */
export function onSignedIn(then) {
  const look = async () => {
    const session = await plain(address).then(json).catch(() => null);
    if (session?.account) then(take(session));
  };
  windows.addEventListener('message', look);
  addEventListener('focus', look);
  return () => {
    windows.removeEventListener('message', look);
    removeEventListener('focus', look);
  };
}

/** Finds out who is at the page, and asks where nobody is. */
export async function openDoor() {
  take(await json(await plain(address)));
  if (isClosed()) await again();
  return new Session(known.access === 'open' ? {open: true} : known);
}

/** After the stream broke: an open page must notice that its session has ended. */
export async function look() {
  const before = known.account;
  const session = await plain(address).then(json).catch(() => null);
  if (session === null) return;
  take(session);
  if (isClosed() && before !== null) {
    known = {...known, account: null};
    await again();
  }
}

export const onAsk = (show) => {
  ask = show;
};

/** @returns the session; fails with the response where account or password are not right, or it is too soon */
export async function signIn(account, password) {
  const headers = {'content-type': 'application/json', accept: 'application/json'};
  if (token) headers['X-CSRF-Token'] = token;
  const body = JSON.stringify({account, password});
  return take(await json(await plain(address, {method: 'POST', headers, body})));
}

export async function signOut(everywhere) {
  const response = await fetch(`${address}${everywhere ? '?everywhere=true' : ''}`, {method: 'DELETE'});
  // A provider wants to be told too; it sends the browser back.
  if (response.status === 200) location.assign((await response.json()).signOut);
  else location.reload();
}
