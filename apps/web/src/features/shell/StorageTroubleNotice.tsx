import { useTranslation } from '../../i18n/useTranslation.ts'
import { Banner } from '../../ui/Banner.tsx'
import { useStorageTrouble } from './LiveState.tsx'

/** Says that the server can save nothing now, and what that means; nothing while it can. */
export function StorageTroubleNotice() {
  const { t } = useTranslation('shell')
  const trouble = useStorageTrouble()
  if (trouble === null) return null
  return (
    <div data-testid="storage-banner">
      <Banner tone="danger" announce="alert">
        {t(`storage.${trouble}`)}
      </Banner>
    </div>
  )
}
