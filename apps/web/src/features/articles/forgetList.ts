import { keptListKey } from './keptListKey.ts'

/** Removes the list kept for one person. */
export function forgetList(userId: string): void {
  try {
    localStorage.removeItem(keptListKey(userId))
  } catch {
    // There is none.
  }
}
