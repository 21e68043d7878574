import type { Actor } from '../accounts/Actor.ts'
import type { ArticleRow, Json, Store } from '../storage/Store.ts'
import { readMetadata } from './readMetadata.ts'

interface Parts {
  readonly store: Pick<Store, 'addAuditEntry'>
  readonly now: () => number
}

/** Fields of the metadata that decide whether an article may go out. */
const GATES = ['embargoUntil', 'isLegalCheckNeeded'] as const

/**
 * After a change of what is known about an article: puts on record who moved an embargo, or said whether legal has to look,
 * and what it was before. Does nothing where all of that is as it was.
 */
export async function recordGates(
  { store, now }: Parts,
  { before, after, by }: { readonly before: ArticleRow; readonly after: ArticleRow; readonly by: Actor },
): Promise<void> {
  const [was, is] = [readMetadata(before), readMetadata(after)]
  const changed = GATES.filter((field) => was[field] !== is[field])
  if (changed.length === 0) return
  const pick = (of: typeof is) =>
    Object.fromEntries(changed.map((field): [string, Json] => [field, of[field]]))
  const detail = { before: pick(was), after: pick(is) }
  await store.addAuditEntry({ at: now(), person: by.id, article: after.id, what: 'gates-changed', detail })
}
