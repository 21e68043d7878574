/** The element of the rail. */
export const RAIL_ID = 'review-rail'

/** The rail on the page; null while it is closed. */
export function railElement(): HTMLElement | null {
  return document.getElementById(RAIL_ID)
}

/** Whether the keys are in the rail. */
export function isInRail(): boolean {
  return railElement()?.contains(document.activeElement) === true
}
