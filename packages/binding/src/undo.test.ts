import { read } from '@stet/article'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enter } from './commands/enter.ts'
import { moveHere } from './commands/moveHere.ts'
import { setBlockKind } from './commands/setBlockKind.ts'
import { toggleFormat } from './commands/toggleFormat.ts'
import { setUndoBoundary } from './commands/undoBoundary.ts'
import { operation, transactionOf } from './testing/operations.ts'
import { startArticles } from './testing/startArticles.ts'
import { openLage as open } from './testing/openLage.ts'
import { articleBytes, Tab } from './testing/Tab.ts'

describe('undo', () => {
  it('[B30] takes back the person’s own steps only, newest first', () => {
    const anna = open().caretAt('zwei').type('anna ')
    const ben = open({ user: 'ben' }).sync(anna).caretAt('anna', 2).type('BEN')
    anna.sync(ben).caretAt('drei').type('x')
    expect(anna.binding.undo()).toBe(true)
    expect(anna.stored('body')).toContain('eins anBENna zwei{p}drei')
    expect(anna.binding.undo()).toBe(true)
    expect(anna.stored('body')).toContain('eins BENzwei{p}drei')
    expect([anna.binding.undo(), anna.binding.canUndo, ben.binding.canUndo]).toEqual([false, false, true])
  })

  it('[B30] skips a step that has no effect any more, and redoes until something new is done', () => {
    const anna = open().caretAt('drei').type('x')
    anna.caretAt('zwei').type('y')
    const ben = open({ user: 'ben' }).sync(anna).delete('y')
    anna.sync(ben)
    expect([anna.binding.undo(), anna.stored('body')]).toEqual([true, '{p}eins zwei{p}drei{h}Kopf{q}vier'])
    expect([anna.binding.canUndo, anna.binding.redo()]).toEqual([false, true])
    expect(anna.stored('body')).toContain('xdrei')
    anna.binding.undo()
    anna.caretAt('vier').type('z')
    expect([anna.binding.canRedo, anna.binding.redo()]).toEqual([false, false])
  })

  it('[B30] a step made in suggest is withdrawn by a span and comes back without it', () => {
    const tab = open({ mode: 'suggest' }).caretAt('zwei').type('neu ')
    tab.binding.setMode('edit')
    tab.binding.undo()
    expect([tab.stored('body').slice(0, 16), tab.lines[2]]).toEqual(['{p}eins neu zwei', 'p: eins |zwei'])
    expect(Object.values(tab.doc.getMap('spans').toJSON())).toMatchObject([{ t: 'del', ids: [[102, 0, 4]] }])
    tab.binding.redo()
    expect([tab.lines[2], tab.doc.getMap('spans').toJSON()]).toEqual(['p: eins neu |zwei', {}])
  })

  it('[B30] what was typed and taken away in one step, as a suggestion, goes and comes as one', () => {
    const tab = open({ mode: 'suggest' }).caretAt('zwei').type('abc')
    tab.time += 40
    const { from } = tab.state.selection
    tab.editor.dispatch(tab.state.tr.delete(from - 1, from))
    expect(tab.lines[2]).toBe('p: eins ab|zwei')
    expect([tab.binding.undo(), tab.lines[2], tab.binding.canUndo]).toEqual([true, 'p: eins |zwei', false])
    expect([tab.binding.redo(), tab.lines[2]?.replace('|', '')]).toEqual([true, 'p: eins abzwei'])
    expect([tab.binding.undo(), tab.lines[2]]).toEqual([true, 'p: eins |zwei'])
  })

  it('[B31] what was deleted comes back where it was, around what came between', () => {
    const anna = open()
    const ben = open({ user: 'ben' }).caretAt('eins', 2).type('BEN')
    anna.delete('eins zwei').sync(ben)
    expect(anna.stored('body')).toContain('{p}BEN{p}drei')
    anna.binding.undo()
    expect(anna.stored('body')).toContain('{p}eiBENns zwei{p}drei')
    expect(Object.values(anna.doc.getMap('origins').toJSON())).toMatchObject([
      {
        k: 'undo',
        of: [
          [101, 0, 2, 1, 15],
          [101, 2, 7, 1, 17],
        ],
      },
    ])
  })

  it('[B14] [B31] what was deleted at the end of a block comes back in it, whatever blocks came behind', () => {
    const ben = open({ user: 'ben' }).delete(' zwei')
    const anna = open().sync(ben).caretAt('eins', 4)
    anna.editor.run(enter)
    anna.type('neu').sync(ben)
    ben.binding.undo()
    expect(ben.lines.slice(-6, -4)).toEqual(['p: eins zwei', 'p: neu'])
    ben.binding.redo()
    anna.sync(ben).caretAt('vier')
    anna.editor.run(moveHere(-1))
    anna.editor.run(moveHere(-1))
    anna.editor.run(moveHere(-1))
    anna.sync(ben)
    ben.binding.undo()
    expect(ben.lines.slice(-6, -3)).toEqual(['p: eins zwei', 'q: vier', 'p: neu'])
  })

  it('[B31] later steps find what was written anew', () => {
    const anna = open().caretAt('drei').type('abc')
    anna.delete('b')
    anna.binding.undo()
    expect(anna.stored('body')).toContain('abcdrei')
    anna.binding.undo()
    expect(anna.stored('body')).toContain('{p}drei')
    anna.binding.redo()
    anna.binding.redo()
    expect(anna.stored('body')).toContain('acdrei')
    anna.binding.undo()
    anna.binding.undo()
    expect(anna.stored('body')).toContain('{p}drei')
  })

  it('[B31] what undo strikes is no part of an earlier suggestion, which can still be taken back', () => {
    const tab = open({ mode: 'suggest' })
    tab.editor.dispatch(tab.state.tr.delete(tab.find('zwei'), tab.find('zwei', 1)))
    tab.time += 5000
    tab.caretAt('zwei').type('d')
    tab.binding.undo()
    tab.binding.undo()
    expect(Object.values(tab.doc.getMap('spans').toJSON())).toMatchObject([{ t: 'del', ids: [[102, 1, 1]] }])
    expect(tab.state.doc.nodeAt(tab.find('zwei'))?.marks).toEqual([])
  })

  it('[B31] a moved block goes back, with what others wrote into it since', () => {
    const anna = open().caretAt('drei')
    anna.editor.run(moveHere(-1))
    const ben = open({ user: 'ben' }).sync(anna).caretAt('drei', 4).type('!')
    anna.sync(ben).binding.undo()
    expect(anna.stored('body')).toBe('{p}!eins zwei{p}drei{h}Kopf{q}vier'.replace('{p}!eins', '!{p}eins'))
  })

  it('[B31] a moved block that somebody has moved on since stays where they put it, undone and done again', () => {
    const anna = open().caretAt('vier')
    anna.editor.run(moveHere(-1))
    const ben = open({ user: 'ben' }).sync(anna).caretAt('vier')
    ben.editor.run(moveHere(-1))
    anna.sync(ben)
    const moved = '{p}eins zwei{q}vier{p}drei{h}Kopf'
    expect([anna.stored('body'), anna.binding.undo(), anna.stored('body')]).toEqual([moved, false, moved])

    const [cleo, other] = [open({ user: 'cleo' }).caretAt('vier'), open({ user: 'ben' })]
    cleo.editor.run(moveHere(-1))
    cleo.binding.undo()
    other.sync(cleo).caretAt('vier')
    other.editor.run(moveHere(-1))
    other.editor.run(moveHere(-1))
    cleo.sync(other)
    expect([cleo.stored('body'), cleo.binding.redo(), cleo.stored('body')]).toEqual([moved, false, moved])
  })

  it('[B31] what was deleted comes back beside the copy of it that somebody suggests to move elsewhere', () => {
    const anna = open()
    const ben = open({ user: 'ben', mode: 'suggest' }).caretAt('drei')
    ben.editor.run(moveHere(-1))
    anna.sync(ben).delete('drei')
    anna.binding.undo()
    expect(anna.stored('body').split('drei')).toHaveLength(3)
    expect(JSON.stringify(read(anna.doc, 'original'))).toContain('drei')
  })

  it('[B32] kinds and formats go back only where nobody changed them since', () => {
    const anna = open().caretAt('drei')
    anna.editor.run(setBlockKind('quote'))
    anna.binding.undo()
    expect(anna.lines).toContain('p: |drei')
    anna.binding.redo()
    anna.select('vier')
    anna.editor.run(toggleFormat('bold'))
    expect(Object.keys(anna.doc.getMap('spans').toJSON())).toHaveLength(2)
    anna.binding.undo()
    const [key] = Object.keys(anna.doc.getMap('spans').toJSON())
    const other = open({ user: 'ben' }).sync(anna)
    other.doc.getMap('spans').set(key!, { t: 'kind', at: [1, 24], v: { k: 'box' }, n: 50 })
    anna.sync(other)
    expect(anna.binding.undo()).toBe(false)
    expect(anna.doc.getMap('spans').get(key!)).toMatchObject({ v: { k: 'box' } })
  })

  it('[B33] undoing everything reads as before, redoing everything as after', () => {
    let steps = 0
    const property = fc.property(
      fc.constantFrom(...startArticles),
      fc.array(operation, { minLength: 1, maxLength: 25, size: 'max' }),
      fc.constantFrom('edit' as const, 'suggest' as const),
      (start, operations, mode) => {
        const tab = new Tab(articleBytes(start), { mode })
        const looks = () =>
          JSON.stringify(read(tab.doc, 'final'), (key, value: unknown) =>
            key === 'ids' || key === 'id' || key === 'spanKey' ? undefined : value,
          )
        const seen = [looks()]
        for (const chosen of operations) {
          if (chosen.kind === 'mode') tab.binding.setMode(chosen.n % 2 === 0 ? 'edit' : 'suggest')
          const tr = transactionOf(tab.state, chosen)
          // Some go into one step with what was done before.
          tab.time += chosen.n % 2 === 0 ? 40 : 10_000
          if (tr) tab.editor.dispatch(tr)
          void tab.lines
          if (looks() !== seen.at(-1)) seen.push(looks())
        }
        const after = looks()
        while (tab.binding.undo()) {
          void tab.lines
          steps += 1
        }
        expect(looks()).toBe(seen[0])
        while (tab.binding.redo()) void tab.lines
        expect(looks()).toBe(after)
        while (tab.binding.undo()) void tab.lines
        expect(looks()).toBe(seen[0])
      },
    )
    fc.assert(property, { numRuns: 150 })
    expect(steps).toBeGreaterThan(500)
  })

  it('[B34] typing is one step while it goes on at one place without a pause', () => {
    const tab = open().caretAt('zwei').type('abc')
    tab.time += 600
    tab.type('de')
    const last = tab.state.selection.head
    tab.editor.dispatch(tab.state.tr.delete(last - 1, last))
    tab.type('f')
    tab.binding.undo()
    expect(tab.stored('body')).toContain('eins abczwei')
    tab.binding.undo()
    expect(tab.stored('body')).toContain('eins zwei')
  })

  it('[B34] elsewhere, after a command, with a boundary or in another mode it is another step', () => {
    const tab = open().caretAt('zwei').type('a')
    tab.caretAt('drei').type('b')
    tab.editor.run(enter)
    tab.type('c')
    tab.editor.dispatch(setUndoBoundary(tab.state.tr.insertText('„')))
    const seen: string[] = []
    while (tab.binding.undo()) seen.push(tab.stored('body').slice(0, 24))
    expect(seen).toEqual([
      '{p}eins azwei{p}b{p}cdre',
      '{p}eins azwei{p}b{p}drei',
      '{p}eins azwei{p}bdrei{h}',
      '{p}eins azwei{p}drei{h}K',
      '{p}eins zwei{p}drei{h}Ko',
    ])
  })

  it('[B34] a composition is one step however long it takes', () => {
    const tab = open().caretAt('zwei')
    for (const text of ['k', 'か', 'かん', '漢']) {
      tab.time += 2000
      const { head } = tab.state.selection
      const length = tab.stored('body').indexOf('zwei') - '{p}eins '.length
      tab.editor.dispatch(tab.state.tr.insertText(text, head - length, head).setMeta('composition', 7))
    }
    expect(tab.stored('body')).toContain('eins 漢zwei')
    tab.binding.undo()
    expect(tab.stored('body')).toContain('{p}eins zwei')
  })

  it('[B35] the selection returns', () => {
    const tab = open().select('zwei')
    tab.editor.dispatch(tab.state.tr.deleteSelection())
    tab.caretAt('vier')
    tab.binding.undo()
    expect(tab.lines).toContain('p: eins [zwei]')
    tab.caretAt('vier')
    tab.binding.redo()
    expect(tab.lines).toContain('p: eins |')
  })

  it('[B36] what was done in edit is forgotten with the right to it', () => {
    const tab = open().caretAt('zwei').type('a')
    tab.binding.setMode('suggest')
    tab.caretAt('drei').type('b')
    let changes = 0
    const stop = tab.binding.onHistoryChange(() => {
      changes += 1
    })
    tab.binding.setRight('suggest')
    expect([tab.binding.undo(), tab.binding.canUndo, tab.stored('body').slice(0, 13)]).toEqual([
      true,
      false,
      '{p}eins azwei',
    ])
    stop()
    expect(changes).toBeGreaterThan(0)
    tab.binding.setMode('view')
    expect([tab.binding.canUndo, tab.binding.redo()]).toEqual([false, false])
  })
})
