// What the stream brings beside the figures: findings, coverage, incidents, announced figures, the quick count. Each kind
// is one map by key; the server says what has changed, what was taken back, and when a kind begins anew.
import {api} from './api.js';

const keys = {
  coverage: (it) => `${it.area}|${it.form}`,
  findings: (it) => it.id,
  quickCount: (it) => it.contest,
  series: (it) => `${it.series}|${it.area}|${it.hour ?? ''}`,
  incidents: (it) => it.reportId,
  casework: (it) => it.finding,
  queries: (it) => it.queryId,
};

export class Live {
  coverage = new Map();
  findings = new Map();
  quickCount = new Map();
  series = new Map();
  incidents = new Map();
  /** How the work on findings stands, by finding. */
  casework = new Map();
  /** The questions back to teams; those closed before the page was opened are among them. */
  queries = new Map();

  #mark;
  #clearedOf = null;
  #raised = null;

  constructor(mark) {
    this.#mark = mark;
  }

  /** Handlers by event name, for the stream. */
  get handlers() {
    const handler = (kind) => (data) => {
      if (data.whole) this[kind].clear();
      this.#take(kind, data[kind]);
    };
    return Object.fromEntries(Object.keys(keys).map((kind) => [kind, handler(kind)]));
  }

  /** Everything anew. */
  snapshot(data) {
    this.clear();
    for (const kind of Object.keys(keys)) this.#take(kind, data[kind] ?? []);
  }

  clear() {
    for (const kind of Object.keys(keys)) this[kind].clear();
    this.#clearedOf = null;
    this.#raised = null;
    this.#mark(...Object.keys(keys));
  }

  #take(kind, changed) {
    for (const it of changed) {
      const key = keys[kind](it);
      if (it.removed) this[kind].delete(key);
      else this[kind].set(key, it);
    }
    if (kind === 'findings') this.#raised = null;
    this.#mark(kind);
  }

  /** The findings that stand, the latest first. */
  get raised() {
    this.#raised ??= latest([...this.findings.values()].filter((finding) => finding.state === 'raised'));
    return this.#raised;
  }

  /** Those that were cleared, as far as they are known; see loadCleared. */
  get cleared() {
    return latest([...this.findings.values()].filter((finding) => finding.state === 'cleared'));
  }

  /** Asks once for what was cleared before the page was opened. */
  async loadCleared(mission) {
    if (this.#clearedOf === mission) return;
    this.#clearedOf = mission;
    const read = await api.cleared(mission).catch(() => null);
    if (this.#clearedOf !== mission) return;
    if (read === null) {
      this.#clearedOf = null;
      return;
    }
    // What the stream brought while the answer was under way is newer.
    this.#take(
      'findings',
      read.filter((finding) => !this.findings.has(finding.id)),
    );
  }
}

const latest = (findings) => findings.sort((a, b) => (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : a.id < b.id ? -1 : 1));
