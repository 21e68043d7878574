import { useEffect, type RefObject } from 'react'

/**
 * What stands above the text may become higher or lower: then the text is scrolled by as much, so that it stays where it
 * is on the screen.
 */
export function useTextStays(head: RefObject<HTMLElement | null>, desk: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const [above, below] = [head.current, desk.current]
    if (above === null || below === null) return undefined
    let top = below.offsetTop
    const observer = new ResizeObserver(() => {
      const change = below.offsetTop - top
      top += change
      below.scrollTop += change
    })
    observer.observe(above)
    return () => observer.disconnect()
  }, [head, desk])
}
