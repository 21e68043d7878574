import type { Notification, Person } from '@stet/protocol'
import { mentionsIn } from '../comments/mentionsIn.ts'
import type { StoredNotification } from '../storage/StoredNotification.ts'

/** A notification as the wire has it. */
export function presentNotification(
  { number, kind, at, isRead, by, detail, article, comment }: StoredNotification,
  person: (id: string) => Person,
): Notification {
  return {
    number,
    kind,
    at: new Date(at).toISOString(),
    isRead,
    by: by === null ? null : person(by),
    article: { id: article.id, headline: article.headline },
    comment: comment && { ...comment, mentions: mentionsIn(comment.text).map(person) },
    reason: detail.reason ?? null,
    fields: [...(detail.fields ?? [])],
    gates: [...(detail.gates ?? [])],
    publishAt: detail.publishAt === undefined ? null : new Date(detail.publishAt).toISOString(),
  }
}
