// Which screen is up. The phone's own back button goes back; the address never changes, so it tells nothing.
import {draw} from './draw.js';

const HOME = {screen: 'home'};
export const route = () => history.state ?? HOME;

export function go(screen, values = {}) {
  history.pushState({screen, ...values}, '');
  arrive();
}

/** Instead of this screen: there is no way back to it. */
export function replace(screen, values = {}) {
  history.replaceState({screen, ...values}, '');
  arrive();
}

export const back = () => (route().screen === 'home' ? undefined : history.length > 1 ? history.back() : replace('home'));

/** Up to the top, with the focus on the heading: a new screen is read from its beginning. */
export function arrive() {
  draw();
  setTimeout(() => {
    const target = route().focus && document.getElementById(route().focus);
    if (target) {
      target.scrollIntoView({block: 'start'});
      target.querySelector('input, button, textarea')?.focus({preventScroll: true});
      return;
    }
    scrollTo(0, 0);
    document.querySelector('h1')?.focus({preventScroll: true});
  });
}

addEventListener('popstate', arrive);
