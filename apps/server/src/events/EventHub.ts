import type { ServerEvent } from '@stet/protocol'
import type { Actor } from '../accounts/Actor.ts'
import { can, type Action, type ArticleInQuestion } from '../permissions.ts'

type Choice = (actor: Actor) => boolean
type Send = (event: ServerEvent) => void

/** Hands events to everybody who watches and may know. */
export interface EventHub {
  /**
   * `article` is what the event tells of, null when it tells of none that anybody may not see; or who is to be told. Of comments
   * hears who may read them.
   */
  publish(event: ServerEvent, article: ArticleInQuestion | null | Choice): void
  /** Tells one person, wherever they are signed in, what they may know as whom they are there. */
  tell(personId: string, event: (actor: Actor) => ServerEvent): void
  subscribe(actor: Actor, send: Send): () => void
}

/** What somebody must be allowed to do to hear of it, where that is more than to see the article. */
const NEEDED: Partial<Record<ServerEvent['type'], Action>> = { 'comments-changed': 'readComments' }

export function createEventHub(): EventHub {
  const watchers = new Set<{ readonly actor: Actor; readonly send: Send }>()
  return {
    publish(event, article) {
      const needed = NEEDED[event.type] ?? 'seeArticle'
      const isTold =
        typeof article === 'function' ? article : (actor: Actor) => !article || can(actor, needed, article)
      for (const { actor, send } of watchers) if (isTold(actor)) send(event)
    },
    tell(personId, event) {
      for (const { actor, send } of watchers) {
        if (actor.id === personId) send(event(actor))
      }
    },
    subscribe(actor, send) {
      const watcher = { actor, send }
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
  }
}
