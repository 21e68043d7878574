import { isMac } from '../../ui/isMac.ts'

/** Shortcuts of the text as the tooltips say them; the keys themselves are bound with the editor. */
export const SHORTCUTS = {
  undo: 'Mod+Z',
  redo: 'Mod+Shift+Z',
  bold: 'Mod+B',
  italic: 'Mod+I',
  link: 'Mod+K',
  heading: 'Mod+Alt+2',
  quote: 'Mod+Shift+9',
  bullets: 'Mod+Shift+8',
  numbers: 'Mod+Shift+7',
  section: 'Mod+Alt+Enter',
  addRow: 'Mod+Shift+D',
  moveUp: 'Alt+Shift+ArrowUp',
  moveDown: 'Alt+Shift+ArrowDown',
  toolbar: 'Alt+F10',
  /** As in other editors; Mod+F stays the browser's own search, which finds all of the text. */
  find: isMac ? 'Mod+Shift+H' : 'Mod+H',
  findToo: isMac ? 'Mod+H' : 'Mod+Shift+H',
  outline: 'Mod+Alt+G',
  rail: 'Mod+Alt+J',
  style: 'Mod+Alt+P',
  /** As in Google Docs. */
  comment: 'Mod+Alt+M',
  modeEdit: 'Mod+Alt+Shift+Z',
  modeSuggest: 'Mod+Alt+Shift+X',
  modeView: 'Mod+Alt+Shift+C',
  /** As in Word. */
  toggleSuggest: 'Mod+Shift+E',
} as const
