import { read, toArticleJson, toStableJson, type ArticleJson } from '@stet/article'
import type * as Y from 'yjs'
import type { PublishedVersion } from '../storage/WorkflowRecord.ts'
import { draftNotice } from './draftNotice.ts'

/**
 * What readers may be told of a correction, drafted from all that was changed since this version went out, what is suggested
 * included: whoever decides on it sees what would be said. Null where nothing was.
 */
export function noticeFor(doc: Y.Doc, published: PublishedVersion, language: string): string | null {
  const after = toArticleJson(read(doc, 'final'))
  if (toStableJson(after) === published.article) return null
  return draftNotice(JSON.parse(published.article) as ArticleJson, after, language)
}
