/** `move` and `undo` carry state, deletions and decisions (when written in edit mode); `copy` carries neither. */
export type CopyKind = 'move' | 'undo' | 'copy'

/** `length` characters from `to` on are copies of those from `from` on. */
export type CopyPair = readonly [
  toClient: number,
  toClock: number,
  length: number,
  fromClient: number,
  fromClock: number,
]

/** Value of `origins` under `<clientID>.<sequence>`. `n` is a Lamport number. */
export interface OriginsEntry {
  readonly k: CopyKind
  readonly n: number
  readonly of: readonly CopyPair[]
}
