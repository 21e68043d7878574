import { emptyArticle } from '@stet/article'
import { nodeOfArticle } from '@stet/article/testing'
import type { PersonShown } from '@stet/binding'
import { EditorState } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import type { CountCache } from '../countArticle.ts'
import { isSameOutline, type Outline, readOutline } from './Outline.ts'

const paragraph = (text: string) => ({ kind: 'paragraph' as const, text })
const long = nodeOfArticle({
  ...emptyArticle(),
  headline: 'Hafen sperrt Kai',
  sections: [
    {
      heading: '',
      blocks: [paragraph('Der erste Abschnitt hat keine Überschrift, aber viele Wörter am Anfang.')],
    },
    { heading: 'Zweiter Teil', blocks: [paragraph('Eins zwei drei.')] },
    { heading: 'Dritter Teil', blocks: [] },
  ],
  details: [{ key: 'Ort', value: 'Kiel' }],
})
const cache: CountCache = new WeakMap()
const read = (source: Partial<Parameters<typeof readOutline>[0]> = {}, before: Outline | null = null) =>
  readOutline({ doc: long, carets: [], myId: 'me', current: 0, ...source }, cache, before)
const person = (id: string): PersonShown => ({ id, name: id, color: 1 })

it('names every place of an article, a first section without a heading by its first words', () => {
  expect(read().entries.map(({ kind, title, isTitled, words }) => [kind, title, isTitled, words])).toEqual([
    ['head', 'Hafen sperrt Kai', true, 0],
    ['section', 'Der erste Abschnitt hat keine Überschrift, aber viele …', false, 11],
    ['section', 'Zweiter Teil', true, 5],
    ['section', 'Dritter Teil', true, 2],
    ['details', '', false, 0],
  ])
})

it('has nothing to call an empty article', () => {
  const doc = nodeOfArticle(emptyArticle())
  expect(read({ doc }).entries.map(({ kind, title }) => [kind, title])).toEqual([
    ['head', ''],
    ['section', ''],
  ])
})

it('knows where one is: every field above the text belongs to its head', () => {
  const { childCount } = long
  expect(Array.from({ length: childCount }, (_, current) => read({ current }).current)).toEqual([
    0, 0, 0, 0, 0, 0, 1, 2, 3, 4,
  ])
})

it('shows who is in a section, each once, not oneself', () => {
  let at = 0
  for (let child = 0; child < 7; child += 1) at += long.child(child).nodeSize
  const carets = [person('ben'), person('anna'), person('ben'), person('me')].map((user, tab) => ({
    tab,
    user,
    head: at + 3 + tab,
  }))
  const inHead = { tab: 9, user: person('cleo'), head: 1 }
  const { entries } = read({ carets: [...carets, inHead] })
  expect(entries.map(({ people }) => people.map(({ id }) => id))).toEqual([
    ['cleo'],
    [],
    ['anna', 'ben'],
    [],
    [],
  ])
})

it('keeps what did not change: a key costs its own entry, and one that changes nothing shown costs none', () => {
  const before = read()
  const inSecond = long.content.size - long.child(9).nodeSize - long.child(8).nodeSize - 3
  const typed = (text: string) => EditorState.create({ doc: long }).tr.insertText(text, inSecond).doc
  const within = typed('x')
  expect(within.textContent).toContain('dreix')
  expect(isSameOutline(read({ doc: within }, before), before)).toBe(true)
  const after = read({ doc: typed(' vier') }, before)
  expect(after.entries.map((entry, at) => entry === before.entries[at])).toEqual([
    true,
    true,
    false,
    true,
    true,
  ])
})
