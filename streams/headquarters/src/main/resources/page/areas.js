// The mission's tree of areas, and which of them stand apart.

export class AreaTree {
  constructor(areas) {
    this.byId = new Map(areas.map((area) => [area.id, area]));
    this.root = areas.find((area) => area.parent === null) ?? areas[0];
    this.children = new Map();
    for (const area of areas) {
      if (area.parent === null) continue;
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
    return this.children.has(id) ? id : (this.byId.get(id)?.parent ?? this.root.id);
  }

  /** From the country down to the area itself. */
  path(id) {
    const path = [];
    for (let area = this.byId.get(id); area; area = this.byId.get(area.parent)) path.unshift(area);
    return path;
  }

  /** The area of the top row of regions that an area belongs to, or undefined for the country itself. */
  regionOf(id) {
    return this.path(id)[1];
  }
}

export const isAbroad = (area) => area.abroad;
