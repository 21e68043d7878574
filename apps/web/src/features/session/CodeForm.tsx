import { useMutation } from '@tanstack/react-query'
import { meSchema } from '@stet/protocol'
import { type FormEvent, useEffect, useRef } from 'react'
import { request } from '../../api/request.ts'
import { isProblem } from '../../api/RequestError.ts'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './SignInScreen.module.css'
import { useEnter } from './useEnter.ts'

/** The second step of signing in: a code of the app, or a recovery code. `onBack` begins anew. */
export function CodeForm({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('signIn')
  const enter = useEnter()
  const field = useRef<HTMLInputElement>(null)
  const send = useMutation({
    mutationFn: (code: string) =>
      request('/api/auth/second-factor', meSchema, { method: 'POST', json: { code } }),
    onSuccess: enter,
    onError: () => field.current?.select(),
  })
  useEffect(() => field.current?.focus(), [])

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate((field.current?.value ?? '').trim())
  }
  return (
    <form className={styles.form} noValidate onSubmit={handleSubmit}>
      <TextField
        ref={field}
        label={t('code.label')}
        hint={t('code.hint')}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck="false"
        error={failureText(send.error, t)}
      />
      <Button look="primary" type="submit" className={styles.submit ?? ''} isBusy={send.isPending}>
        {send.isPending ? t('busy') : t('submit')}
      </Button>
      <Button look="bare" onClick={onBack}>
        {t('code.back')}
      </Button>
    </form>
  )
}

function failureText(
  error: unknown,
  t: (key: 'code.wrong' | 'code.late' | 'tooMany' | 'unreachable') => string,
): string {
  if (error === null) return ''
  if (isProblem(error, 'too-many-requests')) return t('tooMany')
  if (isProblem(error, 'not-signed-in')) return t('code.late')
  if (isProblem(error, 'wrong-credentials') || isProblem(error, 'invalid-request')) return t('code.wrong')
  return t('unreachable')
}
