import { useMutation, useQuery } from '@tanstack/react-query'
import {
  type AcceptInvitationRequest,
  offeredInvitationSchema,
  type OfferedInvitation,
  signInAnswerSchema,
} from '@stet/protocol'
import { type FormEvent, useRef, useState } from 'react'
import { Redirect } from 'wouter'
import { request } from '../../api/request.ts'
import { isProblem } from '../../api/RequestError.ts'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { routes } from '../../routes.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { EntranceFrame } from './EntranceFrame.tsx'
import { SetUpStep } from './SetUpStep.tsx'
import styles from './SignInScreen.module.css'
import { useEnter } from './useEnter.ts'

/** What the link holds, read once: it stands behind the `#`, so that no server ever sees it. */
const secretInAddress = () => location.hash.slice(1)

/** Takes an invitation up: name and password, then in. */
export function InvitationScreen() {
  const { t } = useTranslation('signIn')
  const [secret] = useState(secretInAddress)
  const [password, setPassword] = useState<string | null>(null)
  const [isIn, setIsIn] = useState(false)
  const offer = useQuery({
    queryKey: ['me', 'invitation', secret],
    queryFn: ({ signal }) =>
      request('/api/auth/invitation', offeredInvitationSchema, { method: 'POST', json: { secret }, signal }),
    enabled: secret !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (isIn) return <Redirect to={routes.articles} replace />
  const isGone =
    secret === '' || isProblem(offer.error, 'not-found') || isProblem(offer.error, 'invalid-request')
  return (
    <EntranceFrame title={t('invitation.title')}>
      {isGone && <Banner tone="warning">{t('invitation.gone')}</Banner>}
      {!isGone && offer.isError && <Banner tone="danger">{t('unreachable')}</Banner>}
      {password !== null && <SetUpStep password={password} onBack={() => location.assign(routes.signIn)} />}
      {password === null && offer.data && (
        <InvitationForm offer={offer.data} secret={secret} onStep={setPassword} onIn={() => setIsIn(true)} />
      )}
    </EntranceFrame>
  )
}

interface InvitationFormProps {
  readonly offer: OfferedInvitation
  readonly secret: string
  readonly onStep: (password: string) => void
  readonly onIn: () => void
}

function InvitationForm({ offer, secret, onStep, onIn }: InvitationFormProps) {
  const { t } = useTranslation(['signIn', 'session'])
  const enter = useEnter()
  const name = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  const [missing, setMissing] = useState({ name: false, password: false })
  const accept = useMutation({
    mutationFn: (json: AcceptInvitationRequest) =>
      request('/api/auth/invitation/accept', signInAnswerSchema, { method: 'POST', json }),
    onSuccess: (answer, request_) => {
      if ('step' in answer) return onStep(request_.password)
      enter(answer)
      return onIn()
    },
  })
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const given = { name: name.current?.value.trim() ?? '', password: password.current?.value ?? '' }
    const wrong = { name: given.name === '', password: given.password.length < 8 }
    setMissing(wrong)
    if (wrong.name) name.current?.focus()
    else if (wrong.password) password.current?.focus()
    else accept.mutate({ secret, ...given })
  }
  return (
    <form className={styles.form} noValidate onSubmit={handleSubmit}>
      <p>
        {t('signIn:invitation.text', { name: offer.invitedBy.name, role: t(`session:role.${offer.role}`) })}
      </p>
      <div role="alert">
        {accept.isError && (
          <Banner tone="danger" announce="none">
            {isProblem(accept.error, 'not-found') || isProblem(accept.error, 'conflict')
              ? t('signIn:invitation.gone')
              : t('signIn:unreachable')}
          </Banner>
        )}
      </div>
      <TextField
        label={t('signIn:email')}
        type="email"
        value={offer.email}
        readOnly
        autoComplete="username"
      />
      <TextField
        ref={name}
        label={t('signIn:invitation.name')}
        hint={t('signIn:invitation.nameHint')}
        autoComplete="name"
        maxLength={100}
        required
        error={missing.name ? t('signIn:invitation.missingName') : ''}
      />
      <TextField
        ref={password}
        label={t('signIn:invitation.password')}
        hint={t('signIn:invitation.passwordHint')}
        type="password"
        autoComplete="new-password"
        required
        error={missing.password ? t('signIn:invitation.shortPassword') : ''}
      />
      <Button look="primary" type="submit" className={styles.submit ?? ''} isBusy={accept.isPending}>
        {t('signIn:invitation.submit')}
      </Button>
    </form>
  )
}
