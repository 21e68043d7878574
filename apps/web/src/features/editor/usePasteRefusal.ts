import { ARTICLE_LIMITS } from '@stet/article'
import { PASTE_LIMITS, type PasteLimit } from '@stet/binding'
import { useCallback } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { toast } from '../../ui/toast.ts'

const MOST: Readonly<Record<PasteLimit, number>> = {
  ...PASTE_LIMITS,
  line: ARTICLE_LIMITS.line,
  text: ARTICLE_LIMITS.text,
  blocks: ARTICLE_LIMITS.blocks,
  rows: ARTICLE_LIMITS.detailsRows,
  total: ARTICLE_LIMITS.total,
}

/** Says that a paste changed nothing, and which limit it would have broken; the same function while the language stays. */
export function usePasteRefusal(): (limit: PasteLimit) => void {
  const { t } = useTranslation('editor')
  const format = useFormat()
  return useCallback(
    (limit) => {
      toast.error(t('pasteRefused.title'), {
        description: t(`pasteRefused.${limit}`, { most: format.number(MOST[limit]) }),
      })
    },
    [t, format],
  )
}
