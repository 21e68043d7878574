import { textRoot } from '@stet/article'
import * as Y from 'yjs'

const LETTERS = 'enisratdhulcgmobwfkzv'

/**
 * What people type into an article, each at a place of their own, one update a letter, by person: as their tabs would
 * send it, none of them having heard of the others yet.
 */
export function typedLetters(
  article: Uint8Array,
  clients: readonly number[],
  count: number,
): readonly (readonly Uint8Array[])[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, article)
  const body = textRoot(doc, 'body')
  const room = body.length / clients.length
  const typed = clients.map((): Uint8Array[] => [])
  let writer = 0
  doc.on('update', (update: Uint8Array) => typed[writer]?.push(update))
  // From the last place to the first: what is typed behind moves no place before it.
  for (writer = clients.length - 1; writer >= 0; writer -= 1) {
    doc.clientID = clients[writer] ?? 0
    const place = Math.floor((writer + 0.5) * room)
    for (let letter = 0; letter < count; letter += 1)
      body.insert(place + letter, LETTERS[letter % LETTERS.length] ?? '')
  }
  doc.destroy()
  return typed
}
