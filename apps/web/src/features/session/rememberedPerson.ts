import { type Me, meSchema } from '@stet/protocol'

const STORAGE_KEY = 'stet.person'

/**
 * Who was signed in last in this browser, so that their articles open offline. It is no proof of anything: the server
 * decides as soon as it can be asked.
 */
export function rememberedPerson(): Me | null {
  try {
    const parsed = meSchema.safeParse(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null'))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Remembers who is signed in; null forgets. Storage may be forbidden: then nothing opens offline. */
export function rememberPerson(me: Me | null): void {
  try {
    if (me) localStorage.setItem(STORAGE_KEY, JSON.stringify(me))
    else localStorage.removeItem(STORAGE_KEY)
  } catch {
    // See above.
  }
}

/** Calls back when another tab signs in or out; the answer ends it. */
export function watchRememberedPerson(onChange: () => void): () => void {
  const handleStorage = (event: StorageEvent) => {
    if (event.key === STORAGE_KEY || event.key === null) onChange()
  }
  window.addEventListener('storage', handleStorage)
  return () => window.removeEventListener('storage', handleStorage)
}
