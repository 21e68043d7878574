/** A character or marker: Yjs client and clock. */
export type CharacterId = readonly [client: number, clock: number]

/** `length` characters of one client beginning at `clock`. Sets are sorted, merged lists of these. */
export type IdRange = readonly [client: number, clock: number, length: number]

/** A character id and a side: 0 = before the character, 1 = behind it. */
export type Anchor = readonly [client: number, clock: number, side: 0 | 1]

/** A person's stable id, as accounts and `clients` know it. */
export type UserId = string
