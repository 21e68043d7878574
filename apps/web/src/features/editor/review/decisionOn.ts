import {
  clientsRoot,
  nameIn,
  parseClientEntry,
  parseDecision,
  reviewRoot,
  type UserId,
  type Verdict,
} from '@stet/article'
import type * as Y from 'yjs'

/** What was decided on something last, and by whom; the person is the one whose client wrote it. */
export interface MadeDecision {
  readonly verdict: Verdict
  /** Null while `clients` does not say whose the client is. */
  readonly by: UserId | null
}

/** The decision on exactly this that counts; null for none. Costs a look at every decision of the article. */
export function decisionOn(doc: Y.Doc, name: string): MadeDecision | null {
  const root = reviewRoot(doc)
  let best: {
    readonly verdict: Verdict
    readonly n: number
    readonly key: string
    readonly client: number
  } | null = null
  for (const [key, item] of root._map) {
    if (item.deleted || nameIn(key) !== name) continue
    const { do: verdict, n } = parseDecision(key, root.get(key))?.decision ?? { do: 'open', n: 0 }
    if (!best || n > best.n || (n === best.n && key > best.key))
      best = { verdict, n, key, client: item.id.client }
  }
  if (!best) return null
  const writer = parseClientEntry(clientsRoot(doc).get(String(best.client)))
  return { verdict: best.verdict, by: writer?.user ?? null }
}
