import type { Finding } from '@stet/house-style'
import { useCallback, useMemo } from 'react'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'

/** Puts findings into words. */
export interface SaidFinding {
  /** What is wrong. */
  readonly reason: (finding: Finding) => string
  /** In which part of the article. */
  readonly field: (finding: Finding) => string
  /** Both, with the words in which it stands: for whoever hears it. */
  readonly whole: (finding: Finding) => string
}

/** How findings are said in the language of the interface; the same functions as long as that is the same. */
export function useSaidFinding(): SaidFinding {
  const { t } = useTranslation('style')
  const { t: say } = useTranslation('editor')
  const format = useFormat()
  const reason = useCallback(
    ({ rule, length }: Finding): string =>
      t(`rule.${rule}`, {
        is: format.number(length?.is ?? 0),
        most: format.number(length?.most ?? 0),
      }),
    [t, format],
  )
  const field = useCallback(({ place }: Finding): string => say(`field.${place.root}`), [say])
  return useMemo(() => {
    const whole = (finding: Finding): string => {
      const { before, text, behind } = finding
      const words = { reason: reason(finding), field: field(finding), text: `${before}${text}${behind}` }
      return t(finding.replacement === null ? 'card.label' : 'card.labelIn', words)
    }
    return { reason, field, whole }
  }, [t, reason, field])
}
