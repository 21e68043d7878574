import { useSyncExternalStore } from 'react'

const STORAGE_KEY = 'stet.singleKeys'
const listeners = new Set<() => void>()
let isOn = readChoice()

/**
 * Whether shortcuts made of one key (`/`, `N`) act. People who speak to their computer switch them off (WCAG 2.1.4); the
 * choice is kept in this browser.
 */
export function useSingleKeys(): { areSingleKeysOn: boolean; setSingleKeys: (isOn: boolean) => void } {
  const areSingleKeysOn = useSyncExternalStore(subscribe, () => isOn)
  return { areSingleKeysOn, setSingleKeys }
}

function setSingleKeys(next: boolean): void {
  isOn = next
  try {
    localStorage.setItem(STORAGE_KEY, next ? 'on' : 'off')
  } catch {
    // The choice then lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

function readChoice(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== 'off'
  } catch {
    return true
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
