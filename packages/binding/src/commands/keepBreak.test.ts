import { spansRoot } from '@stet/article'
import { article, p, section } from '@stet/article/testing'
import { describe, expect, it } from 'vitest'
import { cardsIn } from '../testing/cardsIn.ts'
import { articleBytes, Tab } from '../testing/Tab.ts'
import { backspace } from './backspace.ts'
import { deleteForward } from './deleteForward.ts'
import { enter } from './enter.ts'

const BYTES = articleBytes(article('X', section('', p('eins'), p('zwei'), p('drei'))))
const open = (user = 'ben') => new Tab(BYTES, { user, mode: 'suggest' })
const body = (tab: Tab) => tab.lines.slice(1)

describe('[B14] Enter at a join that one suggests oneself takes it back (6)', () => {
  it('behind Backspace, from the end of the first block', () => {
    const tab = open().caretAt('zwei')
    tab.editor.run(backspace)
    expect([body(tab), cardsIn(tab)]).toEqual([['p: eins|', 'p: zwei', 'p: drei'], ['ben joins']])
    tab.editor.run(enter)
    expect([body(tab), cardsIn(tab)]).toEqual([['p: eins', 'p: |zwei', 'p: drei'], []])
    expect(spansRoot(tab.doc).size).toBe(0)
    tab.binding.undo()
    expect(cardsIn(tab)).toEqual(['ben joins'])
    tab.binding.redo()
    expect(cardsIn(tab)).toEqual([])
  })

  it('behind Delete, from the start of the second block', () => {
    const tab = open().caretAt('eins', 4)
    tab.editor.run(deleteForward)
    expect([body(tab), cardsIn(tab)]).toEqual([['p: eins', 'p: |zwei', 'p: drei'], ['ben joins']])
    tab.editor.run(enter)
    expect([body(tab), cardsIn(tab)]).toEqual([['p: eins', 'p: |zwei', 'p: drei'], []])
  })

  it('leaves the rest of a longer deletion', () => {
    const tab = open()
    tab.editor.dispatch(tab.state.tr.delete(tab.find('ns'), tab.find('zwei', 2)))
    expect(cardsIn(tab)).toEqual(['ben deletes: ns\nzw'])
    tab.caretAt('zwei').editor.run(enter)
    expect([cardsIn(tab), body(tab)]).toEqual([
      ['ben deletes: ns', 'ben deletes: zw'],
      ['p: eins', 'p: |zwei', 'p: drei'],
    ])
  })

  it('leaves a join that somebody else suggests, and splits where one reviews', () => {
    const [ben, cleo] = [open(), open('cleo').caretAt('zwei')]
    cleo.editor.run(backspace)
    ben.sync(cleo)
    ben.caretAt('eins', 4).editor.run(enter)
    expect(cardsIn(ben)).toEqual(['ben adds: p', 'cleo joins'])
    const both = open().sync(cleo).caretAt('zwei')
    both.editor.run(backspace)
    both.editor.run(enter)
    expect(cardsIn(both)).toEqual(['cleo joins'])
    cleo.binding.setMode('edit')
    cleo.caretAt('eins', 4).editor.run(enter)
    expect(body(cleo)).toEqual(['p: eins', 'p: |', 'p: zwei', 'p: drei'])
  })
})
