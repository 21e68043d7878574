import { CLOSE_CODES, type Mode } from '@stet/protocol'
import type { Actor } from '../accounts/Actor.ts'
import type { ArticleRow } from '../storage/Store.ts'
import type { Admission } from './Connection.ts'
import type { Closing } from './Room.ts'

export interface RightsNow {
  readonly actorOf: (sessionId: string) => Actor | null
  readonly modeFor: (actor: Actor, article: ArticleRow) => Mode | null
}

/** Why somebody who was let in may not stay as they are; null: nothing has changed since. */
export function reasonToLeave(
  { actor, article, mode, lastClosing }: Admission,
  room: { readonly lastClosing: Closing | null; readonly metadata: ArticleRow['metadata'] | null },
  { actorOf, modeFor }: RightsNow,
): Closing | null {
  if (room.lastClosing !== lastClosing) return room.lastClosing
  const now = actorOf(actor.sessionId)
  if (now === null) return { code: CLOSE_CODES.notSignedIn, reason: 'the session ended' }
  const known = room.metadata === null ? article : { ...article, metadata: room.metadata }
  if (modeFor(now, known) === mode && now.name === actor.name) return null
  return { code: CLOSE_CODES.forbidden, reason: 'something about the person changed' }
}
