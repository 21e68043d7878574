/** Scrolls the list below the text, and nothing else, so that the card of this element is in sight; none beside the text. */
export function showInSheet(element: Element | null): void {
  const card = element?.closest('[data-layout="sheet"] li')
  const sheet = card?.closest('[data-layout="sheet"]')
  if (!card || !sheet) return
  const { scrollPaddingBlockStart, scrollPaddingBlockEnd } = getComputedStyle(sheet)
  const [box, frame] = [card.getBoundingClientRect(), sheet.getBoundingClientRect()]
  const above = box.top - frame.top - Number.parseFloat(scrollPaddingBlockStart)
  const below = box.bottom - frame.bottom + Number.parseFloat(scrollPaddingBlockEnd)
  // Of a card that is higher than the list, the beginning.
  if (above < 0 || below > 0) sheet.scrollTop += above < 0 ? above : Math.min(above, below)
}
