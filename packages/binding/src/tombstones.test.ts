import { textRoot } from '@stet/article'
import { article, p, section } from '@stet/article/testing'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { articleBytes, Tab } from './testing/Tab.ts'

const PEOPLE = 30
const KEYS = 40
const TEXT = 'Der Hafen bleibt bis auf Weiteres gesperrt. '
const BYTES = articleBytes(article('Lage', section('', ...Array.from({ length: PEOPLE + 1 }, () => p(TEXT)))))

/** A colleague without an editor, who types into a paragraph of their own. */
class Colleague {
  readonly doc = new Y.Doc()
  readonly #updates: Uint8Array[] = []
  readonly #at: number

  constructor(index: number) {
    Y.applyUpdate(this.doc, BYTES)
    this.doc.clientID = 10_000 + index
    this.#at = (index + 1) * (TEXT.length + 1)
    this.doc.on('update', (update: Uint8Array) => this.#updates.push(update))
  }

  press(key: number, isDeleting: boolean): readonly Uint8Array[] {
    const body = textRoot(this.doc, 'body')
    if (isDeleting) body.delete(this.#at + KEYS - key - 1, 1)
    else body.insert(this.#at + key, 'x')
    return this.#updates.splice(0)
  }
}

/** The pieces that a document is stored in: what memory and opening cost beside the text itself. */
function piecesOf({ store }: Y.Doc): number {
  return [...store.clients.values()].reduce((sum, structs) => sum + structs.length, 0)
}

it('[B46] what many type and take back leaves no more than the first who did', () => {
  const tab = new Tab(BYTES)
  const colleagues = Array.from({ length: PEOPLE }, (_, index) => new Colleague(index))
  const own = tab.find(TEXT, TEXT.length)
  const before = tab.state.doc
  const round = (): { pieces: number; bytes: number } => {
    for (const isDeleting of [false, true]) {
      for (let key = 0; key < KEYS; key += 1) {
        for (const colleague of colleagues)
          for (const update of colleague.press(key, isDeleting)) Y.applyUpdate(tab.doc, update, 'network')
        const { tr } = tab.state
        const end = own + (isDeleting ? KEYS - key : key)
        tab.editor.dispatch(isDeleting ? tr.delete(end - 1, end) : tr.insertText('y', end))
      }
    }
    expect(tab.state.doc.eq(before)).toBe(true)
    return { pieces: piecesOf(tab.doc), bytes: Y.encodeStateAsUpdate(tab.doc).length }
  }
  const levels = [round(), round(), round()]
  const [first, , third] = levels
  // One piece for each time that this tab did; those who go on at the end of what they took back leave none.
  expect(third!.pieces - first!.pieces).toBeLessThanOrEqual(2)
  expect(third!.bytes - first!.bytes).toBeLessThan(4 * (PEOPLE + 1))
})
