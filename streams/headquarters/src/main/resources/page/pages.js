// The views of the page, in the order of the navigation. A new view is an entry here, a module that defines its element,
// and words of its own (`page.<name>` in i18n/*-pages.js).

/** The groups of the navigation: what moves, what is to be done, what leaves the house, who did what. */
export const groups = ['live', 'work', 'out', 'admin'];

/**
 * @typedef {object} View
 * @property {string} name what its address begins with, and the key of its words
 * @property {'live'|'work'|'out'|'admin'} group
 * @property {string} element the custom element that is the view
 * @property {() => Promise<unknown>} load fetches the module that defines the element, when it is first wanted
 * @property {string[]} [parameters] what the view itself is asked for, in its address and as fields of `store.selection`
 *     while it is shown, null unless given; mission, area, form and indicator go with every view
 * @property {(selection: object, mission: object, areas: object) => void} [settle] replaces parameters that the mission
 *     does not have
 * @property {(live: object) => number} [badge] a number beside its name
 * @property {string} [needs] a permission: who lacks it is not offered the view
 */

/** `within`: the area whose children are compared, null for the whole; `view`: tiles, null for the map. */
function settleMap(selection, areas) {
  if (!areas.under(selection.within).length || selection.within === areas.root.id) selection.within = null;
  if (selection.view !== 'tiles') selection.view = null;
}

/** @type {View[]} The first one that may be seen is shown where an address names none. */
export const pages = [
  {
    name: 'overview',
    group: 'live',
    element: 'pollwatch-overview',
    load: () => import('./components/overview-view.js'),
    needs: 'figures',
  },
  {
    name: 'indicators',
    group: 'live',
    element: 'pollwatch-indicators-view',
    load: () => import('./components/indicators-view.js'),
    parameters: ['within', 'view', 'order'],
    settle(selection, mission, areas) {
      settleMap(selection, areas);
      if (!['rate', 'flagged', 'applicable', 'places'].includes(selection.order)) selection.order = null;
    },
    needs: 'figures',
  },
  {
    name: 'regions',
    group: 'live',
    element: 'pollwatch-regions',
    load: () => import('./components/regions-view.js'),
    parameters: ['within', 'view', 'sort'],
    settle(selection, mission, areas) {
      settleMap(selection, areas);
      if (!['reports', 'name'].includes(selection.sort)) selection.sort = null;
    },
    needs: 'figures',
  },
  {
    name: 'time',
    group: 'live',
    element: 'pollwatch-time',
    load: () => import('./components/time-view.js'),
    parameters: ['beside', 'rows'],
    needs: 'figures',
  },
  {
    name: 'findings',
    group: 'work',
    element: 'pollwatch-findings',
    load: () => import('./components/findings-view.js'),
    parameters: ['rule', 'severity', 'assignee', 'casework', 'finding'],
    badge: (live) => live.raised.length,
    needs: 'reports',
  },
  {
    name: 'queries',
    group: 'work',
    element: 'pollwatch-queries',
    load: () => import('./components/queries-view.js'),
    parameters: ['state'],
    badge: (live) => [...live.queries.values()].filter((query) => query.state === 'asked').length,
    needs: 'reports',
  },
  {
    name: 'reports',
    group: 'work',
    element: 'pollwatch-reports',
    load: () => import('./components/reports-view.js'),
    parameters: ['place', 'every', 'flagged', 'hour', 'team', 'state'],
    needs: 'reports',
  },
  {
    name: 'refusals',
    group: 'work',
    element: 'pollwatch-refusals',
    load: () => import('./components/refusals-view.js'),
    parameters: ['team'],
    needs: 'reports',
  },
  {
    name: 'coverage',
    group: 'work',
    element: 'pollwatch-coverage',
    load: () => import('./components/coverage-view.js'),
    needs: 'figures',
  },
  {
    name: 'incidents',
    group: 'work',
    element: 'pollwatch-incidents',
    load: () => import('./components/incidents-view.js'),
    parameters: ['kind'],
    badge: (live) => live.incidents.size,
    needs: 'reports',
  },
  {
    name: 'analysis',
    group: 'work',
    element: 'pollwatch-analysis',
    load: () => import('./components/analysis-view.js'),
    parameters: ['question', 'by'],
    needs: 'analyse',
  },
  {
    name: 'compare',
    group: 'work',
    element: 'pollwatch-compare',
    load: () => import('./components/compare-view.js'),
    parameters: ['with', 'group'],
    needs: 'analyse',
  },
  {
    name: 'sql',
    group: 'work',
    element: 'pollwatch-sql',
    load: () => import('./components/sql-view.js'),
    needs: 'sql',
  },
  {
    name: 'statement',
    group: 'out',
    element: 'pollwatch-statement',
    load: () => import('./components/statement-view.js'),
    parameters: ['statement'],
    needs: 'freeze',
  },
  {
    name: 'audit',
    group: 'admin',
    element: 'pollwatch-audit',
    load: () => import('./components/audit-view.js'),
    needs: 'audit',
  },
];

export const pageOf = (name) => pages.find((page) => page.name === name);

/** The views that a session may see, in order. */
export const allowed = (session) => pages.filter(({needs}) => !needs || session.may(needs));
