// What is selected, kept in the URL's hash, so that a view can be bookmarked and sent to a colleague.

const names = ['mission', 'area', 'form', 'indicator', 'view', 'within', 'order'];

export class Selection {
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

  constructor() {
    this.read();
  }

  read() {
    const hash = new URLSearchParams(location.hash.slice(1));
    for (const name of names) this[name] = hash.get(name);
  }

  change(changes) {
    // Areas belong to one mission; those in a bookmark that names no mission are tried on the first.
    if (this.mission && 'mission' in changes && changes.mission !== this.mission) {
      Object.assign(this, {area: null, within: null});
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
    this.#write(areas.root.id);
  }

  #write(root) {
    const hash = new URLSearchParams();
    for (const name of names)
      if (this[name] && !(name === 'within' && this.within === root)) hash.set(name, this[name]);
    history.replaceState(null, '', `#${hash}`);
  }
}
