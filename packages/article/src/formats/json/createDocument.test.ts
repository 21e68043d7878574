import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { ArticleJson } from '../../articleJson.ts'
import { emptyArticle } from '../../emptyArticle.ts'
import { read } from '../../model/read.ts'
import { clientsRoot, openRoots, spansRoot, textRoot } from '../../model/roots.ts'
import { articleArbitrary } from '../../testing/articleArbitrary.ts'
import { article, bold, italic, lead, link, p, row, section } from '../../testing/builders.ts'
import { createDocument } from './createDocument.ts'
import { normaliseArticle } from './normaliseArticle.ts'
import { toArticleJson } from './toArticleJson.ts'

const author = { clientId: 7, user: 'ada', origin: 'imported' } as const

function documentOf(whole: ArticleJson): Y.Doc {
  const doc = openRoots(new Y.Doc())
  Y.applyUpdate(doc, createDocument(whole, author))
  return doc
}

describe('createDocument', () => {
  it('[A59] makes a document that reads as the article, in every view', () => {
    fc.assert(
      fc.property(articleArbitrary, (whole) => {
        const doc = documentOf(whole)
        for (const view of ['original', 'final', 'markup'] as const) {
          expect(toArticleJson(read(doc, view))).toEqual(normaliseArticle(whole))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('[A59] gives the same bytes for the same article, and for its normal form', () => {
    fc.assert(
      fc.property(articleArbitrary, (whole) => {
        const bytes = createDocument(whole, author)
        expect(createDocument(whole, author)).toEqual(bytes)
        expect(createDocument(normaliseArticle(whole), author)).toEqual(bytes)
      }),
    )
  })

  it('[A59] writes one paragraph marker into an empty body, and nothing else but who wrote it', () => {
    const doc = documentOf(emptyArticle())
    expect(textRoot(doc, 'body').toDelta()).toEqual([{ insert: { k: 'p' } }])
    expect(textRoot(doc, 'lead').length + textRoot(doc, 'details').length + spansRoot(doc).size).toBe(0)
    expect(clientsRoot(doc).toJSON()).toEqual({
      7: { user: 'ada', modes: [[0, 'edit']], origin: 'imported' },
    })
    expect(toArticleJson(read(doc, 'original'))).toEqual(emptyArticle())
  })

  it('[A59] writes everything under its clientID, and formats as spans under keys of it', () => {
    const doc = documentOf(
      article(
        'K',
        lead('ab'),
        section('', bold('x', p('x y')), link('y', 'https://a.example', p('x y'))),
        row('a', 'b'),
      ),
    )
    expect([...doc.store.clients.keys()]).toEqual([7])
    expect(spansRoot(doc).toJSON()).toEqual({
      '7.0': { t: 'bold', on: true, root: 'body', s: [7, 5, 0], e: [7, 6, 0], n: 1 },
      '7.1': {
        t: 'link',
        on: true,
        v: 'https://a.example',
        root: 'body',
        s: [7, 11, 0],
        e: [7, 11, 1],
        n: 2,
      },
    })
    expect(textRoot(doc, 'details').toDelta()).toEqual([
      { insert: { k: 'row' } },
      { insert: 'a' },
      { insert: { k: 'cell' } },
      { insert: 'b' },
    ])
  })

  it('[A59] lets bold and italic grow at their ends, a link not', () => {
    const whole = article(
      'K',
      section(
        '',
        bold('ab', p('ab')),
        italic('ab', p('ab')),
        link('ab', 'https://a.example', p('ab')),
        bold('ab', p('ab')),
      ),
    )
    const doc = documentOf(whole)
    for (const end of [12, 9, 6, 3]) textRoot(doc, 'body').insert(end, '!')
    const blocks = toArticleJson(read(doc, 'final')).sections.flatMap((each) => each.blocks)
    expect(blocks.map(({ text, runs }) => [text, runs?.[0]?.to])).toEqual([
      ['ab!', 3],
      ['ab!', 3],
      ['ab!', 2],
      ['ab!', 3],
    ])
  })
})
