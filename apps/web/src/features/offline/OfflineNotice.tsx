import { useTranslation } from '../../i18n/useTranslation.ts'
import { Banner } from '../../ui/Banner.tsx'
import { useIsOnline } from './useIsOnline.ts'

/** Says that there is no network, and what still works; nothing while there is one. */
export function OfflineNotice() {
  const { t } = useTranslation('shell')
  if (useIsOnline()) return null
  return (
    <Banner tone="info" title={t('offline.title')}>
      {t('offline.text')}
    </Banner>
  )
}
