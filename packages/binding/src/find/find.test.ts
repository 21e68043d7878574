import type { ArticleJson } from '@stet/article'
import { article, bold, kicker, lead, link, p, quote, row, section } from '@stet/article/testing'
import { describe, expect, it } from 'vitest'
import { toggleFormat } from '../commands/toggleFormat.ts'
import type { EditorMode } from '../ArticleBindingOptions.ts'
import { articleBytes, Tab } from '../testing/Tab.ts'
import { findPlugin } from './findPlugin.ts'
import { NO_QUERY } from './FindQuery.ts'
import { closeFind, openFind, setFindQuery } from './findRequests.ts'
import { findStateOf } from './FindState.ts'
import { DRAWN_AT_MOST } from './matchDecorations.ts'
import { replaceAllMatches, replaceMatch } from './replaceMatches.ts'
import { selectMatch } from './selectMatch.ts'

const HARBOUR = article(
  'Kai gesperrt',
  kicker('Am Kai'),
  lead('Der Kai ist zu.', { from: 4, to: 7, bold: true }),
  section('', p('Kein Schiff am Kai, kein Kaiser.'), quote('Kai!')),
  section('Der Kai', link('Kai', 'https://example.org/', p('Siehe Kai.'))),
  row('Ort', 'Kai 7'),
  row('Quellen', ''),
)

/** A tab with the find plugin. */
class FindTab extends Tab {
  constructor(source: ArticleJson | Uint8Array = HARBOUR, user = 'anna', mode: EditorMode = 'edit') {
    const bytes = source instanceof Uint8Array ? source : articleBytes(source)
    super(bytes, { user, mode, plugins: [findPlugin({ language: () => 'de' })] })
  }

  get finding() {
    const find = findStateOf(this.state)
    if (!find) throw new Error('no find plugin')
    return find
  }

  look(text: string, manner: { isCaseMatched?: boolean; isWholeWord?: boolean } = {}): this {
    this.editor.run(setFindQuery({ ...NO_QUERY, text, ...manner }))
    return this
  }

  go(where: 'next' | 'previous' | 'here'): this {
    this.editor.run(selectMatch(where))
    return this
  }

  replace(text: string): boolean {
    return this.editor.run(replaceMatch(text, () => this.binding.mode !== 'view'))
  }

  replaceAll(text: string): boolean {
    return this.editor.run(replaceAllMatches(text, () => this.binding.mode !== 'view'))
  }

  /** Every match with a bit of what stands around it. */
  get found(): readonly string[] {
    return [...this.finding.matches].map(({ from, to }) => {
      const { parent, parentOffset } = this.state.doc.resolve(from)
      const text = parent.textContent
      const end = parentOffset + to - from
      return `${text.slice(0, parentOffset)}[${text.slice(parentOffset, end)}]${text.slice(end)}`
    })
  }

  /** Throws unless what is drawn is what is found. */
  checkDrawn(): this {
    const drawn = this.finding.decorations.find().toSorted((one, other) => one.from - other.from)
    const current = drawn.findIndex(({ spec }) => (spec as { isCurrent: boolean }).isCurrent)
    const [shown, known] = [drawn, [...this.finding.matches]].map((list) =>
      JSON.stringify(list.map(({ from, to }) => [from, to])),
    )
    if (shown !== known || current !== this.finding.current)
      throw new Error(`drawn are ${shown} (${current}), found ${known} (${this.finding.current})`)
    return this
  }
}

