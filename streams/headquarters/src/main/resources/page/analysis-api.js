// HTTP of the views that ask the reports: breakdowns, comparisons, SQL. An answer that is not one throws what it says.

const root = (mission) => `/v1/missions/${encodeURIComponent(mission)}`;

async function answered(response) {
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.detail ?? `HTTP ${response.status}`);
}

async function get(path, parameters, signal) {
  const given = Object.fromEntries(Object.entries(parameters).filter(([, value]) => value));
  return answered(await fetch(`${path}?${new URLSearchParams(given)}`, {headers: {accept: 'application/json'}, signal}));
}

export const breakdown = (mission, parameters, signal) => get(`${root(mission)}/analysis`, parameters, signal);
export const comparable = (mission, signal) => get(`${root(mission)}/compare`, {}, signal);
export const comparison = (mission, parameters, signal) => get(`${root(mission)}/compare`, parameters, signal);
/** How many reports of each hour came late. */
export const arrivals = (mission, form, area, signal) => get(`${root(mission)}/arrivals`, {form, area}, signal);
export const tables = (mission, signal) => get(`${root(mission)}/sql/schema`, {}, signal);

export const runSql = async (mission, query, limit) =>
  answered(
    await fetch(`${root(mission)}/sql`, {
      method: 'POST',
      headers: {'content-type': 'application/json', accept: 'application/json'},
      body: JSON.stringify({query, limit}),
    }),
  );

/** Asks again only when what is asked changes; of answers that overtake each other the last question's counts. */
export class Asked {
  #key = null;
  #abort = null;
  answer = null;
  failure = null;
  waiting = false;

  /** @param {() => void} changed called when there is something new to show */
  constructor(changed) {
    this.changed = changed;
  }

  /** @param {(signal: AbortSignal) => Promise<any>} ask */
  about(key, ask) {
    if (key === this.#key) return;
    this.#key = key;
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    Object.assign(this, {waiting: true, failure: null});
    ask(abort.signal)
      .then((answer) => ({answer, failure: null}))
      .catch((error) => ({answer: null, failure: error.message}))
      .then((result) => {
        if (abort.signal.aborted) return;
        Object.assign(this, result, {waiting: false});
        this.changed();
      });
  }

  /** Asks the same again. */
  again() {
    this.#key = null;
    this.changed();
  }
}
