// Light, dark, or as the system says.
import {store} from './store.js';

export const themes = ['auto', 'light', 'dark'];
const system = matchMedia('(prefers-color-scheme: dark)');
system.addEventListener('change', () => store.mark('theme'));

export const theme = () => document.documentElement.dataset.theme ?? 'auto';

export function chooseTheme(name) {
  const {dataset} = document.documentElement;
  if (name === 'auto') delete dataset.theme;
  else dataset.theme = name;
  try {
    localStorage.setItem('pollwatch.theme', name);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  store.mark('theme');
}
