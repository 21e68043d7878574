import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { instantOfLocal, localOf } from './localTime.ts'
import styles from './WorkflowDialog.module.css'

/** Props of `EmbargoForm`. */
export interface EmbargoFormProps {
  /** What it is now; null: none. */
  readonly until: string | null
  readonly onSet: (until: string) => void
  readonly onCancel: () => void
}

/** Asks until when nothing may go out. */
export function EmbargoForm({ until, onSet, onCancel }: EmbargoFormProps) {
  const { t } = useTranslation('workflow')
  const [value, setValue] = useState(until === null ? '' : localOf(new Date(until)))
  const instant = instantOfLocal(value)
  const field = useRef<HTMLInputElement>(null)

  // Whoever asked for it types at once; the button that they pressed is gone.
  useEffect(() => field.current?.focus(), [])

  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (instant !== null) onSet(instant)
  }
  return (
    <form className={styles.embargo} onSubmit={handleSubmit} noValidate>
      <TextField
        ref={field}
        type="datetime-local"
        label={t('embargo.label')}
        hint={t('publishAtHint', { zone: new Intl.DateTimeFormat().resolvedOptions().timeZone })}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        {...(value !== '' && instant === null ? { error: t('noSuchTime') } : {})}
      />
      <p className={styles.changes}>
        <Button size="small" type="submit" disabled={instant === null}>
          {t('embargo.save')}
        </Button>
        <Button size="small" look="bare" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </p>
    </form>
  )
}
