// What is selected, kept in the URL's hash, so that a view can be bookmarked and sent to a colleague.

const names = ['mission', 'area', 'form', 'indicator', 'view', 'within', 'order'];

/** What only one view asks for, left out of the other views' addresses. */
const own = {findings: ['rule', 'severity', 'finding'], incidents: ['kind'], coverage: [], indicators: []};

/** The views; the address begins with the word of the one shown, the first one's may be left out. */
export const pages = ['indicators', 'findings', 'coverage', 'incidents'];

export class Selection {
  page = pages[0];
  mission = null;
  area = null;
  form = null;
  indicator = null;
  /** `map` or `tiles`. */
  view = null;
  /** The area whose children are compared; the country unless somebody looks into a region. */
  within = null;
  /** `rate`: the highest rates first; otherwise by category. */
  order = null;
  /** Of the findings: one rule, one severity, the one that is open. */
  rule = null;
  severity = null;
  finding = null;
  /** Of the incidents: one kind. */
  kind = null;
  /** The report that is open. */
  report = null;
  /** The country, which no address needs to name as the area whose children are compared. */
  root = null;

  constructor() {
    this.read();
  }

  read() {
    const hash = new URLSearchParams(location.hash.slice(1));
    this.page = pages.find((page) => hash.get(page) === '') ?? pages[0];
    for (const name of [...names, ...Object.values(own).flat(), 'report']) this[name] = hash.get(name);
  }

  /** The address of this selection with some changes, for a link. */
  link(changes) {
    const {page, ...rest} = {...this, ...changes};
    const hash = new URLSearchParams();
    for (const name of [...names, ...own[page], 'report']) {
      if (rest[name] && !(name === 'within' && rest.within === this.root)) hash.set(name, rest[name]);
    }
    return `#${page === pages[0] ? '' : `${page}&`}${hash}`;
  }

  change(changes) {
    // Areas belong to one mission; those in a bookmark that names no mission are tried on the first.
    if (this.mission && 'mission' in changes && changes.mission !== this.mission) {
      Object.assign(this, {area: null, within: null, rule: null, finding: null, kind: null, report: null});
    }
    Object.assign(this, changes);
  }

  /** Replaces what the mission does not have by its defaults: the country, the voting form, group voting. */
  settle(mission, areas) {
    if (!mission) return;
    if (!areas.byId.has(this.area)) this.area = areas.root.id;
    if (!areas.under(this.within).length) this.within = areas.root.id;
    const forms = mission.forms;
    const form =
      forms.find((candidate) => candidate.id === this.form) ??
      forms.find((candidate) => candidate.phase === 'voting') ??
      forms[0];
    this.form = form?.id ?? null;
    const indicators = form?.indicators ?? [];
    const indicator =
      indicators.find((candidate) => candidate.id === this.indicator) ??
      indicators.find((candidate) => candidate.id.startsWith('group_voting')) ??
      indicators.find((candidate) => candidate.irregularity) ??
      indicators[0];
    this.indicator = indicator?.id ?? null;
    this.view = this.view === 'tiles' || !mission.map ? 'tiles' : 'map';
    if (this.order !== 'rate') this.order = null;
    this.root = areas.root.id;
    history.replaceState(null, '', this.link({}));
  }
}
