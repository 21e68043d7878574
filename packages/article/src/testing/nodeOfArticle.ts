import type { Node } from '@tiptap/pm/model'
import * as Y from 'yjs'
import type { ArticleJson } from '../articleJson.ts'
import { createDocument } from '../formats/json/createDocument.ts'
import { read } from '../model/read.ts'
import { openRoots } from '../model/roots.ts'
import { articleSchema } from '../nodes/articleSchema.ts'
import { toProseMirror } from '../nodes/toProseMirror.ts'

/** A stored document of an article, written by the client 1 of `ada`. */
export function documentOfArticle(article: ArticleJson): Y.Doc {
  const doc = openRoots(new Y.Doc())
  Y.applyUpdate(doc, createDocument(article, { clientId: 1, user: 'ada', origin: 'imported' }))
  return doc
}

/** What an editor shows of an article. */
export function nodeOfArticle(article: ArticleJson): Node {
  return toProseMirror(read(documentOfArticle(article), 'markup'), articleSchema)
}
