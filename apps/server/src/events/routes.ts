import { serverEventSchema, type ServerEvent } from '@stet/protocol'
import type { Accounts } from '../accounts/Accounts.ts'
import type { Actor } from '../accounts/Actor.ts'
import type { Routes } from '../http/route.ts'
import type { Store } from '../storage/Store.ts'
import type { Rooms } from '../sync/Rooms.ts'
import type { EventHub } from './EventHub.ts'
import { openEventStream, type EventStream } from './EventStream.ts'

export interface EventParts {
  readonly events: EventHub
  readonly accounts: Pick<Accounts, 'actorOf' | 'onChange'>
  readonly rooms: Pick<Rooms, 'everybody'>
  readonly store: Pick<Store, 'health'>
}

/** `GET /api/events`. Returns what ends every stream: before the server closes, or it would wait for them for ever. */
export function addEventRoutes(routes: Routes, parts: EventParts): () => void {
  const streams = new Map<EventStream, Actor>()

  const stopWatching = parts.accounts.onChange(({ userId }) => {
    for (const [stream, actor] of streams) {
      if (userId !== null && userId !== actor.id) continue
      const now = parts.accounts.actorOf(actor.sessionId)
      if (!now) stream.end({ type: 'session-ended' })
      else if (now.role !== actor.role || now.name !== actor.name) stream.end({ type: 'me-changed' })
    }
  })

  routes.add(
    {
      method: 'GET',
      url: '/api/events',
      summary: 'Server-sent events: articles, people in them, storage',
      access: 'signed-in',
      answer: { status: 200, schema: serverEventSchema, types: ['text/event-stream'] },
    },
    ({ actor, reply }) => {
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
      stream.send(currentState(parts))
      return reply
    },
  )

  return () => {
    stopWatching()
    for (const stream of streams.keys()) stream.end()
  }
}

function currentState({ rooms, store }: EventParts): ServerEvent {
  return {
    type: 'state',
    storageTrouble: store.health().trouble?.kind ?? null,
    people: Object.fromEntries([...rooms.everybody()].map(([id, people]) => [id, [...people]])),
  }
}
