import { openIdProblemSchema } from '@stet/protocol'
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
import { CodeForm } from './CodeForm.tsx'
import { EntranceFrame } from './EntranceFrame.tsx'
import { OpenIdWay } from './OpenIdWay.tsx'
import { SetUpStep } from './SetUpStep.tsx'
import styles from './SignInScreen.module.css'
import { useSession } from './useSession.ts'
import { useSignIn } from './useSignIn.ts'

/** Asks who is there, then leads back to where they were. */
export function SignInScreen() {
  const { t } = useTranslation('signIn')
  const session = useSession()
  const search = useSearch()
  const destination = pathAfterSignIn(search)
  const [step, setStep] = useState<Step>({ kind: 'password' })
  const begin = () => setStep({ kind: 'password' })

  if (session.status === 'signedIn' && session.isConfirmed) return <Redirect to={destination} replace />
  const title = t(step.kind === 'password' ? 'title' : `${step.kind}.title`)
  return (
    <EntranceFrame title={title}>
      {step.kind === 'password' && (
        <>
          {destination !== routes.articles && <p className={styles.note}>{t('continued')}</p>}
          <OpenIdProblemText search={search} />
          <SignInForm onStep={(kind, password) => setStep(kind === 'code' ? { kind } : { kind, password })} />
          <OpenIdWay destination={destination} />
        </>
      )}
      {step.kind === 'code' && <CodeForm onBack={begin} />}
      {step.kind === 'setUp' && <SetUpStep password={step.password} onBack={begin} />}
    </EntranceFrame>
  )
}

type Step = { readonly kind: 'password' | 'code' } | { readonly kind: 'setUp'; readonly password: string }

/** Why coming back from the provider of OpenID Connect did not end in a session. */
function OpenIdProblemText({ search }: { readonly search: string }) {
  const { t } = useTranslation('signIn')
  const problem = openIdProblemSchema.safeParse(new URLSearchParams(search).get('problem'))
  if (!problem.success) return null
  return (
    <div className={styles.note}>
      <Banner tone="danger" announce="alert">
        {t(`openId.problem.${problem.data}`)}
      </Banner>
    </div>
  )
}

function SignInForm({ onStep }: { readonly onStep: Parameters<typeof useSignIn>[0] }) {
  const { t } = useTranslation('signIn')
  const signIn = useSignIn(onStep)
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
