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
} as const
