import { useSyncExternalStore } from 'react'

/** Something that is on or off for this browser, kept in it; off until somebody turns it on. */
export class KeptSwitch {
  private readonly storageKey: string
  private readonly listeners = new Set<() => void>()
  private isOn: boolean | null = null

  constructor(storageKey: string) {
    this.storageKey = storageKey
  }

  get = (): boolean => {
    if (this.isOn === null) {
      try {
        this.isOn = localStorage.getItem(this.storageKey) === 'on'
      } catch {
        this.isOn = false
      }
    }
    return this.isOn
  }

  set = (isOn: boolean): void => {
    this.isOn = isOn
    try {
      if (isOn) localStorage.setItem(this.storageKey, 'on')
      else localStorage.removeItem(this.storageKey)
    } catch {
      // The choice then lasts as long as the page.
    }
    for (const listener of this.listeners) listener()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}

/** Whether a switch is on, and how to turn it. */
export function useKeptSwitch(kept: KeptSwitch): [isOn: boolean, set: (isOn: boolean) => void] {
  return [useSyncExternalStore(kept.subscribe, kept.get), kept.set]
}
