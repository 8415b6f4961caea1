// The views that were saved under a name: what headquarters keeps of them, and the page as it stands as one.
import {store} from './store.js';
import {sql} from './sql-text.js';

const json = {'content-type': 'application/json', accept: 'application/json'};
const at = (id = '') => `/v1/missions/${encodeURIComponent(store.mission.id)}/views${id && `/${encodeURIComponent(id)}`}`;

async function answered(response) {
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.detail ?? `HTTP ${response.status}`);
}

const write = async (method, path, view) =>
  answered(await fetch(path, {method, headers: json, body: view && JSON.stringify(view)}));

const plain = ({name, page, parameters, query, shared}) => ({name, page, parameters, query, shared});

export const saved = {
  list: async () => (await answered(await fetch(at(), {headers: {accept: json.accept}}))).views,
  /** A view has an id of its own, so that one sent twice is saved once. */
  add: (view) => write('POST', at(), {viewId: crypto.randomUUID(), ...view}),
  change: (view, changes) => write('PUT', at(view.viewId), {...plain(view), ...changes}),
  remove: (view) => write('DELETE', at(view.viewId)),
};

/** The page as it stands: which view of it, what that is asked, and the query of the view for SQL. */
export function standing() {
  const [page, ...words] = store.selection.link({report: null}).slice(1).split('&');
  const {mission, ...parameters} = Object.fromEntries(new URLSearchParams(words.join('&')));
  return {page, parameters, query: page === 'sql' ? sql.written : null};
}

/** The address of a saved view. */
export const addressOf = ({page, parameters}) =>
  `#${page}&${new URLSearchParams({mission: store.mission.id, ...parameters})}`;
