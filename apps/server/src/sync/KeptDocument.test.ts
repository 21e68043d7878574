import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { buildDocument } from './buildDocument.ts'
import { KeptDocument } from './KeptDocument.ts'
import { readTyping } from './guard/readTyping.ts'
import { emptyDocument } from './testing/emptyDocument.ts'

const CLIENT = 7

/** An article that begins with `Anfang`, and a page that has it. */
function opened() {
  const article = emptyDocument()
  article.clientID = 1
  article.getText('body').insert(0, 'Anfang')
  const snapshot = Y.encodeStateAsUpdate(article)
  const kept = new KeptDocument(buildDocument({ snapshot, tail: [] })!)
  kept.clientId = CLIENT
  const page = new Y.Doc()
  page.clientID = 11
  Y.applyUpdate(page, snapshot)
  return { kept, page }
}

function idle(kept: KeptDocument): void {
  kept.wasIdle()
  expect(kept.wasIdle()).toBe(true)
  kept.rest()
  expect(kept.isResting).toBe(true)
}

it('[S56] a document that nobody needs is bytes, and the same again for whoever needs it', () => {
  const { kept } = opened()
  kept.doc.getText('body').delete(0, 3)
  const before = Y.encodeStateAsUpdate(kept.doc)
  idle(kept)
  expect(kept.isResting).toBe(true)
  expect(Y.encodeStateAsUpdate(kept.doc)).toEqual(before)
  expect(kept.isResting).toBe(false)
  expect(kept.doc.clientID).toBe(CLIENT)
})

it('[S56] a document that somebody needs now and then stays', () => {
  const { kept } = opened()
  for (let look = 0; look < 5; look += 1) {
    expect(kept.wasIdle()).toBe(false)
    expect(kept.known.stateOf(1)).toBeGreaterThan(0)
  }
})

it('[S37] [S56] what was deleted is known however often the document rested meanwhile', () => {
  const { kept } = opened()
  const text = kept.doc.getText('body')
  const at = text.toString().indexOf('fang')
  text.insert(at, 'xyz')
  const first = Y.getState(kept.doc.store, CLIENT) - 3
  text.delete(at, 3)
  const known = kept.known.contentAt({ client: CLIENT, clock: first }, first + 3)
  expect(known.content).toBe('xyz')
  idle(kept)
  expect(kept.known.contentAt({ client: CLIENT, clock: first }, first + 3)).toEqual(known)
  const next = kept.doc.getText('body')
  next.delete(at, 2)
  idle(kept)
  expect(kept.known.contentAt({ client: CLIENT, clock: first }, first + 3)).toEqual(known)
})

it('[S54] [S56] what waits for the document is taken in before it rests', () => {
  const { kept, page } = opened()
  page.once('update', (update: Uint8Array) => {
    const typing = readTyping(update)!
    kept.waiting.add(update, kept.waiting.fit(typing)!)
  })
  page.getText('body').insert(page.getText('body').length, 's')
  expect(kept.waiting.updates).toBe(1)
  kept.rest()
  expect(kept.isResting).toBe(false)
  kept.waiting.settle()
  kept.rest()
  expect(kept.isResting).toBe(true)
  expect(kept.doc.getText('body').toString()).toBe(page.getText('body').toString())
})
