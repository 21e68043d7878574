import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { CopyDialog } from './CopyDialog.tsx'
import type { RecoveredCopy } from './session/BrowserStore.ts'

/** Props of `RecoveredNotice`. */
export interface RecoveredNoticeProps {
  readonly copies: readonly RecoveredCopy[]
  readonly onDiscard: (id: string) => void
}

/** Says that work of this person could not be merged and waits as a copy; nothing when there is none. */
export function RecoveredNotice({ copies, onDiscard }: RecoveredNoticeProps) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const [openId, setOpenId] = useState<string | null>(null)
  const [newest] = copies
  if (newest === undefined) return null
  const open = copies.find((copy) => copy.id === openId)
  return (
    <>
      <Banner
        tone="warning"
        title={t('recovered.title', { count: copies.length })}
        actions={
          <Button size="small" onClick={() => setOpenId(newest.id)}>
            {t('recovered.open')}
          </Button>
        }
      >
        {t(`saved.reason.${newest.reason}`)} {t('recovered.text')}
      </Banner>
      {open !== undefined && (
        <CopyDialog
          title={t('recovered.dialogTitle', { when: format.dateTime(new Date(open.at)) })}
          description={t('recovered.text')}
          text={open.text}
          filename={open.headline || 'stet'}
          onClose={() => setOpenId(null)}
          onDiscard={() => {
            onDiscard(open.id)
            setOpenId(null)
          }}
        />
      )}
    </>
  )
}
