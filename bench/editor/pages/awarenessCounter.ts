import { type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import type { AwarenessSent } from './BenchEditor.ts'

interface Change {
  readonly added: readonly number[]
  readonly updated: readonly number[]
}

/** Counts what a provider would send about this tab; the heartbeat, which says nothing new, is left out. */
export function awarenessCounter(awareness: Awareness): () => AwarenessSent {
  let messages = 0
  let bytes = 0
  let last: unknown = awareness.getLocalState()
  awareness.on('update', ({ added, updated }: Change) => {
    if (![...added, ...updated].includes(awareness.clientID)) return
    const state = awareness.getLocalState()
    if (state === last) return
    last = state
    messages += 1
    bytes += encodeAwarenessUpdate(awareness, [awareness.clientID]).length
  })
  return () => ({ messages, bytes })
}
