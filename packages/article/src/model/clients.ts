import type { UserId } from './ids.ts'
import { isCount, isRecord, LIMITS, own } from './untrusted.ts'

/** How a person's edits count: at once, or as suggestions. `view` writes nothing and never appears here. */
export type WriteMode = 'edit' | 'suggest'

/** Where text under this clientID came from. */
export type TextOrigin = 'typed' | 'imported' | 'agency'

/** Value of `clients` under the decimal clientID. `modes` is sorted by clock; the first begins at 0. */
export interface ClientEntry {
  readonly user: UserId
  readonly modes: readonly (readonly [fromClock: number, mode: WriteMode])[]
  readonly origin: TextOrigin
}

/** The user that a client reads as until `clients` says whose it is; what it wrote reads as pending by it. */
export const UNKNOWN_USER: UserId = 'unknown'

/** The server's own user. */
export const SERVER_USER: UserId = '#server'

/** The entry of a client that writes in one mode. */
export function clientEntry(user: UserId, mode: WriteMode, origin: TextOrigin = 'typed'): ClientEntry {
  return { user, modes: [[0, mode]], origin }
}

/** The entry of a client that writes in `mode` from `fromClock` (its next clock) on: how the server demotes. */
export function withMode(entry: ClientEntry, fromClock: number, mode: WriteMode): ClientEntry {
  const earlier = entry.modes.filter(([clock]) => clock < fromClock)
  return { ...entry, modes: earlier.length === 0 ? [[0, mode]] : [...earlier, [fromClock, mode]] }
}

/** The mode in which a character with this clock was written. */
export function modeOf(entry: ClientEntry, clock: number): WriteMode {
  let mode: WriteMode = 'suggest'
  for (const [fromClock, next] of entry.modes) {
    if (fromClock > clock) break
    mode = next
  }
  return mode
}

/** Reads a value of `clients`; undefined if it is broken, so that its client reads as unknown. Never throws. */
export function parseClientEntry(value: unknown): ClientEntry | undefined {
  if (!isRecord(value)) return undefined
  const user = own(value, 'user')
  const modes = own(value, 'modes')
  const origin = own(value, 'origin')
  if (typeof user !== 'string' || user === '' || !Array.isArray(modes)) return undefined
  if (modes.length === 0 || modes.length > LIMITS.ranges) return undefined
  const parsed: [number, WriteMode][] = []
  for (const pair of modes as unknown[]) {
    if (!Array.isArray(pair)) return undefined
    const [clock, mode] = pair as unknown[]
    if (!isCount(clock) || (mode !== 'edit' && mode !== 'suggest')) return undefined
    const previous = parsed.at(-1)
    if (previous ? clock <= previous[0] : clock !== 0) return undefined
    parsed.push([clock, mode])
  }
  return { user, modes: parsed, origin: origin === 'imported' || origin === 'agency' ? origin : 'typed' }
}
