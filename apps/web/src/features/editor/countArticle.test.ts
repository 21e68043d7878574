import { articleSchema, counts, emptyArticle } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import { type CountCache, countArticle } from './countArticle.ts'

const { nodes, marks } = articleSchema
const node = (name: string, ...content: (Node | string)[]): Node => {
  const type = nodes[name]
  if (type === undefined) throw new Error(`No node ${name}`)
  return type.create(
    null,
    content.map((part) => (typeof part === 'string' ? articleSchema.text(part) : part)),
  )
}
const article = (...blocks: Node[]) =>
  node(
    'doc',
    node('kicker', 'Hafen'),
    node('headline', 'Kai gesperrt'),
    node('subheadline'),
    node('byline', 'Von Anna'),
    node('dateline', 'Kiel'),
    node('lead', 'Der Kai ist zu.'),
    node('section', ...blocks),
    node('details'),
  )

describe('the length of the article on screen', () => {
  it('is what the article itself says', () => {
    const doc = article(
      node('paragraph', 'Ein Absatz mit 👩‍👩‍👧 und 35 Zeichen.'),
      node('sectionHeading', 'Und weiter'),
      node('paragraph', 'Ende.'),
    )
    const json = {
      ...emptyArticle(),
      lead: { text: 'Der Kai ist zu.' },
      sections: [
        { heading: '', blocks: [{ kind: 'paragraph', text: 'Ein Absatz mit 👩‍👩‍👧 und 35 Zeichen.' }] },
        { heading: 'Und weiter', blocks: [{ kind: 'paragraph', text: 'Ende.' }] },
      ],
    }
    expect(countArticle(doc, new WeakMap())).toEqual(counts(json))
  })

  it('leaves out what is struck and counts what is suggested', () => {
    const deletion = marks['deletion']?.create({ users: 'ben' })
    const insertion = marks['insertion']?.create({ user: 'ben' })
    if (deletion === undefined || insertion === undefined) throw new Error('No marks')
    const paragraph = nodes['paragraph']?.create(null, [
      articleSchema.text('bleibt '),
      articleSchema.text('geht', [deletion]),
      articleSchema.text('neu', [insertion]),
    ])
    if (paragraph === undefined) throw new Error('No paragraph')
    const without = countArticle(article(node('paragraph', 'bleibt neu')), new WeakMap())
    expect(countArticle(article(paragraph), new WeakMap())).toEqual(without)
  })

  it('leaves out captions', () => {
    const plain = countArticle(article(node('paragraph', 'Text')), new WeakMap())
    expect(
      countArticle(article(node('paragraph', 'Text'), node('figure', 'Bildunterschrift')), new WeakMap()),
    ).toEqual(plain)
  })

  it('counts a block once, however often it is asked', () => {
    const cache: CountCache = new WeakMap()
    const paragraph = node('paragraph', 'Ein Absatz.')
    countArticle(article(paragraph), cache)
    cache.set(paragraph, { characters: 1_000, words: 0, lines: 0 })
    expect(countArticle(article(paragraph, node('paragraph', 'x')), cache).characters).toBe(1_016)
  })
})
