// Runs before the first paint, so that a chosen theme or language never flashes in the other one.
// A file of its own because the content security policy allows no inline script.
try {
  const theme = localStorage.getItem('stet.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  const language = localStorage.getItem('stet.language')
  if (language === 'de' || language === 'en') document.documentElement.lang = language
} catch {
  // Storage is forbidden: the system's theme and the browser's language it is.
}
