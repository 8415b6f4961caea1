// The few pictures; all are beside words or a name for screen readers.
import {html} from '../vendor/lit-html.js';

const line = (d) => html`<svg viewBox="0 0 24 24" aria-hidden="true" class="icon"><path d=${d} /></svg>`;

export const arrowLeft = () => line('M15 5l-7 7 7 7');
export const arrowRight = () => line('M9 5l7 7-7 7');
export const gear = () => line('M4 7h10M18 7h2M4 17h2M10 17h10M14 4.5v5M10 14.5v5');
export const tick = () => line('M5 12.5l4.5 4.5L19 7.5');
export const clock = () => line('M12 7v5l3.5 2M12 3.5a8.5 8.5 0 1 0 .01 0z');
export const cross = () => line('M6 6l12 12M18 6L6 18');
export const alert = () => line('M12 8v5M12 16.5v.01M12 3.5L2.8 19.5h18.4z');
export const pen = () => line('M4 20l1-4L16.5 4.5l3 3L8 19z');
export const asks = () => line('M9 9.5a3 3 0 1 1 4.5 2.6c-.9.6-1.5 1.1-1.5 2.1M12 17.5v.01M12 3.5a8.5 8.5 0 1 0 .01 0z');
export const lock = () => line('M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3');
export const sent = () => line('M12 19V6M6 11.5L12 5.5l6 6');
