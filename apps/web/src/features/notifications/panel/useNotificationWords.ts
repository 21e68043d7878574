import type { Notification } from '@stet/protocol'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { writtenText } from '../../editor/comments/mentionText.ts'
import { messages } from './messages.ts'

type Field = keyof (typeof messages)['de']['field']
type Gate = keyof (typeof messages)['de']['gate']

/** What a notification says: what happened, and what else has to be known of it, a line each. */
export function useNotificationWords(notification: Notification): {
  readonly what: string
  readonly more: readonly string[]
} {
  const { t } = useTranslation('notifications')
  const format = useFormat()
  const { kind, by, comment, reason, fields, gates, publishAt } = notification
  const name = by?.name || t('somebody')
  const at = publishAt === null ? '' : format.dateTime(new Date(publishAt))
  const isHeld = kind === 'schedule_suspended' && by === null
  const said = comment && writtenText(comment.text, comment.mentions, t('somebody'))
  const known = fields.filter((field): field is Field => Object.hasOwn(messages.de.field, field))
  const named = gates.filter((gate): gate is Gate => Object.hasOwn(messages.de.gate, gate))
  return {
    what: t(`what.${isHeld ? 'schedule_held' : kind}`, { name, at }),
    more: [
      ...(said ? [said] : []),
      ...(known.length > 0
        ? [t('changed', { fields: format.list(known.map((field) => t(`field.${field}`))) })]
        : []),
      ...(named.length > 0
        ? [t('overridden', { gates: format.list(named.map((gate) => t(`gate.${gate}`))) })]
        : []),
      ...(reason ? [t('quote', { text: reason })] : []),
    ],
  }
}
