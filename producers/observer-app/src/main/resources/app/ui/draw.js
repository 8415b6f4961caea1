// Draws the screen that is up, once for all changes of a moment, and says aloud what a screen reader must hear.
import {render} from '../vendor/lit-html.js';
import {onChange} from '../core/desk.js';

let screen = () => '';
let due = false;

/** @param next gives the template of what is to be seen */
export function drawWith(next) {
  screen = next;
  draw();
}

export function draw() {
  if (due) return;
  due = true;
  queueMicrotask(() => {
    due = false;
    render(screen(), document.getElementById('app'));
  });
}

onChange(draw);

/** Through the live region; the same words again are said again. */
export function say(text) {
  const region = document.getElementById('say');
  region.textContent = '';
  setTimeout(() => {
    region.textContent = text;
  }, 60);
}
