// Colour steps. Fixed breaks, the same for every indicator and at every moment, so that a colour means the same all
// night and does not jump when another region moves. Steps are classes in tokens.css; 0 is "none seen".

const breaks = {
  irregularity: [0.02, 0.05, 0.12, 0.25, 0.5],
  facts: [0.2, 0.4, 0.6, 0.8, 0.95],
  counts: [1, 4, 9, 19, 49],
};

const step = (value, bounds) => (value <= 0 ? 0 : 1 + bounds.filter((bound) => value > bound).length);

/** The colour classes of a reading; `top` is the highest mean shown, which scales a number. */
export function shade(reading, section, top = 0) {
  if (reading.kind === 'few') return 'few';
  if (reading.kind === 'none') return 'none';
  const hue = section === 'irregularity' ? 'irregular' : 'fact';
  if (reading.kind === 'mean') return `${hue} s${Math.min(6, Math.ceil((reading.mean / (top || 1)) * 6))}`;
  if (reading.kind === 'count') return `${hue} s${step(reading.figures.n ?? reading.figures.flagged, breaks.counts)}`;
  return `${hue} s${step(reading.rate, breaks[section === 'irregularity' ? 'irregularity' : 'facts'])}`;
}

/** The legend of a section: one entry per step, with its bounds in words. */
export function legend(section, unit, top = 0) {
  const hue = section === 'irregularity' ? 'irregular' : 'fact';
  const entries = [{shade: `${hue} s0`, label: '0'}];
  if (unit === 'means') {
    for (let at = 1; at <= 6; at++) entries.push({shade: `${hue} s${at}`, label: `≤${Math.round((top * at) / 6)}`});
    return entries;
  }
  const bounds = unit === 'counts' ? breaks.counts : breaks[section === 'irregularity' ? 'irregularity' : 'facts'];
  const said = bounds.map((bound) => (unit === 'counts' ? bound : Math.round(bound * 100)));
  said.forEach((bound, at) => entries.push({shade: `${hue} s${at + 1}`, label: `≤${bound}`}));
  entries.push({shade: `${hue} s6`, label: `>${said.at(-1)}`});
  return entries;
}
