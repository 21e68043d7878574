import { spansRoot } from '@stet/article'
import { article, bold, bullet, lead, link, p, section } from '@stet/article/testing'
import type { Command } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { indent, outdent } from './commands/indent.ts'
import { setBlockKind, toggleBlockKind, toggleList } from './commands/setBlockKind.ts'
import { removeLink, setLink } from './commands/setLink.ts'
import { isFormatted, toggleFormat } from './commands/toggleFormat.ts'
import { cardsIn } from './testing/cardsIn.ts'
import { pendingIn } from './testing/pendingIn.ts'
import { articleBytes, Tab, type TabOptions } from './testing/Tab.ts'

const BYTES = articleBytes(
  article(
    'Lage',
    lead('Ein Satz.'),
    section(
      '',
      p('eins zwei drei'),
      bold('fett', p('ganz fett hier')),
      link('Kai', 'https://example.org/a', p('Der Kai.')),
      bullet('Punkt'),
      bullet('zweiter'),
      p('letzter'),
    ),
  ),
)

function open(options: TabOptions = {}) {
  const tab = new Tab(BYTES, { user: 'ben', mode: 'suggest', ...options })
  const run = (text: string, ...commands: readonly Command[]) => {
    for (const command of commands) {
      tab.select(text)
      tab.time += 1000
      expect(tab.editor.run(command)).toBe(true)
    }
    return tab
  }
  return { tab, run }
}

const spansIn = (tab: Tab) => spansRoot(tab.doc).toJSON()
const nothing = { cards: [], spans: 2 }
const left = (tab: Tab) => ({ cards: cardsIn(tab), spans: spansRoot(tab.doc).size })

