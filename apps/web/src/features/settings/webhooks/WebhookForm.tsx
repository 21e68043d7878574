import { useQuery } from '@tanstack/react-query'
import {
  WEBHOOK_EVENTS,
  webhookPolicySchema,
  type NewWebhookRequest,
  type Webhook,
  type WebhookEvent,
} from '@stet/protocol'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { CheckField } from '../../../ui/CheckField.tsx'
import { DialogButtons } from '../../../ui/DialogButtons.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import form from '../Form.module.css'
import { desksQuery } from '../queries.ts'
import { eventKey } from './eventKey.ts'

/** Props of `WebhookForm`. */
export interface WebhookFormProps {
  /** What is there; undefined: a new one. */
  readonly webhook?: Webhook
  /** The server does not take the address. */
  readonly isUrlRefused: boolean
  readonly isBusy: boolean
  readonly action: string
  readonly onSave: (wanted: NewWebhookRequest) => void
}

/** Whether those who are told early hear of the end too, as they have to. */
function hearsOfTheEnd(events: readonly WebhookEvent[]): boolean {
  return events.includes('article.withdrawn') && events.includes('article.killed')
}

/** Where a system is told, and of what. */
export function WebhookForm({ webhook, isUrlRefused, isBusy, action, onSave }: WebhookFormProps) {
  const { t } = useTranslation('webhooks')
  const desks = useQuery(desksQuery)
  const errorId = useId()
  const field = useRef<HTMLInputElement>(null)
  const [events, setEvents] = useState<readonly WebhookEvent[]>(webhook?.events ?? WEBHOOK_EVENTS)
  const [policy, setPolicy] = useState(webhook?.policy ?? 'hold')
  const [desk, setDesk] = useState(webhook?.desk ?? '')
  const [isActive, setIsActive] = useState(webhook?.isActive ?? true)
  const [isUrlMissing, setIsUrlMissing] = useState(false)
  const lacksEnd = policy === 'deliver-marked' && !hearsOfTheEnd(events)
  const wrong = events.length === 0 ? t('missingEvent') : lacksEnd ? t('missingEnd') : ''
  const names = new Set([
    ...(desks.data?.desks.map(({ name }) => name) ?? []),
    ...(desk === '' ? [] : [desk]),
  ])
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const url = field.current?.value.trim() ?? ''
    setIsUrlMissing(url === '')
    if (url === '') field.current?.focus()
    else if (wrong === '')
      onSave({ url, events: [...events], policy, desk: desk === '' ? null : desk, isActive })
  }
  return (
    <form className={form.form} noValidate onSubmit={handleSubmit}>
      <TextField
        ref={field}
        type="url"
        label={t('url')}
        hint={t('urlHint')}
        maxLength={2_000}
        defaultValue={webhook?.url}
        error={isUrlMissing ? t('missingUrl') : isUrlRefused ? t('refusedUrl') : ''}
      />
      <fieldset className={form.group} aria-describedby={wrong === '' ? undefined : errorId}>
        <legend className={form.legend}>{t('events')}</legend>
        {WEBHOOK_EVENTS.map((each) => (
          <CheckField
            key={each}
            label={t(eventKey(each))}
            checked={events.includes(each)}
            onChange={({ target }) =>
              setEvents(
                WEBHOOK_EVENTS.filter((one) => (one === each ? target.checked : events.includes(one))),
              )
            }
          />
        ))}
        {wrong !== '' && (
          <p id={errorId} role="alert" className={form.error}>
            {wrong}
          </p>
        )}
      </fieldset>
      <SelectField
        label={t('policy')}
        value={policy}
        onChange={({ target }) => setPolicy(webhookPolicySchema.parse(target.value))}
      >
        <option value="hold">{t('hold')}</option>
        <option value="deliver-marked">{t('marked')}</option>
      </SelectField>
      {policy === 'deliver-marked' && <p>{t('markedHint')}</p>}
      <SelectField label={t('desk')} value={desk} onChange={({ target }) => setDesk(target.value)}>
        <option value="">{t('allDesks')}</option>
        {[...names].map((name) => (
          <option key={name}>{name}</option>
        ))}
      </SelectField>
      <CheckField
        label={t('isActive')}
        hint={t('isActiveHint')}
        checked={isActive}
        onChange={({ target }) => setIsActive(target.checked)}
      />
      <DialogButtons>
        <Button look="primary" type="submit" isBusy={isBusy}>
          {action}
        </Button>
      </DialogButtons>
    </form>
  )
}
