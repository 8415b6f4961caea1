// Runs before the first paint, so that a chosen theme or language never flickers. Modules come too late, so this is
// a classic script.
(() => {
  const root = document.documentElement;
  let theme = 'auto';
  try {
    theme = localStorage.getItem('pollwatch.theme') ?? theme;
    const language = localStorage.getItem('pollwatch.language') ?? '';
    if (/^(en|ru|kk)$/.test(language)) root.lang = language;
  } catch {
    // Storage may be forbidden; the defaults are good.
  }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = theme === 'light' || theme === 'dark' ? theme : dark ? 'dark' : 'light';
})();