describe('[B15] [B16] a suggestion that changes nothing is not kept (6)', () => {
  it.each(['eins zwei drei', 'Ein Satz.'])('bold on and off again: %s', (text) => {
    const { tab, run } = open()
    run(text, toggleFormat('bold'))
    expect(cardsIn(tab)).toEqual([`ben sets bold: ${text}`])
    tab.select(text)
    expect(isFormatted(tab.state, 'bold')).toBe(true)
    run(text, toggleFormat('bold'))
    expect([left(tab), isFormatted(tab.state, 'bold')]).toEqual([nothing, false])
    expect(tab.lines).toEqual(open().tab.select(text).lines)
  })

  it('bold off and on again over text that is bold', () => {
    const { tab, run } = open()
    run('fett', toggleFormat('bold'))
    expect(cardsIn(tab)).toEqual(['ben clears bold: fett'])
    expect(left(run('fett', toggleFormat('bold')))).toEqual(nothing)
  })

  it('over blocks of which a part is bold', () => {
    const { tab, run } = open()
    const both = 'ganz fett hier'
    run(both, toggleFormat('bold'))
    expect(cardsIn(tab)).toEqual(['ben sets bold: ganz ', 'ben sets bold:  hier'])
    run(both, toggleFormat('bold'))
    expect(cardsIn(tab)).toEqual(['ben clears bold: fett'])
    expect(left(run('fett', toggleFormat('bold')))).toEqual(nothing)
  })

  it('bold taken from a part, then from the rest', () => {
    const { tab, run } = open()
    run('eins zwei drei', toggleFormat('bold'))
    const [[key]] = Object.entries(spansIn(tab)).slice(-1) as [[string, unknown]]
    run('zwei', toggleFormat('bold'))
    expect(cardsIn(tab)).toEqual(['ben sets bold: eins ', 'ben sets bold:  drei'])
    run('eins ', toggleFormat('bold'))
    expect(cardsIn(tab)).toEqual(['ben sets bold:  drei'])
    expect(Object.keys(spansIn(tab))).not.toContain(key)
    expect(left(run(' drei', toggleFormat('bold')))).toEqual(nothing)
  })

  it('bold that is set in two goes and taken away in one, also after a reload', () => {
    const { tab, run } = open()
    run('eins', toggleFormat('bold'))
    run(' zwei drei', toggleFormat('bold'))
    expect(cardsIn(tab)).toEqual(['ben sets bold: eins zwei drei'])
    expect(left(run('eins zwei drei', toggleFormat('bold')))).toEqual(nothing)
  })

  it('bold over two blocks is one card, and none when it is taken back', () => {
    const { tab } = open()
    const press = () => {
      const [from, to] = [tab.find('drei'), tab.find('ganz', 4)]
      tab.selectRange(from, to).editor.run(toggleFormat('italic'))
    }
    press()
    expect(cardsIn(tab)).toEqual(['ben sets italic: drei\nganz'])
    press()
    expect(left(tab)).toEqual(nothing)
  })

  it('undo brings the suggestion back, redo takes it away', () => {
    const { tab, run } = open()
    run('zwei', toggleFormat('bold'), toggleFormat('bold'))
    tab.binding.undo()
    expect(cardsIn(tab)).toEqual(['ben sets bold: zwei'])
    tab.binding.undo()
    expect(left(tab)).toEqual(nothing)
    tab.binding.redo()
    expect(cardsIn(tab)).toEqual(['ben sets bold: zwei'])
    tab.binding.redo()
    expect(left(tab)).toEqual(nothing)
  })

  it('a link changed and changed back, removed and set again, set and removed', () => {
    const { tab, run } = open()
    run('Kai', setLink('https://example.org/b'))
    expect(cardsIn(tab)).toEqual(['ben sets link https://example.org/b: Kai'])
    run('Kai', setLink('https://example.org/c'))
    expect(cardsIn(tab)).toEqual(['ben sets link https://example.org/c: Kai'])
    expect(left(run('Kai', setLink('https://example.org/a')))).toEqual(nothing)
    run('Kai', removeLink)
    expect(cardsIn(tab)).toEqual(['ben clears link: Kai'])
    expect(left(run('Kai', setLink('https://example.org/a')))).toEqual(nothing)
    run('eins', setLink('https://example.org/b'))
    expect(left(run('eins', removeLink))).toEqual(nothing)
  })

  it('a kind changed and changed back', () => {
    const { tab, run } = open()
    run('eins', setBlockKind('quote'))
    expect(cardsIn(tab)).toEqual(['ben makes q: eins zwei drei'])
    run('eins', setBlockKind('sectionHeading'))
    expect(cardsIn(tab)).toEqual(['ben makes h: eins zwei drei'])
    expect(left(run('eins', setBlockKind('paragraph')))).toEqual(nothing)
    run('eins', toggleBlockKind('sectionHeading'), toggleBlockKind('sectionHeading'))
    expect(left(run('eins', toggleList('bulletItem'), toggleList('bulletItem')))).toEqual(nothing)
    expect(tab.lines).toEqual(open().tab.select('eins').lines)
  })

  it('indent and outdent, as deep as it goes', () => {
    const { tab, run } = open()
    run('zweiter', indent)
    expect(cardsIn(tab)).toEqual(['ben makes ul 1: zweiter'])
    tab.select('zweiter')
    expect(tab.editor.run(indent)).toBe(false)
    expect(left(run('zweiter', outdent))).toEqual(nothing)
    run('letzter', toggleList('bulletItem'), indent)
    expect(cardsIn(tab)).toEqual(['ben makes ul 1: letzter'])
    run('letzter', outdent)
    expect(cardsIn(tab)).toEqual(['ben makes ul: letzter'])
    expect(left(run('letzter', toggleList('bulletItem')))).toEqual(nothing)
  })

  it('leaves what others suggest for the same text, and what counts', () => {
    const { tab, run } = open()
    const cleo = new Tab(BYTES, { user: 'cleo', mode: 'suggest' }).select('eins zwei')
    cleo.editor.run(toggleFormat('bold'))
    tab.sync(cleo)
    run('zwei', toggleFormat('bold'), toggleFormat('bold'))
    expect(cardsIn(tab)).toEqual(['cleo sets bold: eins zwei'])
    tab.binding.decide(pendingIn(cleo), 'accept')
    run('zwei', toggleFormat('bold'))
    expect(cardsIn(tab)).toEqual(['ben clears bold: zwei'])
    run('zwei', toggleFormat('bold'))
    expect(cardsIn(tab)).toEqual([])
  })

  it('text of one’s own that is still pending keeps no spans either', () => {
    const { tab, run } = open()
    tab.caretAt('zwei').type('neu ')
    run('neu', toggleFormat('bold'))
    expect(cardsIn(tab)).toEqual(['ben inserts: neu '])
    expect(left(run('neu', toggleFormat('bold')))).toEqual({ cards: ['ben inserts: neu '], spans: 2 })
  })
})
