import { useState } from 'react'
import { lazyModule } from '../../ui/lazyModule.ts'

/** Filters, views and columns: loaded when somebody opens them. */
export const lazyListTools = lazyModule(() => import('./tools/listToolsParts.ts'))

const KEPT_AS = 'stet.list-tools'

/** Whether the tools above the list are open, in this browser, and how to open and close them. */
export function useListTools(): [isOpen: boolean, set: (isOpen: boolean) => void] {
  const [isOpen, setIsOpen] = useState(wasOpen)
  const set = (next: boolean): void => {
    setIsOpen(next)
    try {
      localStorage.setItem(KEPT_AS, next ? 'open' : '')
    } catch {
      // The choice then lasts as long as the page.
    }
  }
  return [isOpen, set]
}

function wasOpen(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) === 'open'
  } catch {
    return false
  }
}
