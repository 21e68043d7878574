import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'

/** After going to another screen the focus is in its content, unless the screen has put it somewhere itself. */
export function useRouteFocus(): void {
  const [location] = useLocation()
  const previous = useRef(location)
  useEffect(() => {
    if (previous.current === location) return
    previous.current = location
    window.scrollTo(0, 0)
    if (document.activeElement && document.activeElement !== document.body) return
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [location])
}
