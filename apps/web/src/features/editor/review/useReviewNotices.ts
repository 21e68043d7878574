import type { UserId } from '@stet/article'
import { useEffect } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { toast } from '../../../ui/toast.ts'
import { useReviewDesk } from './useReviewDesk.ts'
import type { ReviewPerson } from './reviewPeople.ts'

/** Tells the person, on screen and aloud, when somebody else decided first, or otherwise at the same time. */
export function useReviewNotices(people: (id: UserId) => ReviewPerson, say: (text: string) => void): void {
  const { t } = useTranslation('review')
  const { notices } = useReviewDesk()
  useEffect(() => {
    return notices.subscribe(() => {
      const notice = notices.get()
      if (notice === null) return
      const { kind, made } = notice
      const name = made?.by == null ? null : (people(made.by).name ?? t('card.unknown'))
      const isTold = name !== null && made !== null && made.verdict !== 'open'
      const verdict = made?.verdict === 'accept' ? 'Accepted' : 'Rejected'
      const text = isTold ? t(`announce.${kind}${verdict}`, { name }) : t('announce.gone')
      toast.show(text)
      say(text)
    })
  }, [notices, people, say, t])
}
