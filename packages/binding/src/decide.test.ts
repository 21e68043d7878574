import { read, reviewRoot } from '@stet/article'
import { article, p, section } from '@stet/article/testing'
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

  it('leaves what its maker did not see', () => {
    const { anna, ben } = twoPeople()
    const subjects = pendingIn(anna)
    ben.caretAt('drei').type('fünf ')
    anna.binding.decide(subjects, 'reject')
    anna.sync(ben)
    expect(readsAs(anna, 'original')).toEqual(['eins zwei drei'])
    expect(readsAs(anna, 'final')).toEqual(['eins zwei fünf drei'])
  })

  it('says whose suggestion it was, and is not for those who only suggest or read', () => {
    const { anna, ben } = twoPeople()
    const subjects = pendingIn(anna)
    expect(ben.binding.decide(subjects, 'accept')).toBe(false)
    expect(reviewRoot(ben.doc).size).toBe(0)
    anna.binding.decide(subjects, 'accept')
    expect([...reviewRoot(anna.doc).values()]).toMatchObject([{ of: 'ben' }, { of: 'ben' }, { of: 'ben' }])
  })
})
