import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { PasswordChange } from '@stet/protocol'
import { anyAnswer, request } from '../../../api/request.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { toast } from '../../../ui/toast.ts'
import { useMe } from '../../session/useMe.ts'
import form from '../Form.module.css'
import { Section } from '../Section.tsx'
import { useCall } from '../useCall.ts'
import { isPasswordError, usePasswordError } from './usePasswordError.ts'

/** Changes one’s own password. */
export function PasswordSection({ hasPassword }: { readonly hasPassword: boolean }) {
  const { t } = useTranslation('settings')
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const handleDone = () => {
    setIsOpen(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  if (!hasPassword) return <Section title={t('password.title')} text={t('password.none')} />
  return (
    <Section title={t('password.title')} text={t('password.text')}>
      {isOpen ? (
        <PasswordForm onDone={handleDone} />
      ) : (
        <div>
          <Button ref={button} onClick={() => setIsOpen(true)}>
            {t('password.change')}
          </Button>
        </div>
      )}
    </Section>
  )
}

function PasswordForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation(['settings', 'ui'])
  const me = useMe()
  const current = useRef<HTMLInputElement>(null)
  const next = useRef<HTMLInputElement>(null)
  const [isShort, setIsShort] = useState(false)
  const change = useCall(
    (json: PasswordChange) => request('/api/account/password', anyAnswer, { method: 'POST', json }),
    [],
    isPasswordError,
  )
  const wrong = usePasswordError(change.error)
  useEffect(() => current.current?.focus(), [])
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const password = current.current?.value ?? ''
    const newPassword = next.current?.value ?? ''
    setIsShort(newPassword.length < 8)
    if (newPassword.length < 8) next.current?.focus()
    else if (password === '') current.current?.focus()
    else {
      change.mutate(
        { password, newPassword },
        {
          onSuccess: () => {
            toast.success(t('settings:password.done'))
            onDone()
          },
          onError: () => current.current?.select(),
        },
      )
    }
  }
  return (
    <form className={form.form} noValidate onSubmit={handleSubmit}>
      <input type="email" name="username" autoComplete="username" value={me.email} readOnly hidden />
      <TextField
        ref={current}
        label={t('settings:password.current')}
        type="password"
        autoComplete="current-password"
        error={wrong}
      />
      <TextField
        ref={next}
        label={t('settings:password.next')}
        hint={t('settings:password.nextHint')}
        type="password"
        autoComplete="new-password"
        error={isShort ? t('settings:password.short') : ''}
      />
      <div className={form.buttons}>
        <Button look="primary" type="submit" isBusy={change.isPending}>
          {t('settings:password.change')}
        </Button>
        <Button onClick={onDone}>{t('ui:cancel')}</Button>
      </div>
    </form>
  )
}
