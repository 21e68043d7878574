import { type ReadArticle, read, TEXT_ROOTS, textRoot } from '@stet/article'
import { article, bold, kicker, p, row, section } from '@stet/article/testing'
import { cardsOf } from '@stet/tracked-changes'
import { describe, expect, it } from 'vitest'
import { enter } from './commands/enter.ts'
import { toggleFormat } from './commands/toggleFormat.ts'
import { articleBytes, Tab, type TabOptions } from './testing/Tab.ts'

const BYTES = articleBytes(
  article(
    'Lage',
    kicker('Dach'),
    section('', p('eins zwei'), bold('vier', p('drei vier'))),
    section('Kopf', p('fünf')),
    row('Ort', 'Rom'),
    row('Quellen'),
  ),
)

const open = (options?: TabOptions) => new Tab(BYTES, options)

/** The blocks that are not the same objects in two readings, as `root block`. */
function differing(one: ReadArticle, other: ReadArticle): readonly string[] {
  return TEXT_ROOTS.flatMap((root) =>
    other[root].flatMap((block, at) => (one[root][at] === block ? [] : [`${root} ${at}`])),
  )
}

/** The text of the document that stands where the places of all cards are. */
function textsOfCards({ binding, state, doc }: Tab) {
  return cardsOf(read(doc, 'markup')).map(({ places }) =>
    binding.rangesOf(places).map((range) => range && state.doc.textBetween(range.from, range.to, '¶')),
  )
}

describe('[B47] the reading', () => {
  it('is what the article reads, typed text in it too', () => {
    const tab = open().caretAt('zwei').type('neu ')
    expect(tab.binding.reading()).toEqual(read(tab.doc, 'markup'))
    tab.binding.setMode('suggest')
    tab.caretAt('Rom').type('bei ').delete('fünf').select('drei').editor.run(toggleFormat('italic'))
    expect(tab.binding.reading()).toEqual(read(tab.doc, 'markup'))
  })

  it('is the same object while nothing changed, and of what changed only the blocks that did', () => {
    const [anna, ben] = [open(), open({ user: 'ben' })]
    const first = anna.binding.reading()
    expect(anna.caretAt('eins').binding.reading()).toBe(first)
    ben.caretAt('drei').type('x')
    anna.sync(ben)
    const second = anna.binding.reading()
    expect(differing(first, second)).toEqual(['body 1'])
    expect(second.details).toBe(first.details)
    anna.caretAt('Rom').type('abc')
    expect(differing(second, anna.binding.reading())).toEqual(['details 1'])
  })

  it('keeps the blocks behind one that came', () => {
    const tab = open()
    const first = tab.binding.reading()
    tab.caretAt('zwei').editor.run(enter)
    const { body } = tab.binding.reading()
    expect(body.map((block) => first.body.indexOf(block))).toEqual([-1, -1, 1, 2, 3])
  })

  it('leaves what stands in the document to be read after a transaction of others', () => {
    const tab = open()
    const before = tab.binding.reading()
    const seen: ReadArticle[] = []
    tab.doc.on('afterTransaction', () => seen.push(tab.binding.reading()))
    tab.doc.transact(() => textRoot(tab.doc, 'kicker').insert(0, 'x'))
    expect(seen[0]).toBe(before)
    expect(tab.binding.reading()).toEqual(read(tab.doc, 'markup'))
  })
})

describe('[B48] where a reading stands', () => {
  it('is found for every place of a card', () => {
    const tab = open({ mode: 'suggest' }).caretAt('zwei').type('neu ').delete('drei').delete('Ort')
    tab.caretAt('Rom').type('bei ')
    expect(textsOfCards(tab)).toEqual([['neu '], ['drei'], ['Ort'], ['bei ']])
  })

  it('begins before a block whose marker is part of the card', () => {
    const tab = open({ mode: 'suggest' }).caretAt('zwei')
    tab.editor.run(enter)
    const [card] = cardsOf(tab.binding.reading())
    const [range] = tab.binding.rangesOf(card!.places)
    const from = tab.find('zwei') - 1
    expect([range, tab.state.doc.nodeAt(from)?.textContent]).toEqual([{ from, to: from + 1 }, 'zwei'])
  })

  it('is null for a block that is not there, and no more than the text there is', () => {
    const tab = open()
    const at = { root: 'body', from: 2, to: 99, hasMarker: false } as const
    const from = tab.find('eins', 2)
    expect(tab.binding.rangesOf([{ ...at, block: 0 }])).toEqual([{ from, to: tab.find('zwei', 4) }])
    expect(tab.binding.rangesOf([{ ...at, block: 4 }])).toEqual([null])
  })

  it('moves with what waits to be written', () => {
    const tab = open({ mode: 'suggest' }).caretAt('zwei').type('neu ')
    const [card] = cardsOf(tab.binding.reading())
    tab.editor.composing = true
    tab.caretAt('eins').type('ko')
    const [range] = tab.binding.rangesOf(card!.places)
    expect(tab.state.doc.textBetween(range!.from, range!.to)).toBe('neu ')
    expect(tab.binding.placeAt(tab.find('neu', 2))).toEqual({ root: 'body', block: 0, offset: 7 })
  })

  it('is told for every position in text, and for none beside it', () => {
    const { binding, state } = open()
    const texts: string[] = []
    state.doc.descendants((node, pos) => {
      if (!node.isTextblock) return true
      expect(binding.placeAt(pos)).toBe(null)
      const { root, block } = binding.placeAt(pos + 1)!
      const end = pos + 1 + node.content.size
      expect(binding.placeAt(end)).toEqual({ root, block, offset: node.content.size })
      texts.push(`${root} ${block} ${node.textContent}`)
      return false
    })
    expect(texts.filter((text) => !text.endsWith(' '))).toEqual([
      'kicker 0 Dach',
      'headline 0 Lage',
      'body 0 eins zwei',
      'body 1 drei vier',
      'body 2 Kopf',
      'body 3 fünf',
      'details 0 Ort',
      'details 1 Rom',
      'details 2 Quellen',
    ])
    expect(binding.placeAt(-1)).toBe(null)
    expect(binding.placeAt(state.doc.content.size + 5)).toBe(null)
  })

  it('of a cell that is made for showing is the nearest place in the other cell of its row', () => {
    const tab = open()
    const details = textRoot(tab.doc, 'details')
    tab.doc.transact(() => {
      details.insertEmbed(details.length, { k: 'row' })
      details.insert(details.length, 'Dank')
      // The row goes, so that its value stands in a row without a stored key.
      details.delete(0, 'xOrt'.length)
    })
    const key = tab.find('Rom', -2)
    const value = tab.find('Dank', 'Dank'.length + 2)
    expect(tab.state.doc.resolve(key).parent.type.name).toBe('detailsKey')
    expect(tab.state.doc.resolve(value).parent.attrs['isVirtual']).toBe(true)
    expect(tab.binding.placeAt(key)).toEqual({ root: 'details', block: 0, offset: 0 })
    expect(tab.binding.placeAt(value)).toEqual({ root: 'details', block: 3, offset: 'Dank'.length })
    const places = [0, 1, 2, 3].map(
      (block) => ({ root: 'details', block, from: 0, to: 9, hasMarker: false }) as const,
    )
    const texts = tab.binding
      .rangesOf(places)
      .map((range) => range && tab.state.doc.textBetween(range.from, range.to))
    expect(texts).toEqual(['Rom', 'Quellen', '', 'Dank'])
  })
})
