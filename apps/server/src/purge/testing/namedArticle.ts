import { createDocument } from '@stet/article'
import * as Y from 'yjs'
import { newArticle } from '../../storage/testing/articles.ts'
import type { Store } from '../../storage/Store.ts'
import { summarize } from '../../sync/summarize.ts'
import { captureVersion } from '../../versions/captureVersion.ts'

/** Stands in the text, the log and every version of the article. */
export const NAME = 'Quirlmeyer'

/** Stores an article that has the name in its text, its log and so many versions, and another that has it too. */
export async function storeNamedArticle(store: Store, versions: number): Promise<void> {
  for (const id of ['named', 'other']) {
    const article = {
      kicker: '',
      headline: id,
      subheadline: '',
      byline: '',
      dateline: '',
      lead: { text: `Herr ${id === 'named' ? NAME : 'Niemand'} sagt es.` },
      sections: [],
      details: [],
    }
    const snapshot = createDocument(article, { clientId: 1, user: 'anna', origin: 'typed' })
    const doc = new Y.Doc()
    Y.applyUpdate(doc, snapshot)
    await store.createArticle(newArticle({ id, snapshot, ...summarize(doc) }))
    doc.clientID = 1
    for (let number = 0; number < versions; number += 1) {
      const before = Y.encodeStateVector(doc)
      doc.getText('lead').insert(0, `Satz ${number}. `)
      await store.append(id, Y.encodeStateAsUpdate(doc, before))
      const about = {
        at: number,
        reason: 'automatic',
        name: null,
        by: null,
        people: [],
        restored: null,
      } as const
      await store.addVersion(id, { ...captureVersion(doc), ...about })
    }
  }
}
