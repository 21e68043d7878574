import type { NotificationKind } from '@stet/protocol'
import type { Action } from '../permissions.ts'

/** What somebody must be allowed to do to an article to be told of this. */
export function neededFor(kind: NotificationKind): Action {
  return kind === 'mention' || kind === 'reply' ? 'readComments' : 'seeArticle'
}
