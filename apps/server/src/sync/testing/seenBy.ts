import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { RawClient } from './RawClient.ts'

/** Whom a stock client that heard the same sees, by clientID. */
export function seenBy(client: RawClient): ReadonlyMap<number, unknown> {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(null)
  for (const message of client.heard) {
    if (message.kind === 'awareness') applyAwarenessUpdate(awareness, message.update, 'server')
  }
  const states = new Map(awareness.getStates())
  awareness.destroy()
  return states
}