describe('finding', () => {
  it('[B70] finds in every field, in reading order, inside of blocks only', () => {
    expect(new FindTab().look('kai').checkDrawn().found).toEqual([
      'Am [Kai]',
      '[Kai] gesperrt',
      'Der [Kai] ist zu.',
      'Kein Schiff am [Kai], kein Kaiser.',
      'Kein Schiff am Kai, kein [Kai]ser.',
      '[Kai]!',
      'Der [Kai]',
      'Siehe [Kai].',
      '[Kai] 7',
    ])
    expect(new FindTab().look('kai', { isWholeWord: true }).found).not.toContain(
      'Kein Schiff am Kai, kein [Kai]ser.',
    )
    expect(new FindTab().look('zu. Kein').found).toEqual([])
    expect(new FindTab().look('Ort Kai').found).toEqual([])
  })

  it('[B70] what is struck is not found, and nothing is found across it', () => {
    const tab = new FindTab(article('H', section('', p('Kai am Kai und Kaimauer'))), 'anna', 'suggest')
    tab.delete('am Kai')
    tab.delete('mau')
    expect(tab.look('kai').checkDrawn().found).toEqual([
      '[Kai] am Kai und Kaimauer',
      'Kai am Kai und [Kai]mauer',
    ])
    expect(tab.look('kaier').found).toEqual([])
    expect(tab.look('kai', { isWholeWord: true }).found).toEqual(['[Kai] am Kai und Kaimauer'])
  })

  it('[B73] goes on from the selection, round and round', () => {
    const tab = new FindTab().caretAt('Schiff').look('kai').go('here')
    expect(tab.finding.current).toBe(3)
    expect(tab.go('here').finding.current).toBe(3)
    expect(tab.go('next').finding.current).toBe(4)
    expect(tab.go('previous').go('previous').checkDrawn().finding.current).toBe(2)
    for (let step = 0; step < 7; step += 1) tab.go('next')
    expect(tab.finding.current).toBe(0)
    expect(tab.go('previous').checkDrawn().finding.current).toBe(8)
    // Somebody who clicks somewhere else goes on from there.
    tab.caretAt('gesperrt')
    expect(tab.checkDrawn().finding.current).toBe(-1)
    expect(tab.go('next').finding.current).toBe(2)
    tab.caretAt('gesperrt')
    expect(tab.go('previous').finding.current).toBe(1)
  })

  it('[B73] what is selected is looked for, and known when it is over', () => {
    const tab = new FindTab().select('Schiff')
    tab.editor.run(openFind)
    expect(tab.finding).toMatchObject({ isOpen: true, requests: 1, current: 0, query: { text: 'Schiff' } })
    expect(tab.editor.run(closeFind)).toBe(true)
    expect(tab.finding).toMatchObject({ isOpen: false, search: null, current: -1, query: { text: 'Schiff' } })
    expect(tab.editor.run(closeFind)).toBe(false)
    tab.caretAt('Kein').editor.run(openFind)
    expect(tab.found).toEqual(['Kein [Schiff] am Kai, kein Kaiser.'])
    expect(tab.finding.requests).toBe(2)
  })

  it('[B72] an edit has only its own block searched again', () => {
    const body = Array.from({ length: 300 }, (_, at) => p(`Absatz ${at} am Kai`))
    const tab = new FindTab(article('Kai', section('', ...body), section('Kopf', ...body))).look('kai')
    const before = tab.finding.search?.searched ?? 0
    expect(before).toBeGreaterThan(600)
    tab.caretAt('Absatz 20 am ', 13).type('Kai ').checkDrawn()
    expect(tab.finding.matches).toHaveLength(602)
    expect(tab.finding.search?.searched).toBe(before + 4)
  })

  it('[B72] follows what others do, step by step and all at once', () => {
    const anna = new FindTab().look('kai').go('next').go('next')
    const ben = new FindTab(HARBOUR, 'ben')
    expect(anna.found[anna.finding.current]).toBe('[Kai] gesperrt')
    ben.caretAt('Am ', 3).type('alten Kai und ')
    anna.sync(ben).checkDrawn()
    expect(anna.finding.matches).toHaveLength(10)
    expect(anna.found[anna.finding.current]).toBe('[Kai] gesperrt')
    ben.look('kai').replaceAll('Pier')
    anna.sync(ben).checkDrawn()
    expect(anna.found).toEqual([])
    ben.binding.undo()
    anna.sync(ben).checkDrawn()
    expect(anna.finding.matches).toHaveLength(10)
  })

  it('[B72] while an input method composes, matches move and are searched when it is done', () => {
    const tab = new FindTab().look('kai')
    const compose = (text: string, at: number, end = at): void =>
      tab.editor.dispatch(tab.state.tr.insertText(text, at, end).setMeta('composition', 7))
    const at = tab.find('Schiff')
    compose('Kai', at)
    expect(tab.finding.isBehind).toBe(true)
    expect(tab.finding.matches).toHaveLength(9)
    tab.checkDrawn()
    tab.caretAt('Der Kai').type('x')
    expect(tab.finding.isBehind).toBe(false)
    expect(tab.checkDrawn().finding.matches).toHaveLength(10)
  })

  it('[B72] of very many matches those around the selection are drawn, all are counted', () => {
    const tab = new FindTab(
      article('H', section('', ...Array.from({ length: 30 }, () => p('e'.repeat(100))))),
    ).look('e')
    expect(tab.finding.matches).toHaveLength(3000)
    expect(tab.finding.decorations.find()).toHaveLength(DRAWN_AT_MOST)
    tab.go('previous')
    const { matches, current, decorations } = tab.finding
    expect(current).toBe(2999)
    expect(decorations.find().at(-1)).toMatchObject({ ...matches.at(2999), spec: { isCurrent: true } })
    tab.type('x')
    expect(tab.finding.matches).toHaveLength(2999)
    expect(tab.finding.decorations.find()).toHaveLength(DRAWN_AT_MOST - 1)
    // Where somebody writes, everything is drawn.
    tab.caretAt('eee').type('x')
    expect(tab.finding.decorations.find()).toHaveLength(DRAWN_AT_MOST - 1 + 100)
    expect(tab.go('previous').go('next').finding.current).toBe(0)
  })
})

