import { articleSchema, clientsRoot, createDocument, openRoots, read, toProseMirror } from '@stet/article'
import type { ArticleJson, WriteMode } from '@stet/article'
import * as fc from 'fast-check'
import { TextSelection } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { ArticleBinding } from '../ArticleBinding.ts'
import { HeadlessEditor } from '../HeadlessEditor.ts'
import { COMMANDS, keyPresses, selectionAt } from './testing/keyPresses.ts'
import { checkSections } from './testing/articleNotation.ts'

const ARTICLE: ArticleJson = {
  kicker: '',
  headline: 'Die 😀 „Lage“',
  subheadline: '',
  byline: '',
  dateline: 'Sotschi',
  lead: { text: 'Ein Satz.' },
  sections: [
    { heading: '', blocks: [{ kind: 'paragraph', text: 'eins 𝒳' }] },
    {
      heading: 'zwei',
      blocks: [
        { kind: 'paragraph', text: 'drei' },
        { kind: 'quote', text: '😀' },
      ],
    },
    { heading: 'vier', blocks: [{ kind: 'paragraph', text: '' }] },
  ],
  details: [
    { key: 'Ort', value: 'Sotschi' },
    { key: 'Quellen', value: '' },
  ],
}

it.each<WriteMode>(['edit', 'suggest'])('what commands do in %s is what the model reads', (mode) => {
  let steps = 0
  const property = fc.property(keyPresses, (series) => {
    const editor = openEditor(mode)
    for (const { name, at } of series) {
      const { state } = editor
      if (at) editor.dispatch(state.tr.setSelection(selectionAt(state.doc, at)))
      const expected: { doc: typeof state.doc | null } = { doc: null }
      const before = editor.state
      COMMANDS[name]?.[1](before, (tr) => {
        expected.doc = tr.doc
        editor.dispatch(tr)
      })
      const shown = toProseMirror(read(editor.model, 'markup'), articleSchema)
      if (!shown.eq(editor.state.doc)) throw new Error(`${name}: the model reads otherwise`)
      // In `edit` nothing is to be seen of the writing; in `suggest` deleted text comes back, struck.
      if (mode === 'edit' && expected.doc && String(expected.doc) !== String(editor.state.doc))
        throw new Error(`${name}: corrected\n${String(expected.doc)}\n${String(editor.state.doc)}`)
      if (!(editor.state.selection instanceof TextSelection)) throw new Error(`${name}: no caret`)
      checkSections(editor.state.doc)
      steps += 1
    }
  })
  fc.assert(property, { numRuns: 150 })
  expect(steps).toBeGreaterThan(2000)
})

function openEditor(mode: WriteMode) {
  const model = openRoots(new Y.Doc())
  Y.applyUpdate(model, createDocument(ARTICLE, { clientId: 7, user: 'anna', origin: 'typed' }))
  const clientIds = { edit: 11, suggest: 12 }
  clientsRoot(model).set('11', { user: 'ben', modes: [[0, 'edit']], origin: 'typed' })
  clientsRoot(model).set('12', { user: 'ben', modes: [[0, 'suggest']], origin: 'typed' })
  const binding = new ArticleBinding({
    doc: model,
    user: 'ben',
    clientIds,
    mode,
    schema: articleSchema,
    now: () => 0,
  })
  const editor = new HeadlessEditor(binding)
  return Object.assign(editor, { model, binding })
}
