// What headquarters writes about findings, reports and questions back, and what it reads for that. A refusal carries what
// the server says of it.

const json = {'content-type': 'application/json', accept: 'application/json'};
const at = (mission, path) => `/v1/missions/${encodeURIComponent(mission)}/${path}`;

/** Something that was not taken: with its status, and the fields at fault with what was expected. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? `HTTP ${status}`);
    this.status = status;
    this.errors = problem.errors ?? [];
  }
}

async function answer(response) {
  if (response.ok) return response.json();
  throw new Refused(response.status, await response.json().catch(() => ({})));
}

const read = async (mission, path) => answer(await fetch(at(mission, path), {headers: {accept: json.accept}}));
const write = async (mission, path, body) =>
  answer(await fetch(at(mission, path), {method: 'POST', headers: json, body: JSON.stringify(body)}));

const notesOf = (finding) => `findings/${encodeURIComponent(finding)}/notes`;

export const casework = {
  notes: async (mission, finding) => (await read(mission, notesOf(finding))).notes,
  /** Every note has an id of its own, so that one sent twice counts once. */
  note: (mission, finding, note) => write(mission, notesOf(finding), {noteId: crypto.randomUUID(), ...note}),
  /** The reports behind a finding, as they stand, as far as they have been read. */
  behind: async (mission, finding) =>
    (await read(mission, `findings/${encodeURIComponent(finding)}/reports`)).reports,
  report: (mission, id) => read(mission, `reports/${encodeURIComponent(id)}`),
  decide: (mission, decision) => write(mission, 'reviews', decision),
  correct: (mission, correction) => write(mission, 'corrections', correction),
  phrases: async (mission) => (await read(mission, 'queries')).phrases,
  closedQueries: async (mission) => (await read(mission, 'queries?state=all')).queries,
  ask: (mission, query) => write(mission, 'queries', query),
  chaseUp: async (mission, area) => (await read(mission, `chase-up?${new URLSearchParams({area})}`)).teams,
  withdraw: (mission, queryId, by) => write(mission, 'queries', {queryId, action: 'withdraw', by}),
};

/** Of the revisions of a report the one that stands, from what GET reports/{id} says. */
export const standingOf = (report) =>
  report?.submissions?.find((each) => each.revision === report.revision && each.outcome === 'accepted');

const signature = 'pollwatch.by';

/** Who signs where nobody signs in: what was typed last. */
export function signed(session) {
  if (session.account) return session.account;
  try {
    return localStorage.getItem(signature) ?? '';
  } catch {
    return '';
  }
}

export function remember(by) {
  try {
    localStorage.setItem(signature, by);
  } catch {
    // Without storage it is asked for again.
  }
}
