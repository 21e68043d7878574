/** Letters that are kept from the page. */
export interface HeldKeys {
  readonly text: () => string
  readonly end: () => void
}

/** Keeps what is typed, for a field that is on its way; shortcuts and everything else go where they go. */
export function heldKeys(target: Pick<Window, 'addEventListener' | 'removeEventListener'>): HeldKeys {
  let text = ''
  const hold = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.key === 'Backspace') text = text.slice(0, -1)
    else if (event.key.length === 1) text += event.key
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  target.addEventListener('keydown', hold, { capture: true })
  return { text: () => text, end: () => target.removeEventListener('keydown', hold, { capture: true }) }
}
