import { useCallback } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import type { ReviewPerson } from './reviewPeople.ts'

/** What whoever made a suggestion is called on its card; `isChecked`: a check of the house style found it. */
export function useSuggesterName(): (person: ReviewPerson, isChecked: boolean) => string {
  const { t } = useTranslation('review')
  return useCallback(
    ({ name: known, isMe }, isChecked) => {
      const name = known ?? t('card.unknown')
      if (isMe && known !== null) return t(isChecked ? 'card.checkedOwn' : 'card.own', { name })
      return isChecked ? t('card.checked', { name }) : name
    },
    [t],
  )
}
