import type { StructId } from './parseUpdate.ts'

/** Whether two ids are the same, or both none. */
export function isSameId(one: StructId | null, other: StructId | null): boolean {
  return one?.client === other?.client && one?.clock === other?.clock
}
