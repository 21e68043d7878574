import {
  clientsRoot,
  decisionKey,
  type DecisionSubject,
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

/** The decision that stands under a subject's key; null for none. Costs a look into a map. */
export function decisionOn(doc: Y.Doc, subject: DecisionSubject): MadeDecision | null {
  return decisionAt(doc, decisionKey(subject))
}

/** The decision that stands under a key of `review`; null for none. */
export function decisionAt(doc: Y.Doc, key: string): MadeDecision | null {
  const root = reviewRoot(doc)
  const item = root._map.get(key)
  const parsed = item && !item.deleted ? parseDecision(key, root.get(key)) : undefined
  if (!item || !parsed) return null
  const writer = parseClientEntry(clientsRoot(doc).get(String(item.id.client)))
  return { verdict: parsed.decision.do, by: writer?.user ?? null }
}
