import { type FormEvent, useEffect, useRef } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import form from '../Form.module.css'
import { usePasswordError } from './usePasswordError.ts'

/** Props of `PasswordProof`. */
export interface PasswordProofProps {
  readonly error: unknown
  readonly isBusy: boolean
  readonly onProof: (password: string) => void
  readonly onCancel: () => void
}

/** Asks for the password again, before something that only its person may do. */
export function PasswordProof({ error, isBusy, onProof, onCancel }: PasswordProofProps) {
  const { t } = useTranslation(['settings', 'ui'])
  const field = useRef<HTMLInputElement>(null)
  const wrong = usePasswordError(error)
  // The button that was pressed is gone: whoever pressed it goes on here.
  useEffect(() => field.current?.focus(), [])
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const password = field.current?.value ?? ''
    if (password === '') field.current?.focus()
    else onProof(password)
  }
  return (
    <form className={form.form} noValidate onSubmit={handleSubmit}>
      <TextField
        ref={field}
        label={t('settings:factor.proof')}
        type="password"
        autoComplete="current-password"
        error={wrong}
      />
      <div className={form.buttons}>
        <Button look="primary" type="submit" isBusy={isBusy}>
          {t('settings:factor.go')}
        </Button>
        <Button onClick={onCancel}>{t('ui:cancel')}</Button>
      </div>
    </form>
  )
}
