import { useQuery } from '@tanstack/react-query'
import type { ApiToken } from '@stet/protocol'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { anyAnswer, request } from '../../../api/request.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useNow } from '../../../i18n/useNow.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { toast } from '../../../ui/toast.ts'
import { Loaded } from '../Loaded.tsx'
import { tokensQuery } from '../queries.ts'
import { Row, Rows, Tag } from '../Rows.tsx'
import { Section } from '../Section.tsx'
import { useCall } from '../useCall.ts'
import { NewTokenDialog } from './NewTokenDialog.tsx'

/** Tokens of one’s own programs: made, looked at, revoked. */
export function TokensSection() {
  const { t } = useTranslation('settings')
  const tokens = useQuery(tokensQuery)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Section
      title={t('tokens.title')}
      text={t('tokens.text')}
      action={
        <Button icon={<Plus aria-hidden="true" />} onClick={() => setIsOpen(true)}>
          {t('tokens.new')}
        </Button>
      }
    >
      <Loaded query={tokens}>
        {(data) =>
          data.tokens.length === 0 ? (
            <p>{t('tokens.none')}</p>
          ) : (
            <Rows label={t('tokens.title')}>
              {data.tokens.map((token) => (
                <TokenRow key={token.id} token={token} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {isOpen && <NewTokenDialog onClose={() => setIsOpen(false)} />}
    </Section>
  )
}

function TokenRow({ token }: { readonly token: ApiToken }) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const now = useNow(60_000)
  const revoke = useCall(
    () => request(`/api/tokens/${token.id}/revoke`, anyAnswer, { method: 'POST' }),
    [tokensQuery.queryKey],
  )
  const used =
    token.lastUsedAt === null
      ? t('tokens.unused')
      : t('tokens.used', { when: format.relative(new Date(token.lastUsedAt), now) })
  return (
    <Row
      name={token.name}
      about={`${t('tokens.until', { when: format.dateTime(new Date(token.expiresAt)) })} · ${used}`}
      facts={token.scopes.map((scope) => (
        <Tag key={scope}>{t(`tokens.short.${scope}`)}</Tag>
      ))}
      actions={
        <Button
          size="small"
          look="bare"
          aria-label={t('tokens.revokeOf', { name: token.name })}
          isBusy={revoke.isPending}
          onClick={() =>
            revoke.mutate(undefined, {
              onSuccess: () => toast.success(t('tokens.revoked', { name: token.name })),
            })
          }
        >
          {t('tokens.revoke')}
        </Button>
      }
    />
  )
}
