import { planRestore, type ReadArticle } from '@stet/article'
import type * as Y from 'yjs'
import type { Edit } from '../sync/LiveDocument.ts'

/**
 * What an edit of the live document writes so that it reads as a version again; its value is false where it does already.
 * What was written behind any of these states (clientID → clock) stays.
 */
export function restoreVersion(
  doc: Y.Doc,
  wanted: ReadArticle,
  ...states: readonly ReadonlyMap<number, number>[]
): Edit<boolean> {
  const [first = new Map<number, number>(), ...others] = states
  const seen = new Map(
    [...first].map(([client, clock]) => [
      client,
      Math.min(clock, ...others.map((state) => state.get(client) ?? 0)),
    ]),
  )
  const write = planRestore(doc, wanted, seen)
  if (write === null) return { value: false, write: null }
  return { value: true, write: (_, clients) => write(clients), isOfBothModes: true }
}
