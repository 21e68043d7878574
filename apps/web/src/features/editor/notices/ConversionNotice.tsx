import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { Button } from '../../../ui/Button.tsx'
import { useSnapshot } from '../OpenArticleContext.ts'

/** Says that what this person wrote as text became suggestions, because they may only suggest by now; until they have read it. */
export function ConversionNotice() {
  const { t } = useTranslation('notices')
  const format = useFormat()
  const conversion = useSnapshot((snapshot) => snapshot.conversion)
  const [read, setRead] = useState<typeof conversion>(null)
  if (conversion === null || conversion === read) return null
  const { inserted, struck } = conversion
  return (
    <Banner
      tone="info"
      title={t('converted.title')}
      actions={
        <Button size="small" onClick={() => setRead(conversion)}>
          {t('converted.understood')}
        </Button>
      }
    >
      {t('converted.text', { inserted: format.number(inserted), struck: format.number(struck) })}
    </Banner>
  )
}
