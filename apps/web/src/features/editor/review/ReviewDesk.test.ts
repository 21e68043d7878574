import { clientsRoot, openRoots, read, textRoot } from '@stet/article'
import type { ArticleBinding } from '@stet/binding'
import type { EditorView } from '@tiptap/pm/view'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { ReviewDesk } from './ReviewDesk.ts'

const WRITER = 7

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Lea suggests in the lead; a desk whose editor is told of nothing unless `handleUpdate` is called. */
function suggested(text: string) {
  const doc = openRoots(new Y.Doc())
  clientsRoot(doc).set(String(WRITER), { user: 'lea', modes: [[0, 'suggest']], origin: 'typed' })
  doc.clientID = WRITER
  const lead = textRoot(doc, 'lead')
  lead.insert(0, text)
  const listeners: (() => void)[] = []
  const desk = new ReviewDesk({
    doc,
    view: {} as EditorView,
    binding: { reading: () => read(doc, 'markup') } as Partial<ArticleBinding> as ArticleBinding,
    now: () => Date.now(),
    onUpdate: (listener) => {
      listeners.push(listener)
      return () => {}
    },
  })
  return {
    desk,
    lead,
    changes: () => desk.placed.getSnapshot().map(({ change }) => change),
    handleUpdate: () => {
      for (const listener of listeners) listener()
    },
  }
}

test('a card has what came between the first look at it and the beginning of the review', () => {
  const { desk, lead, changes } = suggested('No')
  expect(changes()).toMatchObject([{ text: 'No' }])
  lead.insert(2, 'rd')
  const stop = desk.begin()
  desk.placed.subscribe(() => {})
  vi.advanceTimersByTime(2_000)
  expect(changes()).toMatchObject([{ text: 'Nord' }])
  stop()
})

test('a card has what is written without an update of the editor: the last letter of a word may wait for it', () => {
  const { desk, lead, changes, handleUpdate } = suggested('Nor')
  const stop = desk.begin()
  desk.placed.subscribe(() => {})
  handleUpdate()
  // Somebody puts the caret elsewhere, which asks for the cards at once.
  desk.placed.flush()
  expect(changes()).toMatchObject([{ text: 'Nor' }])
  lead.insert(3, 'd')
  vi.advanceTimersByTime(2_000)
  expect(changes()).toMatchObject([{ text: 'Nord' }])
  stop()
})
