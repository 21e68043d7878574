import { parseSpan, SERVER_USER } from '@stet/article'
import * as Y from 'yjs'
import type { Authorship } from './checkUpdate.ts'

/** True for a deletion that the server suggested on behalf of this person: theirs to take back, as if they had written it. */
export function isStruckFor(item: Y.Item, userId: string, authorship: Authorship): boolean {
  if (authorship.ownerOf(item.id.client) !== SERVER_USER || !(item.content instanceof Y.ContentAny))
    return false
  const span = parseSpan(item.parentSub ?? '', item.content.arr.at(-1))
  return span?.t === 'del' && span.by === userId
}
