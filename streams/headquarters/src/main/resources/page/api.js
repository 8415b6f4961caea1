// HTTP towards headquarters: JSON reads and the event stream. No state of the page lives here.

import {look} from './door.js';

const root = '/v1/missions';

async function json(path) {
  const response = await fetch(path, {headers: {accept: 'application/json'}});
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  return response.json();
}

export const api = {
  missions: async () => (await json(root)).missions,
  mission: (id) => json(`${root}/${encodeURIComponent(id)}`),
  map: (id) => json(`${root}/${encodeURIComponent(id)}/map`),
  hours: async (id, area, form) =>
    (await json(`${root}/${encodeURIComponent(id)}/rates?${new URLSearchParams({area, form, hour: 'all'})}`)).rates,
  /** The findings that were cleared; those that stand come with the stream. */
  cleared: async (id) => (await json(`${root}/${encodeURIComponent(id)}/findings?state=cleared`)).findings,
  reviews: async (id, reportId) =>
    (await json(`${root}/${encodeURIComponent(id)}/reviews?${new URLSearchParams({reportId})}`)).reviews,
  /** Writes a decision about a report; fails where it was not taken. */
  review: async (id, decision) => {
    const response = await fetch(`${root}/${encodeURIComponent(id)}/reviews`, {
      method: 'POST',
      headers: {'content-type': 'application/json', accept: 'application/json'},
      body: JSON.stringify(decision),
    });
    if (!response.ok) throw new Error(`review: HTTP ${response.status}`);
    return response.json();
  },
  exportLink: (id, table, format, filter) =>
    `${root}/${encodeURIComponent(id)}/export/${table}.${format}?${new URLSearchParams(filter)}`,
};

const retryAfter = 2000;
const silenceAllowed = 45_000;

/**
 * Keeps one event stream open for as long as the page lives. EventSource reconnects by itself after a broken
 * connection, but gives up for good after an HTTP error: then a new one is opened. Once the server has sent a `ping`,
 * silence longer than 45 s counts as a dead connection (a laptop that slept).
 *
 * @param {string[]} around the areas around which the figures are told; those further away are left out
 * @param {boolean} instead whether it takes the place of one that is live: then its opening is no break
 * @param {(state: 'connecting'|'live'|'lost') => void} onState
 * @param {Record<string, (data: any) => void>} on handlers by event name
 * @returns {() => void} closes the stream
 */
export function listen(mission, around, instead, onState, on) {
  let source;
  let timer;
  let watchdog;
  let opened = instead;
  let quiet = instead;
  let closed = false;

  const heard = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(open, silenceAllowed);
  };

  function open() {
    if (closed) return;
    clearTimeout(timer);
    clearTimeout(watchdog);
    source?.close();
    if (!quiet) onState(opened ? 'lost' : 'connecting');
    quiet = false;
    source = new EventSource(`${root}/${encodeURIComponent(mission)}/events?${new URLSearchParams({around: around.join(',')})}`);
    source.onopen = () => {
      opened = true;
      onState('live');
    };
    source.onerror = () => {
      onState(opened ? 'lost' : 'connecting');
      if (source.readyState === EventSource.CLOSED) {
        look();
        timer = setTimeout(open, retryAfter);
      }
    };
    for (const [name, handler] of Object.entries(on)) {
      source.addEventListener(name, (event) => {
        if (watchdog) heard();
        handler(JSON.parse(event.data));
      });
    }
    source.addEventListener('ping', heard);
  }

  const online = () => {
    if (source?.readyState !== EventSource.OPEN) open();
  };
  addEventListener('online', online);
  open();
  return () => {
    closed = true;
    removeEventListener('online', online);
    clearTimeout(timer);
    clearTimeout(watchdog);
    source?.close();
  };
}
