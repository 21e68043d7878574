import { read } from '@stet/article'
import { article, p, section } from '@stet/article/testing'
import { cardsOf } from '@stet/tracked-changes'
import { describe, expect, it } from 'vitest'
import { articleBytes, Tab } from './testing/Tab.ts'

const BYTES = articleBytes(article('Lage', section('', p('Der Betreiber wollte sich nicht äußern.'))))

const changes = (tab: Tab) => cardsOf(read(tab.doc, 'markup')).map(({ change }) => change)
const text = (tab: Tab, view: 'original' | 'final') =>
  read(tab.doc, view)
    .body[0]?.runs.map((run) => run.text)
    .join('')

describe('(9) a suggested replacement is one card', () => {
  it.each([
    ['wollte', 'etwa'],
    ['wollte', 'wurde'],
    ['wollte', 'wollten'],
    ['nicht', 't'],
  ])('%s by %s, typed over the selection', (old, now) => {
    const ben = new Tab(BYTES, { user: 'ben', mode: 'suggest' })
    ben.select(old).type(now)
    expect(changes(ben)).toEqual([{ what: 'replacesText', old, now }])
    expect(text(ben, 'original')).toBe('Der Betreiber wollte sich nicht äußern.')
    expect(text(ben, 'final')).toBe(`Der Betreiber wollte sich nicht äußern.`.replace(old, now))
  })

  it('is none where the same is put in place of it', () => {
    const ben = new Tab(BYTES, { user: 'ben', mode: 'suggest' })
    ben.select('wollte')
    ben.editor.dispatch(ben.state.tr.insertText('wollte'))
    expect(changes(ben)).toEqual([])
  })
})
