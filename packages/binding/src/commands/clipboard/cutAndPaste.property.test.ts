import { articleSchema } from '@stet/article'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorState, Selection } from '@tiptap/pm/state'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyBlocksBetween, endOf, standsAlone, startOf } from '../bodyBlock.ts'
import { deleteSelectionPerField } from '../deletePerField.ts'
import { stateOf } from '../testing/articleNotation.ts'
import { selectionAt } from '../testing/keyPresses.ts'
import { wholeCharacter } from '../wholeCharacter.ts'
import { finalSlice } from './finalSlice.ts'
import { insertPasted } from './insertPasted.ts'
import { pastedSlice } from './pastedSlice.ts'

const text = fc.constantFrom('', 'a', 'ein Wort', ' b  c ', '😀', 'x')
const block = fc.tuple(fc.constantFrom('p', 'h', 'q', 'ul', 'ul1', 'ol2', 'fig', 'box', 'x'), text)
const share = fc.double({ min: 0, max: 1, noNaN: true })

const article = fc
  .record({
    headline: text,
    lead: text,
    blocks: fc.array(block, { minLength: 1, maxLength: 6 }),
    rows: fc.array(fc.tuple(text, text), { maxLength: 3 }),
  })
  .map(({ headline, lead, blocks, rows }) => {
    const body = blocks.map(([label, content]) => `${label}: ${content}`)
    const details = rows.map(([key, value]) => `row: ${key} = ${value}`)
    return [`headline: ${headline}`, `lead: ${lead}`].concat(body, details)
  })

describe('cut and paste at the same place', () => {
  it('[B61] changes nothing, but for the part of a caption, unknown block or row that a selection ends in', () => {
    fc.assert(
      fc.property(article, share, share, (lines, one, other) => {
        const { state, selection, back } = cutAndPasted(lines, one, other)
        fc.pre(!selection.empty && !endsInPart(selection))
        expect(stored(back)).toEqual(stored(state))
      }),
      { numRuns: 3000 },
    )
  })
  it('[B61] loses no character and no block', () => {
    fc.assert(
      fc.property(article, share, share, (lines, one, other) => {
        const { state, selection, back } = cutAndPasted(lines, one, other)
        fc.pre(!selection.empty)
        expect(back.doc.textContent).toBe(state.doc.textContent)
        for (const name of ['figure', 'unknownBlock', 'sectionHeading', 'bulletItem', 'detailsRow'])
          expect(countOf(back, name)).toBeGreaterThanOrEqual(countOf(state, name))
      }),
      { numRuns: 3000 },
    )
  })
})

interface CutAndPasted {
  readonly state: EditorState
  readonly selection: Selection
  readonly back: EditorState
}

function cutAndPasted(lines: string[], one: number, other: number): CutAndPasted {
  const state = stateOf(lines)
  // A browser never selects half a character.
  const { from, to } = selectionAt(state.doc, [Math.min(one, other), Math.max(one, other)])
  const [start, end] = [from, to].map((place) => wholeCharacter(state.doc, place, 1))
  const selection = TextSelection.create(state.doc, start ?? from, end)
  const chosen = state.apply(state.tr.setSelection(selection))
  const pasted = pastedSlice(articleSchema, finalSlice(selection.content()))
  const cut = chosen.apply(deleteSelectionPerField(chosen.tr))
  return { state, selection, back: cut.apply(insertPasted(cut.tr, pasted)) }
}

/** Text of the last block is joined to the first one by a cut, but never to a caption or an unknown block. */
function endsInPart({ $from, $to, from, to }: Selection): boolean {
  if ($from.sameParent($to)) return false
  const blocks = bodyBlocksBetween($from.doc, from, to)
  const [first, last] = [blocks.at(0), blocks.at(-1)]
  const isWhole = first && last && from <= startOf(first) && to >= endOf(last)
  if (first && last && !isWhole && (standsAlone(first.node) || standsAlone(last.node))) return true
  const isRowCut =
    ($from.parent.type.name === 'detailsKey' && $from.parentOffset > 0) ||
    ($from.parent.type.name === 'detailsValue' && $from.parentOffset > 0) ||
    $to.parent.type.name === 'detailsKey' ||
    ($to.parent.type.name === 'detailsValue' && $to.parentOffset < $to.parent.content.size)
  return isRowCut
}

/** The document; whether an empty value has a cell of its own is no difference that anybody sees. */
function stored({ doc }: EditorState): unknown {
  return JSON.parse(JSON.stringify(doc.toJSON()).replaceAll('"isVirtual":true', '"isVirtual":false'))
}

function countOf({ doc }: EditorState, name: string): number {
  let count = 0
  doc.descendants((node) => {
    if (node.type.name === name) count += 1
  })
  return count
}
