import { openRoots, read } from '@stet/article'
import * as Y from 'yjs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { RawClient } from './testing/RawClient.ts'
import { readingOf } from './testing/readingOf.ts'
import { SyncServer } from './testing/SyncServer.ts'

let server: SyncServer
let articleId: string

beforeEach(async () => {
  server = await SyncServer.open()
  articleId = await server.article('Stand der Dinge')
})
afterEach(() => server.close())

const open = async (name: string, query = '', kept?: Y.Doc) => {
  const address = `ws://127.0.0.1:${server.port}/sync/${articleId}${query}`
  return (await RawClient.open(address, server.headersOf(name), kept)).synced()
}
const markup = (doc: Y.Doc) =>
  read(openRoots(doc), 'markup').headline.map(({ runs }) =>
    runs.map(({ text, insertion, deletions }) => [text, insertion ?? '', ...deletions].join('|')),
  )

/** Writes under an id without telling anybody. */
function offline(doc: Y.Doc, clientId: number, edit: (headline: Y.Text) => void): void {
  doc.clientID = clientId
  doc.transact(() => edit(doc.getText('headline')))
}

it('[S39] [P10] a role is changed while somebody is offline: their edits come as suggestions, for everybody', async () => {
  const anna = await open('anna', '?edit=21&suggest=22&ack=1')
  const ben = await open('ben', '?edit=31&suggest=32&ack=1')
  anna.write(21, (doc) => doc.getText('headline').insert(0, 'Zum '))
  await anna.acknowledged(1)
  server.change('anna', 'suggest')
  expect(await anna.ending).toEqual({ code: 4403 })
  offline(anna.doc, 21, (headline) => {
    headline.insert(headline.length, '!')
    headline.delete(4, 6)
  })
  const before = readingOf(ben.doc, { without: 'anna' })
  const dora = await open('dora')
  const tail = await storedUpdates()

  const again = await open('anna', '?edit=21&suggest=22&ack=1', anna.doc)
  await again.acknowledged(1)
  await again.until(() => again.converted.length === 1)
  expect(again.converted).toEqual([[1, 6, 0]])
  const wanted = [['Zum |', 'Stand ||anna', 'der Dinge|', '!|anna']]
  const late = await open('dora')
  for (const { doc } of [again, ben, dora, late]) {
    await expect.poll(() => markup(doc)).toEqual(wanted)
    expect(readingOf(doc, { without: 'anna' })).toBe(before)
  }
  // The entry in `clients`, the server's own, and the late update with what was put back.
  expect((await storedUpdates()) - tail).toBeLessThanOrEqual(3)
  expect(ben.converted).toEqual([])

  const key = [...again.doc.getMap('spans').keys()][0] ?? ''
  again.write(22, (doc) => doc.getMap('spans').delete(key))
  await again.acknowledged(2)
  await expect.poll(() => markup(ben.doc)).toEqual([['Zum Stand der Dinge|', '!|anna']])
})

it('[S39] a page that was never heard of before: what it wrote offline as an editor becomes suggestions', async () => {
  const anna = await open('anna', '?edit=21&suggest=22&ack=1')
  server.change('anna', 'suggest')
  await anna.ending
  const kept = new Y.Doc()
  Y.applyUpdate(kept, Y.encodeStateAsUpdate(anna.doc))
  offline(kept, 41, (headline) => {
    headline.delete(0, 6)
    headline.insert(0, 'Lage ')
  })
  const again = await open('anna', '?edit=21&edit=41&suggest=22&suggest=42&ack=1', kept)
  await again.acknowledged(1)
  expect(again.converted).toEqual([[5, 6, 0]])
  const dora = await open('dora')
  expect(readingOf(dora.doc, 'original')).toContain('"text":"Stand der Dinge"')
  expect(readingOf(dora.doc, { without: 'anna' })).toContain('"text":"Stand der Dinge"')
})

it('[P2] a client that did not ask for acknowledgements is told nothing that it does not know', async () => {
  const anna = await open('anna', '?edit=21')
  server.change('anna', 'suggest')
  await anna.ending
  offline(anna.doc, 21, (headline) => headline.delete(0, 6))
  const again = await open('anna', '?edit=21', anna.doc)
  const dora = await open('dora')
  await dora.until(() => markup(dora.doc)[0]?.[0] === 'Stand ||anna')
  await again.until(() => markup(again.doc)[0]?.[0] === 'Stand ||anna')
  expect(again.converted).toEqual([])
})

it('[S39] who could never edit is told why they are cut off, and nothing of it is taken', async () => {
  const chris = await open('chris', '?edit=51&suggest=52&ack=1')
  const tail = await storedUpdates()
  chris.write(51, (doc) => doc.getText('headline').delete(0, 5))
  expect(await chris.ending).toEqual({ code: 4403 })
  expect(chris.reason).toBe('a suggestion deletes nothing')
  expect(await storedUpdates()).toBe(tail)
})

async function storedUpdates(): Promise<number> {
  const loaded = await server.store.load(articleId)
  return loaded.ok ? loaded.document.tail.length : -1
}