describe('replacing', () => {
  it('[B74] replaces one after the other and never what it wrote', () => {
    const tab = new FindTab(article('H', section('', p('a b a b a')))).caretAt('b a b').look('a').go('here')
    expect(tab.finding.current).toBe(1)
    expect(tab.replace('aa')).toBe(true)
    expect(tab.lines).toContain('p: a b aa b [a]')
    tab.replace('x')
    expect(tab.lines).toContain('p: [a] b aa b x')
    tab.replace('')
    expect(tab.lines).toContain('p:  b [a]a b x')
    tab.caretAt('b x')
    expect(tab.replace('y')).toBe(true)
    expect(tab.lines).toContain('p:  b [a]a b x')
  })

  it('[B74] replaces all in one transaction and one undo step', () => {
    const tab = new FindTab().caretAt('gesperrt')
    tab.type('war ')
    const before = tab.lines
    let updates = 0
    tab.doc.on('update', () => {
      updates += 1
    })
    tab.look('kai', { isWholeWord: true }).replaceAll('Pier')
    expect(updates).toBe(1)
    expect(tab.checkDrawn().found).toEqual([])
    expect(tab.lines).toEqual([
      'kicker: Am Pier',
      'headline: Pier war |gesperrt',
      'lead: Der Pier ist zu.',
      'p: Kein Schiff am Pier, kein Kaiser.',
      'q: Pier!',
      'h: Der Pier',
      'p: Siehe Pier.',
      'row: Ort = Pier 7',
      'row: Quellen =',
    ])
    tab.binding.undo()
    expect(tab.lines).toEqual(before)
    tab.binding.redo()
    expect(tab.lines[0]).toBe('kicker: Am Pier')
    tab.binding.undo()
    tab.binding.undo()
    expect(tab.lines).toContain('headline: Kai |gesperrt')
  })

  it('[B74] what is typed right behind a replacement is a step of its own', () => {
    const tab = new FindTab().look('Schiff').go('here')
    tab.replace('Boot')
    tab.caretAt('Boot', 4).type('e')
    tab.binding.undo()
    expect(tab.lines.join('\n')).toContain('Kein Boot| am Kai')
    tab.binding.undo()
    expect(tab.lines.join('\n')).toContain('Kein [Schiff] am Kai')
  })

  it('[B74] keeps the formats of what it replaces', () => {
    const tab = new FindTab().look('kai')
    tab.replaceAll('Pier')
    expect(formatsIn(tab, 'Der Pier ist')).toEqual([
      ['Der ', ''],
      ['Pier', 'bold'],
      [' ist zu.', ''],
    ])
    expect(formatsIn(tab, 'Siehe')).toEqual([
      ['Siehe ', ''],
      ['Pier', 'link'],
      ['.', ''],
    ])
    const mixed = new FindTab(article('H', section('', bold('Haus', p('Ein rotes Haus hier')))))
    mixed.look('rotes Haus').replaceAll('rotes Auto')
    expect(formatsIn(mixed, 'Ein')).toEqual([
      ['Ein rotes ', ''],
      ['Auto', 'bold'],
      [' hier', ''],
    ])
    const longer = new FindTab(article('H', section('', link('Haus', 'https://example.org/', p('Ein Haus')))))
    longer.look('haus').replaceAll('Hausboot')
    expect(formatsIn(longer, 'Ein')).toEqual([
      ['Ein ', ''],
      ['Hausboot', 'link'],
    ])
    longer.editor.run(toggleFormat('bold'))
    longer.look('ein').replaceAll('Kein')
    expect(formatsIn(longer, 'Kein')).toEqual([
      ['Kein ', ''],
      ['Hausboot', 'link'],
    ])
  })

  it('[B74] touches no more than differs', () => {
    const tab = new FindTab(article('H', section('', p('Müller und mueller und MÜLLER'))))
    const inserted: string[] = []
    tab.doc.on('afterTransaction', (transaction) => {
      for (const event of transaction.changedParentTypes.values())
        for (const { changes } of event)
          for (const { insert } of changes.delta) if (typeof insert === 'string') inserted.push(insert)
    })
    tab.look('Müller').replaceAll('Müller')
    expect(tab.lines).toContain('p: Müller und Müller und Müller')
    expect(inserted).toEqual(['Mü', 'üller'])
  })

  it('[B74] writes what may be stored, in one line', () => {
    const tab = new FindTab(article('H', section('', p('a b'))))
    tab.look('a').replaceAll('x\ny\uD83D\u0000z')
    expect(tab.lines).toContain('p: x yz b')
  })

  it('[B74] cuts no surrogate pair, also where both begin with the same half', () => {
    const tab = new FindTab(article('H', section('', p('😀 und 😀'))))
    tab.look('😀').replaceAll('😁')
    expect(tab.lines).toContain('p: 😁 und 😁')
    tab.binding.undo()
    expect(tab.lines.join()).toContain('p: 😀 und 😀')
  })

  it('[B74] is refused where one only reads', () => {
    const tab = new FindTab(HARBOUR, 'anna', 'view').look('kai').go('next')
    const before = tab.state.doc
    expect(tab.replace('x')).toBe(false)
    expect(tab.replaceAll('x')).toBe(false)
    expect(tab.state.doc).toBe(before)
  })

  it('[B74] does nothing where nothing was found, and where nothing would change', () => {
    const tab = new FindTab().look('gibtesnicht')
    expect(tab.replace('x')).toBe(false)
    expect(tab.replaceAll('x')).toBe(false)
    tab.look('Schiff').replaceAll('Schiff')
    expect(tab.binding.canUndo).toBe(false)
  })

  it('[B74] suggests where one suggests', () => {
    const tab = new FindTab(article('H', section('', p('Kai am Kai'))), 'anna', 'suggest').look('kai')
    tab.replaceAll('Pier')
    expect(tab.stored('body')).toBe('{p}KaiPier am KaiPier')
    expect(tab.checkDrawn().found).toEqual([])
    tab.binding.undo()
    expect(tab.checkDrawn().finding.matches).toHaveLength(2)
  })
})

/** The texts of a block with the formats of each. */
function formatsIn(tab: Tab, text: string): readonly (readonly [string, string])[] {
  const block = tab.state.doc.resolve(tab.find(text)).parent
  return block.content.content.map((node) => [
    node.text ?? '',
    node.marks.map(({ type }) => type.name).join(),
  ])
}
