import type { StorageTroubleReason } from '@stet/protocol'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Banner } from '../../../ui/Banner.tsx'

/** Says why the server can save nothing now, and what that means. */
export function TroubleBanner({ trouble }: { readonly trouble: StorageTroubleReason }) {
  const { t } = useTranslation('trouble')
  return (
    <div data-testid="storage-banner">
      <Banner tone="danger" announce="alert">
        {t(trouble)}
      </Banner>
    </div>
  )
}
