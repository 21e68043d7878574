import { type ArticleJson, emptyArticle, toReadArticle } from '@stet/article'
import { nodeOfArticle } from '@stet/article/testing'
import type { PersonShown } from '@stet/binding'
import { expect, it } from 'vitest'
import { isSameOutline, type Outline, readOutline } from './Outline.ts'

const paragraph = (text: string) => ({ kind: 'paragraph' as const, text })
const long: ArticleJson = {
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
}
const doc = nodeOfArticle(long)
const shown = (article: ArticleJson) => ({ doc: nodeOfArticle(article), body: toReadArticle(article).body })
const read = (source: Partial<Parameters<typeof readOutline>[0]> = {}, before: Outline | null = null) =>
  readOutline({ ...shown(long), carets: [], myId: 'me', current: 0, ...source }, before)
/** With another text in its second section. */
const typed = (text: string) => {
  const [first, second, third] = long.sections
  return shown({ ...long, sections: [first!, { ...second!, blocks: [paragraph(text)] }, third!] })
}
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
  expect(read(shown(emptyArticle())).entries.map(({ kind, title }) => [kind, title])).toEqual([
    ['head', ''],
    ['section', ''],
  ])
})

it('knows where one is: every field above the text belongs to its head', () => {
  expect(Array.from({ length: doc.childCount }, (_, current) => read({ current }).current)).toEqual([
    0, 0, 0, 0, 0, 0, 1, 2, 3, 4,
  ])
})

it('shows who is in a section, each once, not oneself', () => {
  let at = 0
  for (let child = 0; child < 7; child += 1) at += doc.child(child).nodeSize
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
  expect(isSameOutline(read(typed('Eins zwei dreix.'), before), before)).toBe(true)
  const after = read(typed('Eins zwei drei vier.'), before)
  expect(after.entries.map((entry, at) => entry === before.entries[at])).toEqual([
    true,
    true,
    false,
    true,
    true,
  ])
})
