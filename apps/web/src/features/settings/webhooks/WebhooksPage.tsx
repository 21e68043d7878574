import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { Loaded } from '../Loaded.tsx'
import { PageHead } from '../PageHead.tsx'
import { webhooksQuery } from '../queries.ts'
import { NewWebhookDialog } from './NewWebhookDialog.tsx'
import { WebhookSection } from './WebhookSection.tsx'

/** The systems that are told what becomes of articles, and how that goes. */
export function WebhooksPage() {
  const { t } = useTranslation('webhooks')
  const webhooks = useQuery({ ...webhooksQuery, refetchInterval: 10_000 })
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <PageHead title={t('title')}>
        <Button look="primary" icon={<Plus aria-hidden="true" />} onClick={() => setIsOpen(true)}>
          {t('new')}
        </Button>
      </PageHead>
      <Loaded query={webhooks}>
        {(data) =>
          data.webhooks.length === 0 ? (
            <p>{t('none')}</p>
          ) : (
            data.webhooks.map((webhook) => <WebhookSection key={webhook.id} webhook={webhook} />)
          )
        }
      </Loaded>
      {isOpen && <NewWebhookDialog onClose={() => setIsOpen(false)} />}
    </>
  )
}
