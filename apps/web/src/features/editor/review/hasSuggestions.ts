import { clientsRoot, parseClientEntry } from '@stet/article'
import * as Y from 'yjs'

/** Whether anybody ever suggested something in an article: a cheap question, asked before what answers it better is loaded. */
export function hasSuggestions(doc: Y.Doc): boolean {
  for (const [client, value] of clientsRoot(doc)) {
    const hasWritten = Y.getState(doc.store, Number(client)) > 0
    const modes = hasWritten ? (parseClientEntry(value)?.modes ?? []) : []
    if (modes.some(([, mode]) => mode === 'suggest')) return true
  }
  return false
}
