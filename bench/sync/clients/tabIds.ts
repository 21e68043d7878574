import type { TabIds } from './Dialect.ts'

const FIRST_EDIT = 1_000_001
const FIRST_SUGGEST = 2_000_001
/** More than any article has; the server's own ids are at random, and one in some thousand would be behind the first. */
const SEATS_AT_MOST = 1_000

/** The clientIDs of a seat; each article counts its seats from 0. */
export function tabIds(seat: number): TabIds {
  return { edit: FIRST_EDIT + seat, suggest: FIRST_SUGGEST + seat }
}

/** Whose seat a clientID is; null: none, such as the server's own. */
export function seatOf(client: number): number | null {
  return client >= FIRST_EDIT && client < FIRST_EDIT + SEATS_AT_MOST ? client - FIRST_EDIT : null
}
