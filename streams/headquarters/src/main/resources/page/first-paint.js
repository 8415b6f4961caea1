// Runs before the first paint, so that a chosen theme or language never flickers. Classic script: modules come too late.
(() => {
  try {
    const theme = localStorage.getItem('pollwatch.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    const language = localStorage.getItem('pollwatch.language');
    if (/^(en|ru|kk)$/.test(language ?? '')) document.documentElement.lang = language;
  } catch {
    // Storage may be forbidden; the defaults are good.
  }
})();
