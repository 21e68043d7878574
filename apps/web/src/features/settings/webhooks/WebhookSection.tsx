import type { Webhook } from '@stet/protocol'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Tag } from '../Rows.tsx'
import { Section } from '../Section.tsx'
import { DeliveryRows } from './DeliveryRows.tsx'
import { eventKey } from './eventKey.ts'
import { WebhookActions } from './WebhookActions.tsx'
import styles from './WebhookSection.module.css'

/** One system: where it is told, of what, what can be done, and what it was told last. */
export function WebhookSection({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation('webhooks')
  const format = useFormat()
  const { url, events, policy, desk, isActive, waiting, gaveUp, madeBy, madeAt } = webhook
  const host = new URL(url).host
  const made = t('by', { name: madeBy.name, when: format.dateTime(new Date(madeAt)) })
  return (
    <Section
      title={host}
      text={
        <>
          <span className={styles.url} translate="no">
            {url}
          </span>
          <br />
          {made}
        </>
      }
    >
      <p className={styles.tags}>
        {!isActive && <Tag tone="danger">{t('off')}</Tag>}
        {gaveUp > 0 && <Tag tone="danger">{t('gaveUp', { count: gaveUp })}</Tag>}
        {waiting > 0 && <Tag>{t('waiting', { count: waiting })}</Tag>}
        {events.map((event) => (
          <Tag key={event}>{t(eventKey(event))}</Tag>
        ))}
        <Tag>{desk ?? t('allDesks')}</Tag>
        <Tag>
          {t('policy')}: {t(policy === 'hold' ? 'hold' : 'marked')}
        </Tag>
      </p>
      <WebhookActions webhook={webhook} host={host} />
      <DeliveryRows deliveries={webhook.deliveries} host={host} />
    </Section>
  )
}
