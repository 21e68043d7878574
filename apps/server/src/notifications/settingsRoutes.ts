import {
  NOTIFICATION_KINDS,
  notificationSettingsPatchSchema,
  notificationSettingsSchema,
  type NotificationSettings,
} from '@stet/protocol'
import type { Routes } from '../http/route.ts'
import { withoutUndefined } from '../http/withoutUndefined.ts'
import { MAILED_UNLESS_TOLD, type StoredMailSettings } from '../storage/StoredMail.ts'
import type { Store } from '../storage/Store.ts'

interface Parts {
  readonly store: Pick<Store, 'mail'>
  readonly isMailOn: boolean
}

/** The calls about what the asker wants to be told by mail. */
export function addNotificationSettingsRoutes(routes: Routes, { store, isMailOn }: Parts): void {
  const present = ({ byMail }: StoredMailSettings): NotificationSettings => ({
    isMailOn,
    byMail: Object.fromEntries(
      NOTIFICATION_KINDS.map((kind) => [kind, byMail[kind] ?? MAILED_UNLESS_TOLD[kind]]),
    ) as NotificationSettings['byMail'],
  })

  routes.add(
    {
      method: 'GET',
      url: '/api/notifications/settings',
      summary: 'What concerns the asker and comes by mail',
      access: 'manageOwnAccount',
      answer: { status: 200, schema: notificationSettingsSchema },
    },
    async ({ actor }) => present(await store.mail.settings(actor.id)),
  )

  routes.add(
    {
      method: 'PATCH',
      url: '/api/notifications/settings',
      summary: 'Changes what comes by mail',
      access: 'manageOwnAccount',
      body: notificationSettingsPatchSchema,
      answer: { status: 200, schema: notificationSettingsSchema },
    },
    async ({ body, actor }) =>
      present(await store.mail.changeSettings(actor.id, { byMail: withoutUndefined(body.byMail) })),
  )
}
