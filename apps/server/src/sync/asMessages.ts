import * as Y from 'yjs'
import type { TakenUpdate } from './TakenUpdate.ts'

/** What Yjs made of one change; of several one at most is a person's, the others the server's. */
export type Produced = Pick<TakenUpdate, 'update' | 'author' | 'isRecord'>

/**
 * What the server adds to an update goes with it in one message, so that nobody ever reads the one without the other. The
 * last message carries what is to be on record.
 */
export function asMessages(
  produced: readonly Produced[],
  records: Pick<TakenUpdate, 'decisions' | 'late'>,
): readonly TakenUpdate[] {
  const at = produced.findIndex(({ author }) => author !== null)
  const written = produced[at]
  const behind = at < 0 ? [] : produced.slice(at + 1).map(({ update }) => update)
  const messages: TakenUpdate[] = []
  for (const one of written && behind.length > 0 ? produced.slice(0, at) : produced)
    messages.push({ ...one, answer: null, ...none })
  if (written && behind.length > 0) {
    const update = Y.mergeUpdates([written.update, ...behind])
    const answer = Y.mergeUpdates(behind)
    messages.push({ update, author: written.author, answer, ...none, isRecord: false })
  }
  const last = messages.pop()
  return last ? [...messages, { ...last, ...records }] : []
}

const none = { decisions: [], late: null } as const
