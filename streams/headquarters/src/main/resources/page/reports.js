// Single reports, from headquarters' database: lists behind a figure, one report, one place, stuck phones, search.
const root = '/v1/missions';

async function ask(mission, path, filter = {}, signal) {
  const given = Object.entries(filter).filter(([, value]) => value != null && value !== '');
  const address = `${root}/${encodeURIComponent(mission)}/${path}?${new URLSearchParams(given)}`;
  const response = await fetch(address, {headers: {accept: 'application/json'}, signal});
  if (!response.ok) throw Object.assign(new Error(`${path}: HTTP ${response.status}`), {status: response.status});
  return response.json();
}

export const reports = {
  /** A page of reports without their answers, the latest received first; `limit: 0` gives the total alone. */
  list: (mission, filter) => ask(mission, 'reports', filter),
  one: (mission, id) => ask(mission, `reports/${encodeURIComponent(id)}`),
  place: (mission, id) => ask(mission, `places/${encodeURIComponent(id)}`),
  refusals: (mission, filter) => ask(mission, 'refusals', filter),
  search: (mission, q, signal) => ask(mission, 'search', {q}, signal),
};
