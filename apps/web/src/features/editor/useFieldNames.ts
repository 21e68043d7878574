import { TEXT_ROOTS, type TextRoot } from '@stet/article'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import type { FieldNames } from './FieldLabels.ts'

/** The names of the fields in the person's language; the same object until the language changes. */
export function useFieldNames(): FieldNames {
  const { t } = useTranslation('editor')
  return useMemo(
    () =>
      Object.fromEntries(TEXT_ROOTS.map((field) => [field, t(`field.${field}`)])) as Record<TextRoot, string>,
    [t],
  )
}
