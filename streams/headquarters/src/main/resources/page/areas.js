// The part of the mission's tree of areas that the reader may see, and which of them stand apart.

export class AreaTree {
  /**
   * @param {object[]} areas the mission's areas; of those with `own: false` the reader has no figures, only their names
   */
  constructor(areas) {
    const seen = areas.filter(({own}) => own !== false);
    this.byId = new Map(seen.map((area) => [area.id, area]));
    /** The topmost areas: the country, or those of a regional desk, as the mission lists them. */
    this.tops = seen.filter((area) => !this.byId.has(area.parent));
    /** Where the reader begins, and what stands for the whole: the country, or the first own area. */
    this.root = this.tops[0] ?? areas[0];
    this.children = new Map();
    for (const area of seen) {
      if (!this.byId.has(area.parent)) continue;
      if (!this.children.has(area.parent)) this.children.set(area.parent, []);
      this.children.get(area.parent).push(area);
    }
  }

  /** The children of an area; stations abroad last, since they are outside every regional rate. */
  under(id) {
    const children = this.children.get(id) ?? [];
    return [...children.filter((area) => !isAbroad(area)), ...children.filter(isAbroad)];
  }

  /** The area itself where it has children, else the one above it: the one whose children are compared around it. */
  around(id) {
    if (this.children.has(id)) return id;
    const parent = this.byId.get(id)?.parent;
    return this.byId.has(parent) ? parent : this.byId.has(id) ? id : this.root.id;
  }

  /** From the topmost area down to the area itself. */
  path(id) {
    const path = [];
    for (let area = this.byId.get(id); area; area = this.byId.get(area.parent)) path.unshift(area);
    return path;
  }

  /** The area of the row below the topmost one that an area belongs to, or undefined for a topmost area itself. */
  regionOf(id) {
    return this.path(id)[1];
  }

  isTop(id) {
    return this.tops.some((area) => area.id === id);
  }
}

export const isAbroad = (area) => area.abroad;
