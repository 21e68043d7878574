import { articleSchema, textRoot } from '@stet/article'
import { article, p, row, section } from '@stet/article/testing'
import type { Transaction } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { createDetailsRow } from './commands/createDetailsRow.ts'
import { articleBytes, Tab } from './testing/Tab.ts'

const MODES = ['edit', 'suggest'] as const
const paragraph = (text: string) =>
  articleSchema.node('paragraph', null, text === '' ? [] : [articleSchema.text(text)])

/** The position before the first textblock of a kind that is empty. */
function emptyBlock(tab: Tab, kind: string): number {
  let found = -1
  tab.state.doc.descendants((node, pos) => {
    if (found < 0 && node.type.name === kind && node.content.size === 0) found = pos
    return found < 0
  })
  return found
}

function dispatch(tab: Tab, edit: (tr: Transaction) => unknown): Tab {
  const { tr } = tab.state
  edit(tr)
  tab.editor.dispatch(tr)
  return tab
}

const textsOf = (tab: Tab) => tab.lines.slice(-2).map((line) => line.replace('|', ''))

/** A body of which nothing is left, not even a marker: it shows an empty paragraph. */
function withoutMarkers(options: ConstructorParameters<typeof Tab>[1] = {}): Tab {
  const tab = new Tab(articleBytes(article('H')), options)
  const body = textRoot(tab.doc, 'body')
  body.delete(0, body.length)
  return tab
}

describe('several edits in one transaction', () => {
  for (const mode of MODES) {
    it(`[B10] text in an empty block and a block behind it keep their order, in ${mode}`, () => {
      const bytes = articleBytes(article('H', section('', p('eins'), p(''), p('zwei'))))
      const textFirst = new Tab(bytes, { mode })
      const at = emptyBlock(textFirst, 'paragraph')
      dispatch(textFirst, (tr) => tr.insertText('x', at + 1).insert(at + 3, paragraph('neu')))
      const blockFirst = dispatch(new Tab(bytes, { mode }), (tr) =>
        tr.insert(at + 2, paragraph('neu')).insertText('x', at + 1),
      )
      for (const tab of [textFirst, blockFirst]) {
        expect(tab.stored('body')).toBe('{p}eins{p}x{p}neu{p}zwei')
        expect(tab.lines.slice(2)).toEqual(['p: eins', 'p: x', 'p: neu', 'p: zwei'])
      }
    })

    it(`[B10] [B17] a value without a cell, its key and a row behind them keep their places, in ${mode}`, () => {
      for (const isRowFirst of [false, true]) {
        const tab = new Tab(articleBytes(article('H', section('', p('x')), row('Ort', 'Rom'))), { mode })
        textRoot(tab.doc, 'details').insertEmbed(textRoot(tab.doc, 'details').length, { k: 'row' })
        const key = emptyBlock(tab, 'detailsKey')
        const end = key + 5
        dispatch(tab, (tr) => {
          if (isRowFirst) tr.insert(end, createDetailsRow(articleSchema, 'K'))
          tr.insertText('v', key + 3).insertText('k', key + 1)
          if (!isRowFirst) tr.insert(tr.mapping.map(end), createDetailsRow(articleSchema, 'K'))
        })
        expect(tab.stored('details')).toBe('{row}Ort{cell}Rom{row}k{cell}v{row}K')
        expect(tab.lines.slice(-3)).toEqual(['row: Ort = Rom', 'row: k = v', 'row: K'])
      }
    })

    it(`[B17] the paragraph of a body without markers stays when a block comes behind it, in ${mode}`, () => {
      const tab = withoutMarkers({ mode })
      const at = emptyBlock(tab, 'paragraph')
      dispatch(tab, (tr) => tr.insert(at + 2, paragraph('neu')))
      expect([tab.stored('body'), textsOf(tab)]).toEqual(['{p}{p}neu', ['p:', 'p: neu']])
    })

    it(`[B17] the paragraph of a body without markers needs none when it is filled at once, in ${mode}`, () => {
      const tab = withoutMarkers({ mode })
      const at = emptyBlock(tab, 'paragraph')
      dispatch(tab, (tr) => tr.insert(at + 2, paragraph('neu')).insertText('x', at + 1))
      expect([tab.stored('body'), textsOf(tab)]).toEqual(['x{p}neu', ['p: x', 'p: neu']])
    })

    it(`[B17] the paragraph of a body without markers is gone when it is taken away, in ${mode}`, () => {
      const tab = withoutMarkers({ mode })
      const at = emptyBlock(tab, 'paragraph')
      dispatch(tab, (tr) => tr.delete(at, at + 2).insert(at - 1, section2('neu', 'alt')))
      expect([tab.stored('body'), textsOf(tab)]).toEqual(['{p}neu{p}alt', ['p: neu', 'p: alt']])
    })
  }

  it('[B17] text before the first marker stays as an empty block when one range empties it and another brings a block', () => {
    const tab = withoutMarkers()
    tab.doc.clientID = 1
    textRoot(tab.doc, 'body').insert(0, 'roh')
    const from = tab.find('roh')
    dispatch(tab, (tr) => tr.insert(from + 4, paragraph('neu')).delete(from, from + 3))
    expect([tab.stored('body'), textsOf(tab)]).toEqual(['{p}{p}neu', ['p:', 'p: neu']])
  })
})

function section2(...texts: readonly string[]) {
  return articleSchema.node('section', null, texts.map(paragraph))
}
