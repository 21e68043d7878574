import { Eye, EyeOff } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Redirect, useSearch } from 'wouter'
import { isProblem, RequestError } from '../../api/RequestError.ts'
import { pathAfterSignIn, routes } from '../../routes.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { LanguageMenu } from '../shell/LanguageMenu.tsx'
import { Mark } from '../shell/Mark.tsx'
import { ThemeMenu } from '../shell/ThemeMenu.tsx'
import { useDocumentTitle } from '../shell/useDocumentTitle.ts'
import styles from './SignInScreen.module.css'
import { useSession } from './useSession.ts'
import { useSignIn } from './useSignIn.ts'

/** Asks who is there, then leads back to where they were. */
export function SignInScreen() {
  const { t } = useTranslation('signIn')
  useDocumentTitle(t('title'))
  const session = useSession()
  const destination = pathAfterSignIn(useSearch())

  if (session.status === 'signedIn' && session.isConfirmed) return <Redirect to={destination} replace />
  return (
    <div className={styles.screen}>
      <div className={styles.corner}>
        <LanguageMenu />
        <ThemeMenu />
      </div>
      <main id="main" tabIndex={-1} className={styles.column}>
        <Mark size="large" />
        <p className={styles.slogan}>{t('slogan')}</p>
        <h1 className={styles.title}>{t('title')}</h1>
        {destination !== routes.articles && <p className={styles.note}>{t('continued')}</p>}
        <SignInForm />
      </main>
    </div>
  )
}

function SignInForm() {
  const { t } = useTranslation('signIn')
  const signIn = useSignIn()
  const failure = useFailureText(signIn.error)
  const [missing, setMissing] = useState({ email: false, password: false })
  const [isPasswordShown, setIsPasswordShown] = useState(false)
  const emailField = useRef<HTMLInputElement>(null)
  const passwordField = useRef<HTMLInputElement>(null)

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const email = emailField.current?.value.trim() ?? ''
    const password = passwordField.current?.value ?? ''
    setMissing({ email: email === '', password: password === '' })
    if (email === '') emailField.current?.focus()
    else if (password === '') passwordField.current?.focus()
    else signIn.mutate({ email, password }, { onError: () => passwordField.current?.select() })
  }

  return (
    <form className={styles.form} noValidate onSubmit={handleSubmit}>
      {/* The region is there before the words are, so that they are announced. */}
      <div role="alert">
        {failure !== null && (
          <Banner tone="danger" announce="none">
            {failure}
          </Banner>
        )}
      </div>
      <TextField
        ref={emailField}
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck="false"
        required
        error={missing.email ? t('missingEmail') : ''}
      />
      <TextField
        ref={passwordField}
        label={t('password')}
        type={isPasswordShown ? 'text' : 'password'}
        name="password"
        autoComplete="current-password"
        autoCapitalize="none"
        spellCheck="false"
        required
        error={missing.password ? t('missingPassword') : ''}
        end={
          <IconButton
            className={styles.eye ?? ''}
            label={t(isPasswordShown ? 'hidePassword' : 'showPassword')}
            icon={isPasswordShown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
            onClick={() => setIsPasswordShown(!isPasswordShown)}
          />
        }
      />
      <Button look="primary" type="submit" className={styles.submit ?? ''} isBusy={signIn.isPending}>
        {signIn.isPending ? t('busy') : t('submit')}
      </Button>
    </form>
  )
}

function useFailureText(error: unknown): string | null {
  const { t } = useTranslation('signIn')
  if (error === null || error === undefined) return null
  if (!(error instanceof RequestError)) return t('unexpected', { detail: String(error) })
  if (error.failure.kind === 'unreachable') return t('unreachable')
  if (error.failure.kind === 'unexpected') return t('unexpected', { detail: error.message })
  if (isProblem(error, 'wrong-credentials') || isProblem(error, 'invalid-request')) return t('wrong')
  if (isProblem(error, 'too-many-requests')) return t('tooMany')
  return t('unexpected', { detail: error.message })
}
