import { appendFileSync } from 'node:fs'
import * as Y from 'yjs'
import { newArticle } from '../testing/articles.ts'
import { openSqliteStore } from './SqliteStore.ts'

/**
 * A process to be killed: `crashingWriter.ts <store> <notes> <round>` appends the words `<article>.<round>.<n>` to three
 * articles as fast as it can and notes each in a file when it is acknowledged.
 */
const [, , path = '', notes = '', round = '0'] = process.argv
const store = await openSqliteStore({ path, now: Date.now })

async function writeFor(id: string): Promise<void> {
  await store.createArticle(newArticle({ id })).catch(() => {})
  const doc = new Y.Doc()
  const appends: Promise<number>[] = []
  doc.on('update', (update: Uint8Array) => appends.push(store.append(id, update)))
  for (let number = 0; ; number += 1) {
    const word = `${id}.${round}.${number}`
    doc.getArray('words').push([word])
    const appended = appends.at(-1) ?? Promise.resolve(0)
    void appended.then(() => appendFileSync(notes, `${word}\n`))
    if (number % 40 === 39) {
      const sequence = await appended
      if (number % 200 === 199) await compact(id, sequence)
    }
  }
}

async function compact(id: string, sequence: number): Promise<void> {
  const loaded = await store.load(id)
  if (!loaded.ok) throw new Error(loaded.detail)
  const whole = new Y.Doc()
  for (const update of [loaded.document.snapshot, ...loaded.document.tail]) Y.applyUpdate(whole, update)
  await store.compact(id, Y.encodeStateAsUpdate(whole), sequence)
}

await Promise.all(['a', 'b', 'c'].map((id) => writeFor(id)))
