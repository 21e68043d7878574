import { newWebhookAnswerSchema, type NewWebhookRequest } from '@stet/protocol'
import { request } from '../../../api/request.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { webhooksQuery } from '../queries.ts'
import { useCall } from '../useCall.ts'
import { SecretOnce } from './SecretOnce.tsx'
import { isUrlRefused } from './isUrlRefused.ts'
import { WebhookForm } from './WebhookForm.tsx'

/** Names a system, and shows its secret the one time that it is told. */
export function NewWebhookDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('webhooks')
  const make = useCall(
    (json: NewWebhookRequest) => request('/api/webhooks', newWebhookAnswerSchema, { method: 'POST', json }),
    [webhooksQuery.queryKey],
    isUrlRefused,
  )
  return (
    <Dialog
      title={t(make.data ? 'made' : 'new')}
      description={t(make.data ? 'once' : 'text')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {make.data ? (
        <SecretOnce {...make.data} onDone={onClose} />
      ) : (
        <WebhookForm
          isUrlRefused={isUrlRefused(make.error)}
          isBusy={make.isPending}
          action={t('make')}
          onSave={(wanted) => make.mutate(wanted)}
        />
      )}
    </Dialog>
  )
}
