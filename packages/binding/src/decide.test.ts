import { read, reviewRoot } from '@stet/article'
import { article, p, section } from '@stet/article/testing'
import { decidedCards, subjectsOf } from '@stet/tracked-changes'
import { describe, expect, it } from 'vitest'
import { toggleFormat } from './commands/toggleFormat.ts'
import { pendingIn } from './testing/pendingIn.ts'
import { articleBytes, Tab } from './testing/Tab.ts'

const BYTES = articleBytes(article('Lage', section('', p('eins zwei drei'))))

function twoPeople() {
  const [anna, ben] = [new Tab(BYTES), new Tab(BYTES, { user: 'ben', mode: 'suggest' })]
  ben.delete('zwei').caretAt('drei').type('vier ')
  ben.select('eins').editor.run(toggleFormat('bold'))
  anna.sync(ben)
  return { anna, ben }
}

const readsAs = (tab: Tab, view: 'original' | 'final' | 'markup') =>
  read(tab.doc, view).body.map(({ runs }) => runs.map(({ text }) => text).join(''))

describe('[B37] a decision', () => {
  it('accepts, rejects and re-opens without editing text, as one step of undo', () => {
    const { anna, ben } = twoPeople()
    const subjects = pendingIn(anna)
    expect(subjects).toHaveLength(3)
    const stored = anna.stored('body')
    expect(anna.binding.decide(subjects, 'accept')).toBe(true)
    expect(readsAs(anna, 'original')).toEqual(['eins  vier drei'])
    expect(pendingIn(anna)).toEqual([])
    expect(anna.stored('body')).toBe(stored)
    anna.binding.undo()
    expect(pendingIn(anna)).toEqual(subjects)
    anna.binding.redo()
    expect(pendingIn(anna)).toEqual([])
    expect(anna.binding.decide(subjects, 'open')).toBe(true)
    expect(pendingIn(anna)).toEqual(subjects)
    expect(anna.binding.decide(subjects, 'reject')).toBe(true)
    expect(readsAs(anna, 'final')).toEqual(['eins zwei drei'])
    anna.sync(ben)
    expect(ben.state.doc.toString()).toBe(anna.state.doc.toString())
  })

  it('re-opens an accepted format whose author has taken it back since', () => {
    const { anna, ben } = twoPeople()
    anna.binding.decide(pendingIn(anna), 'accept')
    const formats = () => read(anna.doc, 'original').body[0]?.runs.map(({ formats: { bold } }) => bold)
    expect(formats()).toContain(true)
    const accepted = decidedCards(read(anna.doc, 'history')).filter(
      ({ change }) => change.what === 'setsFormat',
    )
    ben.binding.undo()
    anna.sync(ben)
    expect(formats()).toContain(true)
    expect(anna.binding.decide(subjectsOf(accepted), 'open')).toBe(true)
    expect(formats()).not.toContain(true)
  })

  it('leaves what its maker did not see', () => {
    const { anna, ben } = twoPeople()
    const subjects = pendingIn(anna)
    ben.caretAt('drei').type('fünf ')
    anna.binding.decide(subjects, 'reject')
    anna.sync(ben)
    expect(readsAs(anna, 'original')).toEqual(['eins zwei drei'])
    expect(readsAs(anna, 'final')).toEqual(['eins zwei fünf drei'])
  })

  it('says whose suggestion it was, and is not for those who may only suggest or read', () => {
    const { anna, ben } = twoPeople()
    const subjects = pendingIn(anna)
    for (const right of ['suggest', 'view'] as const) {
      ben.binding.setRight(right)
      expect(ben.binding.decide(subjects, 'accept')).toBe(false)
    }
    expect(reviewRoot(ben.doc).size).toBe(0)
    anna.binding.decide(subjects, 'accept')
    expect([...reviewRoot(anna.doc).values()]).toMatchObject([{ of: 'ben' }, { of: 'ben' }, { of: 'ben' }])
  })

  it.each(['suggest', 'view'] as const)(
    'is for everybody who may edit, in %s too, as a step of its own',
    (mode) => {
      const { anna } = twoPeople()
      const subjects = pendingIn(anna)
      anna.binding.setMode(mode)
      expect(anna.binding.canUndo).toBe(false)
      expect(anna.binding.decide(subjects, 'accept')).toBe(true)
      const clients = [...reviewRoot(anna.doc)._map.values()].map(({ id }) => id.client)
      expect(clients).toEqual([101, 101, 101])
      expect([anna.binding.mode, anna.binding.undo(), anna.binding.canUndo]).toEqual([mode, true, false])
      expect(pendingIn(anna)).toEqual(subjects)
      expect([anna.binding.canRedo, anna.binding.redo(), pendingIn(anna)]).toEqual([true, true, []])
    },
  )

  it('stands between what was typed before and after it in suggest', () => {
    const { anna } = twoPeople()
    const subjects = pendingIn(anna)
    anna.binding.setMode('suggest')
    anna.caretAt('drei').type('ab')
    anna.binding.decide(subjects, 'accept')
    anna.type('c')
    expect(readsAs(anna, 'final')).toEqual(['eins  vier abcdrei'])
    anna.binding.undo()
    expect([readsAs(anna, 'final'), pendingIn(anna, 'ben')]).toEqual([['eins  vier abdrei'], []])
    anna.binding.undo()
    expect(pendingIn(anna, 'ben')).toEqual(subjects)
    anna.binding.undo()
    expect([readsAs(anna, 'final'), anna.binding.canUndo]).toEqual([['eins  vier drei'], false])
  })
})

describe('[B36] the right', () => {
  it('in view lets only a decision be taken back, and only while it is the last step', () => {
    const { anna } = twoPeople()
    const subjects = pendingIn(anna)
    anna.binding.decide(subjects, 'accept')
    anna.caretAt('drei').type('x')
    anna.binding.setMode('view')
    expect([anna.binding.canUndo, anna.binding.undo(), readsAs(anna, 'final')]).toEqual([
      false,
      false,
      ['eins  vier xdrei'],
    ])
    anna.binding.setMode('edit')
    anna.binding.undo()
    anna.binding.setMode('view')
    expect([anna.binding.canUndo, anna.binding.canRedo]).toEqual([true, false])
  })

  it('that is lost takes the mode and the decisions with it, and that is won leaves the mode', () => {
    const { anna } = twoPeople()
    anna.binding.decide(pendingIn(anna), 'accept')
    let changes = 0
    const stop = anna.binding.onHistoryChange(() => {
      changes += 1
    })
    anna.binding.setRight('suggest')
    expect([anna.binding.mode, anna.binding.canUndo, anna.binding.undo()]).toEqual(['suggest', false, false])
    expect(changes).toBeGreaterThan(0)
    stop()
    anna.binding.setMode('edit')
    expect(anna.binding.mode).toBe('suggest')
    anna.binding.setRight('edit')
    expect(anna.binding.mode).toBe('suggest')
    anna.binding.setMode('edit')
    expect(anna.binding.mode).toBe('edit')
    anna.binding.setRight('view')
    anna.caretAt('drei').type('x')
    expect([anna.binding.mode, readsAs(anna, 'markup')]).toEqual(['view', ['eins  vier drei']])
  })

  it('that is lost while something is composed lets that be written as it was begun', () => {
    const { anna } = twoPeople()
    anna.binding.setMode('suggest')
    anna.editor.composing = true
    anna.caretAt('drei').type('ka')
    anna.binding.setRight('view')
    expect([readsAs(anna, 'final'), readsAs(anna, 'original')]).toEqual([
      ['eins  vier kadrei'],
      ['eins zwei drei'],
    ])
  })
})
