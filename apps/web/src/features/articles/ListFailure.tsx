import { useTranslation } from '../../i18n/useTranslation.ts'
import { isUnreachable } from '../../api/RequestError.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import type { ArticleList } from './useArticleList.ts'

/** Why the list is missing or old, and a way to try again; nothing when it is neither. */
export function ListFailure({ list }: { list: ArticleList }) {
  const { t } = useTranslation('articles')
  const format = useFormat()
  if (list.error === null) return null
  const retry = (
    <Button size="small" isBusy={list.isRetrying} onClick={list.retry}>
      {t('failed.retry')}
    </Button>
  )
  if (list.keptAt !== null) {
    return (
      <Banner tone="info" title={t('kept.title')} actions={retry}>
        {t('kept.text', { when: format.dateTime(list.keptAt) })}
      </Banner>
    )
  }
  return (
    <Banner tone="danger" announce="alert" title={t('failed.title')} actions={retry}>
      {isUnreachable(list.error) ? t('failed.unreachable') : list.error.message}
    </Banner>
  )
}
