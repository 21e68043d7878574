import { minuteOf, parseTime, storedValue, timeKey, timesRoot } from '@stet/article'
import * as Y from 'yjs'

/** Entries of `times` to be written: keys and minutes since 1970. */
export type NewTimes = ReadonlyMap<string, number>

/** When the clients of a document write: its root `times`, which nobody but the server writes. */
export class WritingTimes {
  readonly #document: () => Y.Doc
  /** The latest minute that is on record for a client. */
  readonly #latest = new Map<number, number>()

  /** `document` gives the document, which is asked for no more often than needed. */
  constructor(document: () => Y.Doc) {
    this.#document = document
    const root = timesRoot(document())
    for (const key of root.keys()) {
      const entry = parseTime(key, storedValue(root, key)?.value)
      if (entry) this.#note(entry.client, entry.minute)
    }
  }

  /** What has to be on record before these clients write now: an entry for each whose minute is not there yet. */
  entriesFor(clients: Iterable<number>, now: number): NewTimes {
    const minute = minuteOf(now)
    const entries = new Map<string, number>()
    for (const client of clients) {
      if (minute > (this.#latest.get(client) ?? -1))
        entries.set(timeKey(client, Y.getState(this.#document().store, client)), minute)
    }
    return entries
  }

  /** Writes entries into the document; call it in a transaction of the server's own. */
  write(entries: NewTimes): void {
    const root = timesRoot(this.#document())
    for (const [key, minute] of entries) {
      root.set(key, minute)
      const entry = parseTime(key, minute)
      if (entry) this.#note(entry.client, minute)
    }
  }

  #note(client: number, minute: number): void {
    this.#latest.set(client, Math.max(this.#latest.get(client) ?? -1, minute))
  }
}
