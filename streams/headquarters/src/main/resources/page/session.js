// Who is at the page, and what headquarters lets them see. The server decides again at every request; the page only
// does not offer what would be refused.

export class Session {
  /**
   * @param {object} [given] what GET /v1/session says; nothing where headquarters asks nobody who they are
   * @param {boolean} [given.open] whether nobody is asked who they are, and everybody may do everything
   * @param {string|null} [given.account]
   * @param {string|null} [given.role]
   * @param {string[]|null} [given.permissions] null: everything
   * @param {string[]|null} [given.areas] the areas that may be seen, with all below them; null: the whole mission
   */
  constructor({open = false, account = null, role = null, permissions = null, areas = null} = {}) {
    Object.assign(this, {open, account, role, permissions, areas});
  }

  may(permission) {
    return this.permissions === null || this.permissions.includes(permission);
  }
}
