/** How much room is left below it, in pixels. */
const ROOM = 8

/** Scrolls the list or the text that an element of the rail goes with, so that the end of the element is in sight. */
export function showEnd(element: Element): void {
  const scroller = element.closest('[data-layout="sheet"]') ?? element.closest('main')
  if (!scroller) return
  const below = element.getBoundingClientRect().bottom + ROOM - scroller.getBoundingClientRect().bottom
  if (below > 0) scroller.scrollTop += below
}
