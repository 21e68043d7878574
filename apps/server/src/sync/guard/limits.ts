/** What one update may contain; what honest editors write stays far below. */
export const GUARD_LIMITS = {
  /** UTF-16 units of one insertion. */
  textLength: 4 * 1024 * 1024,
  /** Bytes of a marker's JSON. */
  embedBytes: 16 * 1024,
  /** Bytes of one value in `spans`, `review` or `origins`. */
  valueBytes: 1024 * 1024,
  /** Objects and lists inside each other. */
  depth: 8,
  /** UTF-16 units of a key in a map. */
  keyLength: 128,
  /** ClientIDs that one update may make its sender's. */
  newClients: 64,
  /** Items that may be walked over to see what the values of one update name. */
  namedItems: 2_000_000,
  /** UTF-16 units that may be compared with what the copies of one update are copies of. */
  copiedUnits: 32 * 1024 * 1024,
  /** Highest clock of a client. */
  clock: 2 ** 40,
} as const
