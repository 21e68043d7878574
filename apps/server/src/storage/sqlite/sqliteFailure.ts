import type { StoreTrouble } from '../Store.ts'

const BUSY = 5
const LOCKED = 6
const READONLY = 8
const IO_ERROR = 10
const CORRUPT = 11
const FULL = 13
const CANNOT_OPEN = 14
const CONSTRAINT = 19
const NOT_A_DATABASE = 26

/** Primary result code of an error of node:sqlite; null for anything else. */
export function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null
  return error.errcode & 0xff
}

export function isConstraintFailure(error: unknown): boolean {
  return sqliteCode(error) === CONSTRAINT
}

/** Whether the file itself is damaged, at least where it was looked at. */
export function isDamage(error: unknown): boolean {
  return isDamageCode(sqliteCode(error))
}

/** The same of a primary result code. */
export function isDamageCode(code: number | null): boolean {
  return code === CORRUPT || code === NOT_A_DATABASE
}

/** Whether nothing at all can be written now; otherwise what was to be written is at fault, or the place for it. */
export function isTroubleOfDisk(error: unknown): boolean {
  return troubleKind(sqliteCode(error)) !== null && !isDamage(error)
}

const TROUBLE: ReadonlyMap<number, StoreTrouble['kind']> = new Map([
  [FULL, 'full'],
  [BUSY, 'locked'],
  [LOCKED, 'locked'],
  [READONLY, 'failing'],
  [IO_ERROR, 'failing'],
  [CANNOT_OPEN, 'failing'],
  [CORRUPT, 'failing'],
  [NOT_A_DATABASE, 'failing'],
])

/** What a code means for somebody who wants to write; null: nothing that goes away by waiting. */
export function troubleKind(code: number | null): StoreTrouble['kind'] | null {
  return code === null ? null : (TROUBLE.get(code) ?? null)
}
