// Before anything is painted: the theme that was chosen. A script of its own, since the policy lets none stand in the page.
try {
  const theme = localStorage.getItem('evenhand-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storing is forbidden here, so nothing was chosen.
}
