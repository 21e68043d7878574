import { eventQuerySchema, serverEventSchema } from '@stet/protocol'
import type { Accounts } from '../accounts/Accounts.ts'
import type { Actor } from '../accounts/Actor.ts'
import type { Routes } from '../http/route.ts'
import type { Notifier } from '../notifications/Notifier.ts'
import { HttpProblem } from '../http/HttpProblem.ts'
import { can } from '../permissions.ts'
import type { MailLanguage } from '../storage/StoredMail.ts'
import type { ArticleRow, Store } from '../storage/Store.ts'
import type { Rooms } from '../sync/Rooms.ts'
import type { EventHub } from './EventHub.ts'
import { openEventStream, type EventStream } from './EventStream.ts'

export interface EventParts {
  readonly events: EventHub
  readonly accounts: Pick<Accounts, 'actorOf' | 'onChange'>
  readonly rooms: Pick<Rooms, 'everybody'>
  readonly store: Pick<Store, 'health' | 'listRestricted' | 'mail'>
  readonly notifier: Pick<Notifier, 'unreadOf'>
}

/** `GET /api/events`. Returns what ends every stream: before the server closes, or it would wait for them for ever. */
export function addEventRoutes(routes: Routes, parts: EventParts): () => void {
  const streams = new Map<EventStream, Actor>()

  const stopWatching = parts.accounts.onChange(({ userId }) => {
    for (const [stream, actor] of streams) {
      if (userId !== null && userId !== actor.id) continue
      const now = parts.accounts.actorOf(actor.sessionId)
      if (!now) stream.end({ type: 'session-ended' })
      else if (standingOf(now) !== standingOf(actor)) stream.end({ type: 'me-changed' })
    }
  })

  routes.add(
    {
      method: 'GET',
      url: '/api/events',
      summary: 'Server-sent events: articles, people in them, storage',
      access: 'signed-in',
      query: eventQuerySchema,
      answer: { status: 200, schema: serverEventSchema, types: ['text/event-stream'] },
    },
    async ({ actor: asker, query: { language }, reply }) => {
      // In which they get their mail; a stream does not wait for that.
      if (language && asker.scopes === null) {
        noteLanguage(parts.store, asker.id, language).catch(() => undefined)
      }
      const restricted = await parts.store.listRestricted()
      // The last that is waited for: whatever is told from here on is told on this stream.
      const unread = await parts.notifier.unreadOf(asker)
      const actor = parts.accounts.actorOf(asker.sessionId)
      if (!actor) throw new HttpProblem('not-signed-in', 'Sign in first.')
      reply.hijack()
      const headers = Object.fromEntries(
        Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]),
      )
      const stream = openEventStream(reply.raw, headers, () => {
        unsubscribe()
        streams.delete(stream)
      })
      const unsubscribe = parts.events.subscribe(actor, (event) => stream.send(event))
      streams.set(stream, actor)
      stream.send({ ...currentState(parts, keptFrom(actor, restricted)), unread })
      return reply
    },
  )

  return () => {
    stopWatching()
    for (const stream of streams.keys()) stream.end()
  }
}

/** The language that a person uses here; what cannot be written now is noted the next time. */
async function noteLanguage(
  { mail }: Pick<Store, 'mail'>,
  person: string,
  language: MailLanguage,
): Promise<void> {
  const settings = await mail.settings(person)
  if (settings.language !== language) await mail.changeSettings(person, { language })
}

/** Articles of which this person may not know. */
function keptFrom(actor: Actor, restricted: readonly ArticleRow[]): ReadonlySet<string> {
  return new Set(restricted.filter((row) => !can(actor, 'seeArticle', row)).map(({ id }) => id))
}

function currentState({ rooms, store }: EventParts, kept: ReadonlySet<string>) {
  return {
    type: 'state' as const,
    storageTrouble: store.health().trouble?.kind ?? null,
    people: Object.fromEntries(
      [...rooms.everybody()].filter(([id]) => !kept.has(id)).map(([id, people]) => [id, [...people]]),
    ),
  }
}

/** Who somebody is here, and what they may. */
function standingOf({ role, name, grants = [] }: Actor): string {
  return JSON.stringify([role, name, grants.map(({ right }) => right)])
}
