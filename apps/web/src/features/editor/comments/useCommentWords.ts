import type { Person } from '@stet/protocol'
import { useCallback, useMemo } from 'react'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useNow } from '../../../i18n/useNow.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { personColor } from '../../../ui/personColor.ts'
import { useReviewPeople } from '../review/useReviewPeople.ts'

/** How people and times are told on cards of comments. */
export interface CommentWords {
  readonly nameOf: (person: Person) => string
  /** The colour of somebody's bar. */
  readonly colorOf: (person: Person) => string
  /** When something was, in words. */
  readonly timeOf: (instant: string) => string
  readonly isMe: (person: Person) => boolean
}

const NOBODY: readonly string[] = []

/** Says people and times as the rail does: the colours are those that everybody sees. */
export function useCommentWords(): CommentWords {
  const { t } = useTranslation('comments')
  const people = useReviewPeople(NOBODY)
  const format = useFormat()
  const now = useNow(60_000)
  const nameOf = useCallback(
    ({ id, name }: Person) => {
      const known = name === '' ? (people(id).name ?? t('card.unknown')) : name
      return people(id).isMe ? t('card.own', { name: known }) : known
    },
    [people, t],
  )
  return useMemo(
    () => ({
      nameOf,
      colorOf: ({ id }) => personColor(people(id).color),
      timeOf: (instant) => format.relative(new Date(instant), now),
      isMe: ({ id }) => people(id).isMe,
    }),
    [nameOf, people, format, now],
  )
}
