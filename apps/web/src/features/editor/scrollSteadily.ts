/** Frames in which sections that come near may still turn out higher or lower than they were taken for. */
const FRAMES_AT_MOST = 12
const INTERRUPTIONS = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const

/**
 * Scrolls an element to the start or the middle of the window and keeps it there while the sections around it are laid out
 * for the first time. Ends when it stands still, goes, or when the person does anything; answers with what ends it.
 */
export function scrollSteadily(element: Element, block: 'start' | 'center'): () => void {
  let frame = 0
  let left = FRAMES_AT_MOST
  const stop = (): void => {
    cancelAnimationFrame(frame)
    for (const name of INTERRUPTIONS) window.removeEventListener(name, stop, { capture: true })
  }
  const scroll = (): number => {
    element.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' })
    return element.getBoundingClientRect().top
  }
  const look = (): void => {
    const drifted = element.getBoundingClientRect().top
    left -= 1
    if (!element.isConnected || left === 0) stop()
    else if (Math.abs(drifted - top) < 1 && left < FRAMES_AT_MOST - 2) stop()
    else {
      if (Math.abs(drifted - top) >= 1) top = scroll()
      frame = requestAnimationFrame(look)
    }
  }
  for (const name of INTERRUPTIONS) window.addEventListener(name, stop, { capture: true, passive: true })
  let top = scroll()
  frame = requestAnimationFrame(look)
  return stop
}
