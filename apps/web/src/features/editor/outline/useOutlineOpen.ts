import { useSyncExternalStore } from 'react'

const STORAGE_KEY = 'stet.outline'
const listeners = new Set<() => void>()
let isOpen: boolean | null = null

/** Whether the outline stands beside the text, kept in this browser; and how to change that. */
export function useOutlineOpen(): [isOpen: boolean, setOpen: (isOpen: boolean) => void] {
  return [useSyncExternalStore(subscribe, readOpen), setOpen]
}

function readOpen(): boolean {
  if (isOpen === null) {
    try {
      isOpen = localStorage.getItem(STORAGE_KEY) === 'open'
    } catch {
      isOpen = false
    }
  }
  return isOpen
}

function setOpen(next: boolean): void {
  isOpen = next
  try {
    if (next) localStorage.setItem(STORAGE_KEY, 'open')
    else localStorage.removeItem(STORAGE_KEY)
  } catch {
    // The choice then lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
