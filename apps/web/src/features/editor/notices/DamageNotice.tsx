import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { useOpenArticle } from '../OpenArticleContext.ts'

/** Says that the server shows the last good state because what it has stored is damaged; nothing while it is not. */
export function DamageNotice() {
  const { t } = useTranslation('notices')
  const { session } = useOpenArticle()
  if (!session.metadata.isDamaged) return null
  return (
    <div data-testid="damage-banner">
      <Banner tone="danger" title={t('damaged.title')}>
        {t('damaged.text')}
      </Banner>
    </div>
  )
}
