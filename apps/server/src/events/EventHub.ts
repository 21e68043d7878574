import type { ServerEvent } from '@stet/protocol'
import type { Actor } from '../accounts/Actor.ts'
import { can, type ArticleInQuestion } from '../permissions.ts'

type Send = (event: ServerEvent) => void

/** Hands events to everybody who watches and may know. */
export interface EventHub {
  /** `article` is what the event tells of, null when it tells of none that anybody may not see. */
  publish(event: ServerEvent, article: ArticleInQuestion | null): void
  subscribe(actor: Actor, send: Send): () => void
}

export function createEventHub(): EventHub {
  const watchers = new Set<{ readonly actor: Actor; readonly send: Send }>()
  return {
    publish(event, article) {
      for (const { actor, send } of watchers) {
        if (!article || can(actor, 'seeArticle', article)) send(event)
      }
    },
    subscribe(actor, send) {
      const watcher = { actor, send }
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
  }
}
