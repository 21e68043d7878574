import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type OwnAccount, secondFactorSetUpSchema, type SecondFactorSetUp as Begun } from '@stet/protocol'
import { useRef, useState } from 'react'
import * as z from 'zod/mini'
import { anyAnswer, request } from '../../../api/request.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { toast } from '../../../ui/toast.ts'
import { RecoveryCodes } from '../../credentials/RecoveryCodes.tsx'
import { SecondFactorSetUp } from '../../credentials/SecondFactorSetUp.tsx'
import form from '../Form.module.css'
import { ownAccountQuery } from '../queries.ts'
import { Section } from '../Section.tsx'
import { PasswordProof } from './PasswordProof.tsx'

type Wish = 'begin' | 'remove' | 'renew'
type Shown =
  | { readonly kind: 'rest' }
  | { readonly kind: Wish }
  | { readonly kind: 'setUp'; readonly begun: Begun }
  | { readonly kind: 'codes'; readonly codes: readonly string[] }

const REST: Shown = { kind: 'rest' }
const PATH = '/api/account/second-factor'
const codesSchema = z.object({ recoveryCodes: z.array(z.string()) })

/** Sets a second factor up, switches it off, or renews its recovery codes. */
export function SecondFactorSection({ account }: { readonly account: OwnAccount }) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const [shown, setShown] = useState<Shown>(REST)
  const buttons = useRef<HTMLDivElement>(null)
  /** Back to the buttons, the focus too: what had it is gone. */
  const rest = () => {
    setShown(REST)
    requestAnimationFrame(() => buttons.current?.querySelector('button')?.focus())
  }
  const refresh = () => void client.invalidateQueries({ queryKey: ownAccountQuery.queryKey })
  const act = useMutation({
    mutationFn: async ({ wish, password }: { wish: Wish; password: string }): Promise<Shown> => {
      const post = { method: 'POST', json: { password } } as const
      if (wish === 'begin')
        return { kind: 'setUp', begun: await request(PATH, secondFactorSetUpSchema, post) }
      if (wish === 'renew') {
        const { recoveryCodes } = await request(`${PATH}/recovery-codes`, codesSchema, post)
        return { kind: 'codes', codes: recoveryCodes }
      }
      await request(`${PATH}/remove`, anyAnswer, post)
      return REST
    },
    onSuccess: (next, { wish }) => {
      if (next.kind === 'rest') rest()
      else setShown(next)
      refresh()
      if (wish === 'remove') toast.success(t('factor.removed'))
      if (wish === 'renew') toast.success(t('factor.renewed'))
    },
  })
  const ask = (wish: Wish) => {
    act.reset()
    setShown({ kind: wish })
  }
  const { hasSecondFactor, hasPassword, isSecondFactorNeeded } = account
  if (!hasPassword) return <Section title={t('factor.title')} text={t('factor.elsewhere')} />
  const state = t(hasSecondFactor ? 'factor.on' : 'factor.off')
  return (
    <Section title={t('factor.title')} text={isSecondFactorNeeded ? `${state} ${t('factor.needed')}` : state}>
      {shown.kind === 'rest' && (
        <div ref={buttons} className={form.buttons}>
          {!hasSecondFactor && <Button onClick={() => ask('begin')}>{t('factor.begin')}</Button>}
          {hasSecondFactor && <Button onClick={() => ask('renew')}>{t('factor.renew')}</Button>}
          {hasSecondFactor && !isSecondFactorNeeded && (
            <Button onClick={() => ask('remove')}>{t('factor.remove')}</Button>
          )}
        </div>
      )}
      {(shown.kind === 'begin' || shown.kind === 'remove' || shown.kind === 'renew') && (
        <PasswordProof
          error={act.error}
          isBusy={act.isPending}
          onProof={(password) => act.mutate({ wish: shown.kind, password })}
          onCancel={rest}
        />
      )}
      {shown.kind === 'setUp' && (
        <div className={form.form}>
          <SecondFactorSetUp
            begun={shown.begun}
            onConfirmed={() => {
              rest()
              refresh()
              toast.success(t('factor.set'))
            }}
          />
        </div>
      )}
      {shown.kind === 'codes' && (
        <div className={form.form}>
          <RecoveryCodes codes={shown.codes} />
          <div>
            <Button onClick={rest}>{t('tokens.done')}</Button>
          </div>
        </div>
      )}
    </Section>
  )
}
