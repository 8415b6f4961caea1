// Keyboard in tables and maps: one stop in the tab order, arrows move inside.

const moves = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Makes exactly one of the elements reachable by Tab: the one given, the one that already is, or the first. */
export function rest(elements, on) {
  const chosen = on ?? elements.find((element) => element.getAttribute('tabindex') === '0') ?? elements[0];
  for (const element of elements) {
    const index = element === chosen ? '0' : '-1';
    if (element.getAttribute('tabindex') !== index) element.setAttribute('tabindex', index);
  }
}

/** Handles a key among rows of elements; returns the element that got the focus, if any. */
export function rove(event, rows) {
  const row = rows.findIndex((elements) => elements.includes(event.target));
  if (row < 0) return undefined;
  const column = rows[row].indexOf(event.target);
  const next = target(event, rows, row, column);
  if (!next || next === event.target) return undefined;
  event.preventDefault();
  rest(rows.flat(), next);
  next.focus();
  return next;
}

function target(event, rows, row, column) {
  const clamp = (value, size) => Math.max(0, Math.min(size - 1, value));
  if (event.key === 'Home') return event.ctrlKey ? rows[0][0] : rows[row][0];
  if (event.key === 'End') return event.ctrlKey ? rows.at(-1).at(-1) : rows[row].at(-1);
  const move = moves[event.key];
  if (!move) return undefined;
  if (rows.length === 1) return rows[0][clamp(column + move[0] + move[1], rows[0].length)];
  const to = rows[clamp(row + move[0], rows.length)];
  return to[clamp(column + move[1], to.length)];
}
