import type { PurgeAnswer } from '@stet/protocol'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { DialogButtons } from '../../../ui/DialogButtons.tsx'
import styles from './PurgeDialog.module.css'

/** Props of `PurgeResult`. */
export interface PurgeResultProps {
  readonly answer: PurgeAnswer
  readonly onClose: () => void
}

/** What was removed, and what is left to do by hand. */
export function PurgeResult({ answer: { at, places, isScrubbed, keptIn }, onClose }: PurgeResultProps) {
  const { t } = useTranslation('purge')
  const format = useFormat()
  const count = Object.values(places).reduce((sum, each) => sum + each, 0)
  return (
    <div className={styles.body} data-testid="purged">
      <div role="status" className={styles.body}>
        <p>{t('done.text', { count })}</p>
        <p>{t('done.backups', { when: format.dateTime(new Date(at)) })}</p>
        {!isScrubbed && <p>{t('done.unscrubbed')}</p>}
        {keptIn.length > 0 && (
          <p className={styles.folders}>{t('done.keptIn', { folders: keptIn.join(', ') })}</p>
        )}
      </div>
      <DialogButtons>
        <Button look="primary" onClick={onClose}>
          {t('close')}
        </Button>
      </DialogButtons>
    </div>
  )
}
