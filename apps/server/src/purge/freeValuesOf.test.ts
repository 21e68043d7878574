import { createDocument, openRoots, read, toArticleJson } from '@stet/article'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { purgeDocument } from './purgeDocument.ts'
import { SoughtText } from './SoughtText.ts'

const ARTICLE = {
  kicker: '',
  headline: '',
  subheadline: '',
  byline: '',
  dateline: '',
  lead: {
    text: 'Fett und verbunden',
    runs: [
      { from: 0, to: 4, bold: true },
      { from: 9, to: 18, link: 'https://a.example/graf' },
    ],
  },
  sections: [{ heading: '', blocks: [{ kind: 'factbox', text: 'Kasten' }] }],
  details: [],
}

it.each(['box', 'bold', 'lead', 'link', 'ul', 'an'])(
  '[U3] words of ours that stand in what is stored are no text of anybody: %s',
  (text) => {
    const doc = openRoots(new Y.Doc())
    Y.applyUpdate(doc, createDocument(ARTICLE, { clientId: 1, user: 'an', origin: 'typed' }))
    expect(purgeDocument(doc, new SoughtText({ text, isPart: false }, 'de'))).toEqual({
      live: 0,
      suggestions: 0,
      hidden: 0,
    })
    expect(toArticleJson(read(doc, 'original'))).toEqual(ARTICLE)
  },
)

it('[U1] the address of a link is', () => {
  const doc = openRoots(new Y.Doc())
  Y.applyUpdate(doc, createDocument(ARTICLE, { clientId: 1, user: 'an', origin: 'typed' }))
  expect(purgeDocument(doc, new SoughtText({ text: 'Graf', isPart: false }, 'de')).live).toBe(1)
  expect(toArticleJson(read(doc, 'original')).lead.runs).toEqual([{ from: 0, to: 4, bold: true }])
})
