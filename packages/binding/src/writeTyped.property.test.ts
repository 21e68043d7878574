import { articleSchema } from '@stet/article'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { ModelWriter } from './ModelWriter.ts'
import { ShownModel } from './ShownModel.ts'
import { StrikeMemory } from './StrikeMemory.ts'
import { Ledger } from './testing/Ledger.ts'
import { articleDoc, rawEdit } from './testing/rawEdits.ts'
import { startArticles } from './testing/startArticles.ts'
import { typedBlock } from './typedBlock.ts'
import { editOf, writeEdits } from './writeEdits.ts'
import type { WrittenRange } from './writeRange.ts'
import { writeTyped } from './writeTyped.ts'

const AUTHOR = { user: 'anna', clientIds: { edit: 101, suggest: 102 } }
const WORDS = ['a', 'wort', ' ', '😀', 'x\ty', '\u{2028}', 'é'] as const

const typing = fc.record({
  article: fc.constantFrom(...startArticles),
  raw: fc.array(fc.record({ kind: fc.nat(90), root: fc.nat(20), at: fc.nat(200), length: fc.nat(20) }), {
    maxLength: 8,
  }),
  at: fc.nat(400),
  word: fc.constantFrom(...WORDS),
  isBold: fc.boolean(),
})

it('[B24] what is typed without comparing is written as comparing writes it', () => {
  let typed = 0
  fc.assert(
    fc.property(typing, ({ article, raw, at, word, isBold }) => {
      const first = articleDoc(article)
      for (const edit of raw) rawEdit(first, [11, 12, 13][edit.kind % 3]!, edit, new Ledger())
      const docs = [first, copyOf(first)] as const
      const [quick, slow] = docs.map((doc) => {
        const shown = new ShownModel({ doc, ...AUTHOR, schema: articleSchema, mode: 'edit', now: () => 0 })
        const state = EditorState.create({ doc: shown.document })
        const position = at % (state.doc.content.size + 1)
        if (!state.doc.resolve(position).parent.isTextblock) return null
        const { tr } = state
        tr.setSelection(TextSelection.create(tr.doc, position))
        if (isBold) tr.addStoredMark(articleSchema.mark('bold'))
        return { shown, edit: editOf([tr.insertText(word)], isBold) }
      }) as [Attempt | null, Attempt | null]
      if (!quick || !slow) return
      const block = typedBlock(quick.edit)
      const only = block && quick.shown.shownBlock(block)
      const written =
        only && write(docs[0], quick, (writer) => writeTyped(quick.shown.index, writer, quick.edit, only))
      if (!written) return
      typed += 1
      const compared = write(docs[1], slow, (writer) => writeEdits(slow.shown.index, writer, slow.edit))
      expect(Y.encodeStateAsUpdate(docs[0])).toEqual(Y.encodeStateAsUpdate(docs[1]))
      expect(written).toEqual(compared)
    }),
    { numRuns: 4000 },
  )
  console.log(`${typed} times typed without comparing`)
  expect(typed).toBeGreaterThan(200)
})

interface Attempt {
  readonly shown: ShownModel
  readonly edit: ReturnType<typeof editOf>
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function write(
  doc: Y.Doc,
  { shown }: Attempt,
  run: (writer: ModelWriter) => readonly WrittenRange[] | null,
): readonly WrittenRange[] | null {
  const results: (readonly WrittenRange[] | null)[] = []
  doc.transact((transaction) => {
    results.push(run(new ModelWriter(shown.index, AUTHOR, 'edit', transaction, new StrikeMemory())))
  })
  return results[0] ?? null
}
