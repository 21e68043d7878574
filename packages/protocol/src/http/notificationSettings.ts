import * as z from 'zod/mini'
import { notificationKindSchema } from './notifications.ts'

/** `GET /api/notifications/settings`: what of the asker's notifications comes by mail, each at once. */
export const notificationSettingsSchema = z.object({
  /** Whether this installation sends mail. */
  isMailOn: z.boolean(),
  byMail: z.record(notificationKindSchema, z.boolean()),
})
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>

/** `PATCH /api/notifications/settings`: what is left out stays; answers with `NotificationSettings`. */
export const notificationSettingsPatchSchema = z.strictObject({
  byMail: z.partialRecord(notificationKindSchema, z.boolean()),
})
