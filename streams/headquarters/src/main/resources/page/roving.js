// Keyboard in tables and maps: one stop in the tab order, arrows move inside.

const moves = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Makes exactly one of the elements that match reachable by Tab: the one where the focus is, else the selected one,
 * else the one that already is, else the first.
 */
export function rest(root, selector, selected) {
  const now = root.querySelectorAll(`${selector}[tabindex="0"]`);
  const chosen = (root.contains(document.activeElement) ? null : root.querySelector(selector + selected)) ?? now[0];
  if (now.length === 1 && chosen === now[0]) return;
  for (const element of now) element.setAttribute('tabindex', '-1');
  (chosen ?? root.querySelector(selector))?.setAttribute('tabindex', '0');
}

/** Handles a key among rows of elements; returns the element that got the focus, if any. */
export function rove(event, rows) {
  const row = rows.findIndex((elements) => elements.includes(event.target));
  if (row < 0) return undefined;
  const column = rows[row].indexOf(event.target);
  const next = target(event, rows, row, column);
  if (!next || next === event.target) return undefined;
  event.preventDefault();
  for (const element of rows.flat()) if (element.tabIndex === 0) element.setAttribute('tabindex', '-1');
  next.setAttribute('tabindex', '0');
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
