import { useMutation } from '@tanstack/react-query'
import { secondFactorSetUpSchema } from '@stet/protocol'
import { useEffect, useRef } from 'react'
import { request } from '../../api/request.ts'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Button } from '../../ui/Button.tsx'
import { lazyModule } from '../../ui/lazyModule.ts'
import styles from './SignInScreen.module.css'
import { useEnter } from './useEnter.ts'

const lazyCredentials = lazyModule(() => import('../credentials/credentialsParts.ts'))

/** Whose role needs a second factor and who has none yet sets it up before anything else. */
export function SetUpStep({ password, onBack }: { readonly password: string; readonly onBack: () => void }) {
  const { t } = useTranslation('signIn')
  const enter = useEnter()
  const credentials = lazyCredentials.useLoaded(true)
  const begin = useMutation({
    mutationFn: () =>
      request('/api/account/second-factor', secondFactorSetUpSchema, { method: 'POST', json: { password } }),
  })
  const start = useRef<HTMLButtonElement>(null)
  useEffect(() => start.current?.focus(), [])

  if (begin.data && credentials)
    return <credentials.SecondFactorSetUp begun={begin.data} onConfirmed={enter} />
  return (
    <div className={styles.form}>
      <p>{t('setUp.text')}</p>
      {begin.isError && <p role="alert">{t('setUp.failed')}</p>}
      <Button
        ref={start}
        look="primary"
        className={styles.submit ?? ''}
        isBusy={begin.isPending || begin.isSuccess}
        onClick={() => begin.mutate()}
      >
        {t('setUp.begin')}
      </Button>
      <Button look="bare" onClick={onBack}>
        {t('code.back')}
      </Button>
    </div>
  )
}
