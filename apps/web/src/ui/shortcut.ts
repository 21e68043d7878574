/** A shortcut as it is written in code: `Mod+Shift+Z`, `Alt+ArrowUp`, `/`. `Mod` is ⌘ on a Mac, Ctrl elsewhere. */
export type Shortcut = string

/** What of a keyboard event decides. */
export interface KeyPress {
  readonly key: string
  readonly code?: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

const MAC_SIGNS: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Shift: '⇧',
  Alt: '⌥',
  Enter: '↩',
  Escape: 'esc',
  Backspace: '⌫',
  Delete: '⌦',
}

/** Splits into modifiers and the key; `+` itself is the key of `Mod++`. */
export function shortcutKeys(shortcut: Shortcut): readonly string[] {
  return shortcut.endsWith('++') ? [...shortcut.slice(0, -2).split('+'), '+'] : shortcut.split('+')
}

/** Writes a shortcut for the eye: ⌘⇧Z on a Mac, Strg+Umschalt+Z in German elsewhere. */
export function describeShortcut(
  shortcut: Shortcut,
  isMac: boolean,
  nameOfKey: (key: string) => string,
): string {
  const keys = shortcutKeys(shortcut)
  if (isMac) return keys.map((key) => MAC_SIGNS[key] ?? upper(key)).join('')
  return keys.map((key) => upper(nameOfKey(key))).join('+')
}

/** Writes a shortcut for `aria-keyshortcuts`. */
export function ariaShortcut(shortcut: Shortcut, isMac: boolean): string {
  return shortcutKeys(shortcut)
    .map((key) => (key === 'Mod' ? (isMac ? 'Meta' : 'Control') : key === 'Ctrl' ? 'Control' : key))
    .join('+')
}

/** Asks whether a key press is that shortcut. A sign that needs Shift on some keyboards (`?`, `/`) matches with and without. */
export function matchesShortcut(press: KeyPress, shortcut: Shortcut, isMac: boolean): boolean {
  const keys = shortcutKeys(shortcut)
  const key = keys.at(-1) ?? ''
  const wants = (name: string) => keys.slice(0, -1).includes(name)
  const isControl = wants('Ctrl') || (!isMac && wants('Mod'))
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase() && !/\d/.test(key)
  return (
    (press.key.toLowerCase() === key.toLowerCase() || (press.altKey && press.code === codeOf(key))) &&
    press.ctrlKey === isControl &&
    press.metaKey === (isMac && wants('Mod')) &&
    press.altKey === wants('Alt') &&
    (isSign || press.shiftKey === wants('Shift'))
  )
}

/** Alt changes what a key writes on many keyboards; then its place decides. */
function codeOf(key: string): string {
  if (/^\d$/.test(key)) return `Digit${key}`
  return /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key
}

function upper(key: string): string {
  return key.length === 1 ? key.toUpperCase() : key
}
