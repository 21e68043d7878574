import type { Change } from '@stet/tracked-changes'
import { useCallback } from 'react'
import type { MessageKey } from '../../../i18n/Messages.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { saidChange } from './saidChange.ts'
import { shownText } from './shownText.ts'

/** The sentence of a change with its places still in it, and what belongs there. */
export interface ChangeSentence {
  readonly message: string
  readonly texts: Readonly<Record<string, string>>
}

/** Puts changes into sentences of the person's language. */
export function useSaidChange(): {
  readonly sentence: (change: Change) => ChangeSentence
  /** The sentence with its texts, shortened, for screen readers. */
  readonly spoken: (change: Change) => string
} {
  const { t } = useTranslation('review')
  const sentence = useCallback(
    (change: Change): ChangeSentence => {
      const { key, count, texts } = saidChange(change)
      // Every key that `saidChange` gives has a sentence: its test goes through them.
      const path = `change.${key}` as MessageKey<'review'>
      return { message: count === undefined ? t(path) : t(path, { count }), texts }
    },
    [t],
  )
  const spoken = useCallback(
    (change: Change): string => {
      const { message, texts } = sentence(change)
      return message.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) =>
        texts[name] === undefined ? whole : t('quoted', { text: shownText(texts[name]) }),
      )
    },
    [sentence, t],
  )
  return { sentence, spoken }
}
