// Light, dark, or as the system says.
export const themes = ['auto', 'light', 'dark'];
const system = matchMedia('(prefers-color-scheme: dark)');
let chosen = stored();

export const theme = () => chosen;

export function chooseTheme(name) {
  chosen = name;
  try {
    localStorage.setItem('pollwatch.theme', name);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  apply();
}

function apply() {
  document.documentElement.dataset.theme = chosen === 'auto' ? (system.matches ? 'dark' : 'light') : chosen;
}

function stored() {
  try {
    const name = localStorage.getItem('pollwatch.theme');
    return themes.includes(name) ? name : 'auto';
  } catch {
    return 'auto';
  }
}

system.addEventListener('change', apply);
apply();
