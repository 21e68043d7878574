import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { read } from '../../model/read.ts'
import type { ReadArticle } from '../../model/ReadArticle.ts'
import { articleArbitrary } from '../../testing/articleArbitrary.ts'
import { documentOfArticle } from '../../testing/nodeOfArticle.ts'
import { toReadArticle } from './toReadArticle.ts'

/** A reading without whose it is and where it is stored. */
function anonymous(article: ReadArticle): unknown {
  return Object.entries(article).map(([root, blocks]) => [
    root,
    blocks.map(({ id, author: _author, runs, ...block }) => [
      id === null,
      block,
      runs.map(({ ids: _ids, author: _writer, ...run }) => run),
    ]),
  ])
}

it('[A59] reads an article as a document that is made of it', () => {
  fc.assert(
    fc.property(articleArbitrary, (article) => {
      const stored = read(documentOfArticle(article), 'original')
      expect(anonymous(toReadArticle(article))).toEqual(anonymous(stored))
    }),
  )
})

it('[A59] names each character and marker once', () => {
  fc.assert(
    fc.property(articleArbitrary, (article) => {
      const blocks = Object.values(toReadArticle(article)).flat()
      const ranges = blocks.flatMap(({ runs }) => runs.flatMap(({ ids }) => ids))
      const clocks = ranges.flatMap(([, clock, length]) => Array.from({ length }, (_, at) => clock + at))
      clocks.push(...blocks.flatMap(({ id }) => (id ? id[1] : [])))
      expect(new Set(clocks).size).toBe(clocks.length)
    }),
  )
})
