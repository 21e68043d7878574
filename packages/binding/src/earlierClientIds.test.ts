import { articleSchema, createDocument, emptyArticle, openRoots, textRoot } from '@stet/article'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { ArticleBinding } from './ArticleBinding.ts'

it('reads offline text of an earlier page load as accepted, although nobody has registered it yet', () => {
  const doc = openRoots(new Y.Doc())
  Y.applyUpdate(doc, createDocument(emptyArticle(), { clientId: 1, user: 'anna', origin: 'imported' }))
  doc.clientID = 21
  textRoot(doc, 'lead').insert(0, 'Im Zug geschrieben.')
  const open = (earlierClientIds: readonly { edit: number; suggest: number }[]) =>
    new ArticleBinding({
      doc,
      user: 'anna',
      clientIds: { edit: 31, suggest: 32 },
      earlierClientIds,
      mode: 'edit',
      schema: articleSchema,
      now: () => 0,
    })
  expect(marksOfLead(open([{ edit: 21, suggest: 22 }]))).toEqual([])
  expect(marksOfLead(open([]))).toEqual(['insertion'])
})

function marksOfLead(binding: ArticleBinding): readonly string[] | undefined {
  return binding.document.child(5).firstChild?.marks.map((mark) => mark.type.name)
}
