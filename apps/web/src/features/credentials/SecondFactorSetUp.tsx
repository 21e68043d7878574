import { useMutation } from '@tanstack/react-query'
import { type Me, meSchema, type SecondFactorSetUp as Begun } from '@stet/protocol'
import { type FormEvent, useRef } from 'react'
import { request } from '../../api/request.ts'
import { isProblem } from '../../api/RequestError.ts'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { CopyField } from './CopyField.tsx'
import { QrCode } from './QrCode.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import styles from './SecondFactorSetUp.module.css'

/** Props of `SecondFactorSetUp`. */
export interface SecondFactorSetUpProps {
  readonly begun: Begun
  /** The second factor counts from now on. */
  readonly onConfirmed: (me: Me) => void
}

/** Leads through setting a second factor up: scan, keep the recovery codes, show that it works. */
export function SecondFactorSetUp({ begun, onConfirmed }: SecondFactorSetUpProps) {
  const { t } = useTranslation('credentials')
  const field = useRef<HTMLInputElement>(null)
  const confirm = useMutation({
    mutationFn: (code: string) =>
      request('/api/account/second-factor/confirm', meSchema, { method: 'POST', json: { code } }),
    onSuccess: onConfirmed,
    onError: () => field.current?.select(),
  })
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate((field.current?.value ?? '').replace(/\s/g, ''))
  }
  return (
    <div className={styles.steps}>
      <p>{t('setUp.scan')}</p>
      <QrCode text={begun.uri} label={t('setUp.qr')} />
      <CopyField label={t('setUp.type')} value={begun.secret} />
      <RecoveryCodes codes={begun.recoveryCodes} />
      <form onSubmit={handleSubmit} noValidate className={styles.form}>
        <TextField
          ref={field}
          label={t('setUp.codeLabel')}
          hint={t('setUp.codeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          error={failureText(confirm.error, t)}
        />
        <Button look="primary" type="submit" isBusy={confirm.isPending}>
          {t('setUp.confirm')}
        </Button>
      </form>
    </div>
  )
}

function failureText(
  error: unknown,
  t: (key: 'setUp.wrong' | 'setUp.tooMany' | 'setUp.failed') => string,
): string {
  if (error === null) return ''
  if (isProblem(error, 'wrong-credentials') || isProblem(error, 'invalid-request')) return t('setUp.wrong')
  return t(isProblem(error, 'too-many-requests') ? 'setUp.tooMany' : 'setUp.failed')
}
