import type { NewWebhookAnswer } from '@stet/protocol'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { DialogButtons } from '../../../ui/DialogButtons.tsx'
import { CopyField } from '../../credentials/CopyField.tsx'

/** Props of `SecretOnce`. */
export interface SecretOnceProps extends NewWebhookAnswer {
  readonly onDone: () => void
}

/** A secret, the one time that it is told. */
export function SecretOnce({ webhook, secret, onDone }: SecretOnceProps) {
  const { t } = useTranslation('webhooks')
  return (
    <>
      <CopyField label={t('secret', { host: new URL(webhook.url).host })} value={secret} />
      <DialogButtons>
        <Button look="primary" onClick={onDone}>
          {t('done')}
        </Button>
      </DialogButtons>
    </>
  )
}
