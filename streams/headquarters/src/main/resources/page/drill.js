// From a number to what is behind it: addresses of the views that show it.
import {store} from './store.js';
import {allowed} from './pages.js';

const offers = (page) => allowed(store.session).some(({name}) => name === page);

/**
 * The reports behind a number, or null where this reader is not offered them.
 *
 * @param {{area: string, form: string, flagged?: string, hour?: string}} which `flagged` is an indicator
 */
export const reportsBehind = (which) =>
  offers('reports') ? store.selection.link({page: 'reports', ...which}) : null;

/** The indicators of a form in an area, one of them chosen. */
export const indicatorBehind = (area, form, indicator) =>
  store.selection.link({page: 'indicators', area, form, indicator});

/** The findings of an area, by severity, by rule, or one of them open. */
export const findingsBehind = (area, {severity, rule, finding} = {}) =>
  store.selection.link({page: 'findings', area, severity, rule, finding});

export const coverageBehind = (area, form) => store.selection.link({page: 'coverage', area, form});

export const incidentsBehind = (area) => store.selection.link({page: 'incidents', area});
