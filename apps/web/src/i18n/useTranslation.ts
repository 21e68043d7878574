import { useMemo, useSyncExternalStore } from 'react'
import type { MessageValues } from './findMessage.ts'
import { i18n, messageIn } from './i18n.ts'
import type { Feature, MessageKey, QualifiedKey } from './Messages.ts'

/** Says a message in the language of the interface; the same function until the language changes. */
export interface Translation<Key extends string> {
  readonly t: (key: Key, values?: MessageValues) => string
}

/**
 * The words of one feature (`t('title')`), or of several (`t('articles:title')`). The component is rendered again when the
 * language changes.
 */
export function useTranslation<Name extends Feature>(feature: Name): Translation<MessageKey<Name>>
export function useTranslation<Name extends Feature>(
  features: readonly Name[],
): Translation<QualifiedKey<Name>>
export function useTranslation(asked: string | readonly string[]): Translation<string> {
  const language = useSyncExternalStore(i18n.subscribe, i18n.language)
  const prefix = typeof asked === 'string' ? `${asked}:` : ''
  return useMemo(
    () => ({ t: (key, values = {}) => messageIn(language, prefix + key, values) }),
    [language, prefix],
  )
}
