import type { IncomingHttpHeaders } from 'node:http'
import { CLOSE_CODES } from '@stet/protocol'
import type { CloseCode, Mode } from '@stet/protocol'
import type { Accounts } from '../accounts/Accounts.ts'
import type { Actor } from '../accounts/Actor.ts'
import type { OriginPolicy } from '../http/origins.ts'
import type { ArticleRow, Store } from '../storage/Store.ts'
import type { Place } from './budgets/Places.ts'
import type { Admission } from './Connection.ts'
import { parseHandshake } from './handshake.ts'
import type { Lease, LeaseResult } from './OpenRooms.ts'

/** Answer of HTTP to an upgrade that is refused. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 410 | 426 | 429 | 503

/** `dismiss`: upgrade, then close at once with this code, for clients that can read nothing else. */
export type Decision =
  | { readonly kind: 'refuse'; readonly status: RefusalStatus }
  | { readonly kind: 'dismiss'; readonly code: CloseCode; readonly reason: string }
  | { readonly kind: 'admit'; readonly admission: Admission; readonly lease: Lease }

export interface AdmitParts {
  readonly accounts: Pick<Accounts, 'authenticate'>
  readonly store: Pick<Store, 'getArticle'>
  readonly modeFor: (actor: Actor, article: ArticleRow) => Mode | null
  readonly origins: OriginPolicy
  readonly lease: (articleId: string) => Promise<LeaseResult>
}

type Refused = Exclude<Decision, { readonly kind: 'admit' }>
type Found = Pick<Admission, 'actor' | 'article' | 'mode'>

/**
 * Decides an upgrade, all of it before the socket exists: address, Origin, session, whether there is a place, article, mode,
 * schema, epoch, clientIDs. When it admits, the document is loaded and the ids are on record.
 */
export async function admit(
  parts: AdmitParts,
  { url, headers }: { readonly url: string; readonly headers: IncomingHttpHeaders },
  place: Place,
): Promise<Decision> {
  const parsed = parseHandshake(url)
  if (!parsed.ok) return { kind: 'refuse', status: parsed.status }
  const { handshake } = parsed
  if (!isOriginAllowed(headers, parts.origins)) return { kind: 'refuse', status: 403 }
  const person = parts.accounts.authenticate(headers)
  if (person === null) return { kind: 'refuse', status: 401 }
  const turnDown = (code: CloseCode, status: RefusalStatus, reason: string): Refused =>
    handshake.wantsAcknowledgements ? { kind: 'dismiss', code, reason } : { kind: 'refuse', status }
  const crowded = place.takeFor(person.id)
  if (crowded) return turnDown(crowded.code, crowded.status, crowded.reason)

  const look = async (): Promise<Found | Refused> => {
    const article = await parts.store.getArticle(handshake.articleId)
    const actor = parts.accounts.authenticate(headers)
    if (actor === null) return { kind: 'refuse', status: 401 }
    const mode = article === null ? null : parts.modeFor(actor, article)
    if (article === null || mode === null) return { kind: 'refuse', status: 404 }
    if (handshake.schema !== null && handshake.schema < article.schemaVersion) {
      return turnDown(CLOSE_CODES.oldSchema, 426, 'the schema is too old')
    }
    if (handshake.epoch !== null && handshake.epoch !== article.epoch) {
      return turnDown(CLOSE_CODES.otherEpoch, 410, 'the article began another life')
    }
    return { actor, article, mode }
  }

  const early = await look()
  if ('kind' in early) return early
  const lease = await parts.lease(handshake.articleId)
  if (!lease.ok) return { kind: 'refuse', status: lease.reason === 'missing' ? 404 : 503 }
  const giveUp = (decision: Refused): Refused => {
    lease.release()
    return decision
  }
  // What changed while it was loaded is found now; of what changes from here on the room is told.
  const { lastClosing } = lease.room
  const found = await look().catch((error: unknown) => {
    lease.release()
    throw error
  })
  if ('kind' in found) return giveUp(found)
  const mode = lease.isDamaged ? 'view' : found.mode
  const { named, wantsAcknowledgements } = handshake
  const problem = lease.room.claim(named, { userId: found.actor.id, mode })
  if (problem !== null) {
    return giveUp(turnDown(problem.code, problem.code === CLOSE_CODES.forbidden ? 403 : 503, problem.reason))
  }
  const article = lease.share(found.article)
  const admission = { actor: found.actor, article, mode, lastClosing, named, wantsAcknowledgements }
  return { kind: 'admit', admission, lease }
}

/** A cookie travels by itself: with one, the page must be one of ours. What names a page must name one of ours too. */
function isOriginAllowed(headers: IncomingHttpHeaders, origins: OriginPolicy): boolean {
  const { origin, cookie, host } = headers
  if (origin === undefined) return cookie === undefined
  return origins.allows(origin, host)
}
