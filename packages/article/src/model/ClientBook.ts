import { type ClientEntry, modeOf, UNKNOWN_USER, type WriteMode } from './clients.ts'
import type { UserId } from './ids.ts'

/** Who writes under which clientID, in which mode: the entries of `clients` and those assumed until they are known. */
export class ClientBook {
  readonly #known = new Map<number, ClientEntry>()
  readonly #assumed: Map<number, ClientEntry>

  constructor(assumed: Iterable<readonly [number, ClientEntry]> = []) {
    this.#assumed = new Map(assumed)
  }

  /** Sets what `clients` says; undefined if it says nothing that can be read. */
  set(client: number, entry: ClientEntry | undefined): void {
    if (entry) this.#known.set(client, entry)
    else this.#known.delete(client)
  }

  assume(client: number, entry: ClientEntry): void {
    this.#assumed.set(client, entry)
  }

  entryOf(client: number): ClientEntry | undefined {
    return this.#known.get(client) ?? this.#assumed.get(client)
  }

  userOf(client: number): UserId {
    return this.entryOf(client)?.user ?? UNKNOWN_USER
  }

  modeAt(client: number, clock: number): WriteMode {
    const entry = this.entryOf(client)
    return entry ? modeOf(entry, clock) : 'suggest'
  }

  /** The mode if all that this client ever wrote is in one; null if it changed. */
  onlyMode(client: number): WriteMode | null {
    const entry = this.entryOf(client)
    if (!entry) return 'suggest'
    return entry.modes.length === 1 ? (entry.modes[0]?.[1] ?? null) : null
  }

  /** The clocks from `from` (not included) up to `to` (not included) at which the mode changes. */
  modeChanges(client: number, from: number, to: number): number[] {
    const entry = this.entryOf(client)
    if (!entry || entry.modes.length === 1) return []
    return entry.modes.map(([clock]) => clock).filter((clock) => clock > from && clock < to)
  }
}
