import {
  notificationPageSchema,
  notificationPatchAnswerSchema,
  notificationPatchSchema,
  notificationQuerySchema,
  type Person,
} from '@stet/protocol'
import type { Actor } from '../accounts/Actor.ts'
import type { ArticleParts } from '../articles/ArticleParts.ts'
import type { Routes } from '../http/route.ts'
import { withoutUndefined } from '../http/withoutUndefined.ts'
import { can } from '../permissions.ts'
import type { StoredNotification } from '../storage/StoredNotification.ts'
import type { RecordPage, RecordQuery } from '../storage/Store.ts'
import { neededFor } from './neededFor.ts'
import { presentNotification } from './presentNotification.ts'

type Parts = Pick<ArticleParts, 'store' | 'accounts' | 'notifier'>

/** The calls about what concerns the asker. Of what they may not know any more they are told nothing. */
export function addNotificationRoutes(routes: Routes, { store, accounts, notifier }: Parts): void {
  const person = (id: string): Person => accounts.person(id) ?? { id, name: '' }

  /** A page is full as long as there is more that the asker may know of. */
  async function list(actor: Actor, query: RecordQuery): Promise<RecordPage<StoredNotification>> {
    const records: StoredNotification[] = []
    let next: string | null = query.cursor ?? null
    do {
      const page: RecordPage<StoredNotification> = await store.listNotifications(actor.id, {
        limit: query.limit - records.length,
        ...(next === null ? {} : { cursor: next }),
      })
      records.push(...page.records.filter(({ kind, article }) => can(actor, neededFor(kind), article)))
      next = page.next
    } while (next !== null && records.length < query.limit)
    return { records, next }
  }

  routes.add(
    {
      method: 'GET',
      url: '/api/notifications',
      summary: 'What concerns the asker, by somebody else: comments, and steps of articles; the latest first',
      access: 'signed-in',
      query: notificationQuerySchema,
      answer: { status: 200, schema: notificationPageSchema },
    },
    async ({ query: { limit = 100, ...query }, actor }) => {
      const { records, next } = await list(actor, { limit, ...withoutUndefined(query) })
      return {
        notifications: records.map((each) => presentNotification(each, person)),
        unread: await notifier.unreadOf(actor),
        nextCursor: next,
      }
    },
  )

  routes.add(
    {
      method: 'PATCH',
      url: '/api/notifications',
      summary: 'Marks what concerns the asker as read: one, or all up to a number',
      access: 'signed-in',
      body: notificationPatchSchema,
      answer: { status: 200, schema: notificationPatchAnswerSchema },
    },
    async ({ body, actor }) => {
      if ('read' in body) await store.markRead(actor.id, body.read, false)
      else await store.markRead(actor.id, body.readThrough, true)
      await notifier.tell([actor.id])
      return { unread: await notifier.unreadOf(actor) }
    },
  )
}
