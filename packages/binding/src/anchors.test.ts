import { article, lead, p, quote, row, section } from '@stet/article/testing'
import { itemAt } from '@stet/article'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enter } from './commands/enter.ts'
import { moveHere } from './commands/moveHere.ts'
import { operation, transactionOf } from './testing/operations.ts'
import { startArticles } from './testing/startArticles.ts'
import { articleBytes, Tab } from './testing/Tab.ts'

const BYTES = articleBytes(
  article(
    'Lage',
    lead('Ein Satz.'),
    section('', p('eins zwei'), p('')),
    section('Kopf', quote('vier')),
    row('Ort', 'Rom'),
  ),
)
const open = (user = 'anna') => new Tab(BYTES, { user })

describe('places', () => {
  it('[B40] every place where text can stand is found again', () => {
    const tab = open()
    tab.state.doc.descendants((node, pos) => {
      for (let at = pos; node.isTextblock && at <= pos + node.nodeSize; at += 1) {
        const anchor = tab.binding.anchorAt(at)
        const isInside = at > pos && at < pos + node.nodeSize
        expect(anchor && tab.binding.positionOf(anchor)).toBe(isInside ? at : null)
      }
      return !node.isTextblock
    })
  })

  it('[B40] the other replica finds the same place, once it has the character', () => {
    const anna = open().caretAt('zwei').type('neu ')
    const ben = open('ben')
    const anchor = anna.binding.anchorAt(anna.find('neu', 1))!
    expect(ben.binding.positionOf(anchor)).toBe(null)
    ben.sync(anna).caretAt('Ein').type('xyz ')
    expect(ben.binding.positionOf(anchor)).toBe(ben.find('neu', 1))
  })

  it('[B40] a place in deleted text is where that was, and comes back with it', () => {
    const tab = open()
    const anchor = tab.binding.anchorAt(tab.find('zwei', 2))!
    tab.delete('zwei')
    expect(tab.binding.positionOf(anchor)).toBe(tab.find('eins ', 5))
    tab.caretAt('eins ', 5).type('x')
    expect(tab.binding.positionOf(anchor)).toBe(tab.find('eins x', 6))
    tab.binding.undo()
    tab.binding.undo()
    expect(tab.binding.positionOf(anchor)).toBe(tab.find('zwei', 2))
  })

  it('[B40] a place in hidden text is where that would be', () => {
    const ben = new Tab(BYTES, { user: 'ben', mode: 'suggest' }).caretAt('zwei').type('neu')
    const anna = open().sync(ben)
    const anchor = anna.binding.anchorAt(anna.find('neu', 2))!
    anna.delete('neu')
    expect(anna.binding.positionOf(anchor)).toBe(anna.find('zwei'))
  })

  it('[B40] a place in a moved block goes with it', () => {
    const tab = open()
    const anchor = tab.binding.anchorAt(tab.find('vier', 2))!
    tab.caretAt('vier')
    tab.editor.run(moveHere(-1))
    expect(tab.binding.positionOf(anchor)).toBe(tab.find('vier', 2))
  })

  it('[B40] the value of a row without a cell is a place of its own', () => {
    const tab = open()
    tab.doc.getText('details').insertEmbed(tab.doc.getText('details').length, { k: 'row' })
    const value = tab.state.doc.content.size - 3
    const anchor = tab.binding.anchorAt(value)!
    expect([anchor.isVirtualCell, tab.binding.positionOf(anchor)]).toEqual([true, value])
    tab.editor.dispatch(tab.state.tr.insertText('Key', value - 2))
    expect(tab.binding.positionOf(anchor)).toBe(value + 3)
    tab.editor.dispatch(tab.state.tr.insertText('Wert', value + 3))
    expect(tab.binding.positionOf(anchor)).toBe(tab.find('Wert'))
  })

  it('[B40] a place in text that stood before the first marker and is gone is the start of the first block', () => {
    const tab = open()
    tab.doc.getText('body').insert(0, 'vorn')
    const anchor = tab.binding.anchorAt(tab.find('vorn', 2))!
    tab.doc.getText('body').delete(0, 4)
    expect(tab.binding.positionOf(anchor)).toBe(tab.find('eins'))
  })

  it('[B41] typing at a caret does not change its anchor, at the end of a block neither', () => {
    const tab = open()
    for (const [text, offset] of [
      ['zwei', 0],
      ['zwei', 4],
      ['vier', 4],
      ['Rom', 3],
      ['Lage', 4],
    ] as const) {
      tab.caretAt(text, offset)
      const before = tab.binding.anchorAt(tab.state.selection.head)
      tab.type('abc')
      expect(tab.binding.anchorAt(tab.state.selection.head)).toEqual(before)
      tab.binding.undo()
    }
    tab.caretAt('zwei', 4)
    tab.editor.run(enter)
    expect(tab.lines).toContain('p: |')
  })

  it('[B40] an anchor lasts whatever is edited, and points at its character as long as that is shown', () => {
    const property = fc.property(
      fc.constantFrom(...startArticles),
      fc.array(operation, { maxLength: 25, size: 'max' }),
      fc.nat(),
      (start, operations, n) => {
        const tab = new Tab(articleBytes(start))
        const places: number[] = []
        tab.state.doc.descendants((node, pos) => {
          for (let at = 0; node.isTextblock && at <= node.content.size; at += 1) places.push(pos + 1 + at)
        })
        const place = places[n % places.length]!
        const character = tab.state.doc.textBetween(place, Math.min(place + 1, tab.state.doc.content.size))
        const anchor = tab.binding.anchorAt(place)!
        for (const chosen of operations) {
          const tr = transactionOf(tab.state, chosen)
          if (tr) tab.editor.dispatch(tr)
          const position = tab.binding.positionOf(anchor)
          if (anchor.root === 'details' && tab.state.doc.lastChild?.childCount === 0) continue
          expect(position).not.toBe(null)
          const { parent } = tab.state.doc.resolve(position!)
          expect(parent.isTextblock).toBe(true)
          const item = anchor.at && itemAt(tab.doc, [anchor.at[0], anchor.at[1]])
          if (character === '' || !item || item.deleted) continue
          expect(tab.state.doc.textBetween(position!, position! + 1)).toBe(character)
        }
      },
    )
    fc.assert(property, { numRuns: 150 })
  })
})
