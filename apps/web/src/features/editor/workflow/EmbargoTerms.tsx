import type { Terms } from '@stet/protocol'
import { useState } from 'react'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useNow } from '../../../i18n/useNow.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { useDuration } from '../../../i18n/useDuration.ts'
import { EmbargoForm } from './EmbargoForm.tsx'
import { embargoLeft } from './embargoLeft.ts'
import styles from './WorkflowDialog.module.css'

/** Props of `EmbargoTerms`. */
export interface EmbargoTermsProps {
  readonly embargo: Terms['embargo']
  /** A version is public: an embargo that is set now takes it from the readers. */
  readonly isOut: boolean
  /** Null lifts it. */
  readonly onChange: (until: string | null) => void
}

/** Until when nothing may go out, how long that is, what it means on each channel, and the means to change it. */
export function EmbargoTerms({ embargo: { until, maySet, channels }, isOut, onChange }: EmbargoTermsProps) {
  const { t } = useTranslation('workflow')
  const format = useFormat()
  const duration = useDuration()
  const left = embargoLeft(until, useNow(5_000))
  const [isEditing, setEditing] = useState(false)
  const isHeld = until !== null && left > 0
  const change = (next: string | null): void => {
    setEditing(false)
    onChange(next)
  }
  return (
    <div className={styles.embargo} data-testid="embargo-terms">
      {isHeld ? (
        <>
          <p>
            <strong>
              {t('embargo.until', { at: format.dateTime(new Date(until)), left: duration(left) })}
            </strong>
          </p>
          {channels.map(({ channel, does }) => (
            <p key={channel} className={styles.hint} data-channel={channel}>
              {t(`embargo.channel.${channel}`)}: {t(`embargo.${isOut && does === 'hold' ? 'hides' : does}`)}
            </p>
          ))}
        </>
      ) : (
        <p>{t('embargo.none')}</p>
      )}
      {maySet && !isEditing && (
        <p className={styles.changes}>
          <Button size="small" onClick={() => setEditing(true)}>
            {t(isHeld ? 'embargo.change' : 'embargo.set')}
          </Button>
          {isHeld && (
            <Button size="small" look="bare" onClick={() => change(null)}>
              {t('embargo.lift')}
            </Button>
          )}
        </p>
      )}
      {maySet && isEditing && (
        <EmbargoForm until={isHeld ? until : null} onSet={change} onCancel={() => setEditing(false)} />
      )}
    </div>
  )
}
