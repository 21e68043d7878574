import * as Y from 'yjs'
import { TEXT_ROOTS, textRoot } from './roots.ts'

/** Whether an id names a character that stands in a text, one that was deleted, or (as yet) none. */
export type Life = 'missing' | 'deleted' | 'alive'

/** The life of a character. */
export function lifeAt(doc: Y.Doc, client: number, clock: number): Life {
  const structs = doc.store.clients.get(client)
  if (!structs || clock >= Y.getState(doc.store, client)) return 'missing'
  return lifeOf(structs[Y.findIndexSS(structs, clock)], doc)
}

/** The clocks from `from` on, below `to`, at which characters of another life begin. */
export function lifeCuts(doc: Y.Doc, client: number, from: number, to: number): number[] {
  const known = Y.getState(doc.store, client)
  const structs = doc.store.clients.get(client)
  if (!structs || from >= known) return []
  const cuts = known < to ? [known] : []
  let last: Life | null = null
  for (let index = Y.findIndexSS(structs, from); index < structs.length; index += 1) {
    const struct = structs[index]
    if (!struct || struct.id.clock >= to) break
    const life = lifeOf(struct, doc)
    if (last !== null && life !== last) cuts.push(struct.id.clock)
    last = life
  }
  return cuts
}

function lifeOf(struct: Y.Item | Y.GC | undefined, doc: Y.Doc): Life {
  if (!(struct instanceof Y.Item) || struct.parentSub !== null) return 'missing'
  if (!TEXT_ROOTS.some((root) => textRoot(doc, root) === struct.parent)) return 'missing'
  if (struct.deleted) return 'deleted'
  return struct.countable ? 'alive' : 'missing'
}
