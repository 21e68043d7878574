import { articleSchema, characterIdAt, TEXT_ROOTS, textRoot } from '@stet/article'
import { Transform } from '@tiptap/pm/transform'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import { ShownModel } from './ShownModel.ts'
import { Ledger } from './testing/Ledger.ts'
import { articleDoc, rawDecision, rawEdit, wholeIndex } from './testing/rawEdits.ts'
import { startArticles } from './testing/startArticles.ts'

const CLIENTS = [11, 12, 13] as const

const optionsFor = (doc: Y.Doc) => ({
  doc,
  user: 'anna',
  clientIds: { edit: 101, suggest: 102 },
  schema: articleSchema,
  mode: 'edit' as const,
  now: () => 0,
})

/** What the lines of all texts say. */
const said = (shown: ShownModel) =>
  TEXT_ROOTS.map((root) =>
    shown.index.roots[root].lines.map(({ ids, length, node, before, after }) => ({
      ids,
      length,
      node: node.toString(),
      before,
      after,
    })),
  )

const WORDS = ['a', 'wort', ' ', '😀', 'x\ty', 'é'] as const

/** Mostly typing; the rest is what makes typing less plain than it looks. */
const operation = fc.record({
  what: fc.constantFrom('type', 'type', 'type', 'type', 'go on', 'raw', 'decide'),
  client: fc.constantFrom(...CLIENTS),
  word: fc.constantFrom(...WORDS),
  isShown: fc.boolean(),
  edit: fc.record({ kind: fc.nat(90), root: fc.nat(20), at: fc.nat(200), length: fc.nat(20) }),
})

it('[B24] text that is taken as read says what reading it anew says', () => {
  let plain = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...startArticles),
      fc.array(operation, { maxLength: 60, size: 'max' }),
      (article, series) => {
        const doc = articleDoc(article)
        const shown = new ShownModel(optionsFor(doc))
        doc.on('afterTransaction', (transaction) => shown.takeIn(transaction))
        for (const { what, client, word, isShown, edit } of series) {
          const text = textRoot(doc, TEXT_ROOTS[edit.root % TEXT_ROOTS.length] ?? 'body')
          doc.clientID = client
          if (what === 'raw') rawEdit(doc, client, edit, new Ledger())
          else if (what === 'decide') rawDecision(doc, client, edit, new Ledger())
          else if (what === 'type') text.insert(wholeIndex(text, edit.at % (text.length + 1)), word)
          else {
            // Behind what this client typed last, as two keys of one frame.
            for (let at = text.length - 1; at >= 0; at -= 1) {
              if (characterIdAt(text, at)?.[0] !== client) continue
              text.insert(wholeIndex(text, at + 1), word)
              break
            }
          }
          if (!isShown) continue
          if (shown.isStale && shown.hasOnlyGrown) plain += 1
          const document = shown.patch(new Transform(shown.document)).doc
          const anew = new ShownModel(optionsFor(doc))
          expect(said(shown)).toEqual(said(anew))
          expect(document.toString()).toBe(anew.document.toString())
          expect(document.eq(anew.document)).toBe(true)
        }
        doc.destroy()
      },
    ),
    { numRuns: 400 },
  )
  console.log(`${plain} times text was taken as read`)
  expect(plain).toBeGreaterThan(150)
})
