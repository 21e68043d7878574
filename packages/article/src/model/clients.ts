import type { UserId } from './ids.ts'

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
