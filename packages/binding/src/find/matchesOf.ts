import type { Node } from '@tiptap/pm/model'
import type { DocumentSearch } from './DocumentSearch.ts'
import { MatchList } from './MatchList.ts'

/** All matches of a document. */
export function matchesOf(search: DocumentSearch | null, doc: Node): MatchList {
  return search ? MatchList.of(search.between(doc, 0, doc.content.size)) : MatchList.none
}
