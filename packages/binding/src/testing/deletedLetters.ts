import * as Y from 'yjs'
import type { Letter } from './meantByDeleting.ts'

/** The letters that a transaction deleted of what was there before it; from `afterTransaction`. */
export function deletedLetters(transaction: Y.Transaction): readonly Letter[] {
  const letters: Letter[] = []
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
    if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) return
    const { client, clock } = item.id
    if (clock >= (transaction.beforeState.get(client) ?? 0)) return
    for (const [at, letter] of item.content.str.split('').entries())
      letters.push({ id: [client, clock + at], letter })
  })
  return letters
}

/**
 * Letters that were deleted in place of equal ones that were meant: where an edit takes a letter away and puts an equal
 * one beside it, nobody sees which of them stayed.
 */
export function deletedInPlaceOf(meant: readonly Letter[], deleted: readonly Letter[]): readonly Letter[] {
  const [meantNames, gone] = [meant, deleted].map((letters) => new Set(letters.map(({ id }) => String(id))))
  const spared = new Map<string, number>()
  for (const { id, letter } of meant)
    if (!gone!.has(String(id))) spared.set(letter, (spared.get(letter) ?? 0) + 1)
  return deleted.filter(({ id, letter }) => {
    const left = spared.get(letter) ?? 0
    if (meantNames!.has(String(id)) || left === 0) return false
    spared.set(letter, left - 1)
    return true
  })
}
