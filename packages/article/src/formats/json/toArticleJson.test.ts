import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { ArticleJson } from '../../articleJson.ts'
import { clientEntry } from '../../model/clients.ts'
import { read } from '../../model/read.ts'
import { clientsRoot, openRoots, spansRoot, TEXT_ROOTS, textRoot } from '../../model/roots.ts'
import { lineArbitrary } from '../../testing/articleArbitrary.ts'
import { article, row, section } from '../../testing/builders.ts'
import { documentOfArticle } from '../../testing/nodeOfArticle.ts'
import { validateArticle } from '../../validateArticle.ts'
import { createDocument } from './createDocument.ts'
import { normaliseArticle } from './normaliseArticle.ts'
import { toArticleJson } from './toArticleJson.ts'

/** What a client that knows nothing of articles may put into a text. */
const rawPiece: fc.Arbitrary<string | object> = fc.oneof(
  lineArbitrary.filter((text) => text !== ''),
  fc.constantFrom('\u0000', 'a\u0007b', '\r\n', '\n', '\u007F', '😀'),
  fc.constantFrom<object>(
    { k: 'p' },
    { k: 'h' },
    { k: 'h', level: 2 },
    { k: 'ul', indent: 3 },
    { k: 'ul', indent: 'deep' },
    { k: 'fig', image: 7 },
    { k: 'row' },
    { k: 'cell' },
    { k: 'chart', of: [1n, new Uint8Array([1])] },
    { k: 'sectionHeading' },
    { kind: 'p' },
    [],
  ),
)

const rawDocument: fc.Arbitrary<Y.Doc> = fc
  .array(fc.tuple(fc.constantFrom(...TEXT_ROOTS), fc.array(rawPiece, { maxLength: 8 })), { maxLength: 8 })
  .map((writes) => {
    const doc = openRoots(new Y.Doc())
    doc.clientID = 7
    clientsRoot(doc).set('7', clientEntry('ada', 'edit'))
    for (const [root, pieces] of writes) textRoot(doc, root).applyDelta(pieces.map((insert) => ({ insert })))
    return doc
  })

/** A document into which `ada` writes under its clientID. */
function openedBy(whole: ArticleJson): Y.Doc {
  const doc = documentOfArticle(whole)
  clientsRoot(doc).set(String(doc.clientID), clientEntry('ada', 'edit'))
  return doc
}

describe('toArticleJson', () => {
  it('[A50] gives a valid article in normal form of anything that is stored', () => {
    fc.assert(
      fc.property(rawDocument, (doc) => {
        const json = toArticleJson(read(doc, 'original'))
        expect(validateArticle(json)).toEqual({ ok: true, article: json })
        const again = openRoots(new Y.Doc())
        Y.applyUpdate(again, createDocument(json, { clientId: 9, user: 'bob', origin: 'imported' }))
        expect(toArticleJson(read(again, 'original'))).toEqual(json)
      }),
      { numRuns: 1000 },
    )
  })

  it('[A50] keeps kinds and properties that this version does not know', () => {
    const doc = openedBy(article('K'))
    textRoot(doc, 'body').applyDelta([{ insert: { k: 'chart', rows: [1] } }, { insert: 'x' }])
    textRoot(doc, 'body').insertEmbed(0, { k: 'h', level: 3 })
    const { sections } = toArticleJson(read(doc, 'original'))
    expect(sections[0]).toEqual({
      heading: '',
      headingMarker: { k: 'h', level: 3 },
      blocks: [
        { kind: 'chart', text: 'x', marker: { k: 'chart', rows: [1] } },
        { kind: 'paragraph', text: '' },
      ],
    })
  })

  it('[A50] replaces what JSON articles may not hold, one for one', () => {
    const doc = openedBy(article('K'))
    textRoot(doc, 'headline').insert(1, '\u0000\n😀')
    textRoot(doc, 'lead').insert(0, 'a\r\nb\u0007')
    const json = toArticleJson(read(doc, 'original'))
    expect(json.headline).toBe('K\uFFFD 😀')
    expect(json.lead.text).toBe('a \nb\uFFFD')
  })

  it('[A50] cuts no character in two where a format does', () => {
    const doc = openedBy(article('K'))
    textRoot(doc, 'lead').insert(0, 'a😀b')
    const client = doc.clientID
    const start = Y.getState(doc.store, client) - 4
    const span = { t: 'bold', on: true, root: 'lead', s: [client, start, 0], e: [client, start + 1, 1], n: 1 }
    spansRoot(doc).set(`${client}.0`, span)
    const json = toArticleJson(read(doc, 'original'))
    expect(validateArticle(json)).toEqual({ ok: true, article: json })
  })

  it('[A50] reads the first heading as none when it is empty, later ones as they are', () => {
    const whole = {
      ...article('', section('', { kind: 'paragraph', text: 'a' }), section('')),
      details: [row('k')],
    }
    expect(toArticleJson(read(documentOfArticle(whole), 'final'))).toEqual(whole)
    const dropped = article('', section(''), section(''), section('H'))
    expect(normaliseArticle(dropped)).toEqual(article('', section('H')))
    expect(toArticleJson(read(documentOfArticle(dropped), 'final'))).toEqual(article('', section('H')))
  })
})
