import type { Delivery, DeliveryState } from '@stet/protocol'
import { Link } from 'wouter'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useNow } from '../../../i18n/useNow.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { articlePath } from '../../../routes.ts'
import { Row, Rows, Tag } from '../Rows.tsx'
import { eventKey } from './eventKey.ts'
import { sayWhy } from './sayWhy.ts'
import styles from './WebhookSection.module.css'

const TONES: Readonly<Record<DeliveryState, 'plain' | 'good' | 'danger'>> = {
  waiting: 'plain',
  delivered: 'good',
  gaveUp: 'danger',
  overtaken: 'plain',
}

/** Props of `DeliveryRows`. */
export interface DeliveryRowsProps {
  readonly deliveries: readonly Delivery[]
  readonly host: string
}

/** What a system was told last, and what became of it. */
export function DeliveryRows({ deliveries, host }: DeliveryRowsProps) {
  const { t } = useTranslation('webhooks')
  return (
    <div>
      <h3 className={styles.title}>{t('last')}</h3>
      {deliveries.length === 0 ? (
        <p>{t('nothing')}</p>
      ) : (
        <Rows label={t('lastOf', { host })}>
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} />
          ))}
        </Rows>
      )}
    </div>
  )
}

function DeliveryRow({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation('webhooks')
  const format = useFormat()
  const now = useNow(60_000)
  const { event, version, at, state, problem, dueAt, article } = delivery
  const when = format.relative(new Date(at), now)
  const isTroubled = problem !== null && state !== 'delivered'
  return (
    <Row
      name={
        <Link href={articlePath(article)}>{t('delivery', { event: t(eventKey(event)), version, when })}</Link>
      }
      about={
        isTroubled
          ? [
              sayWhy(delivery),
              ...(dueAt === null ? [] : [t('again', { when: format.dateTime(new Date(dueAt)) })]),
            ].join(' · ')
          : undefined
      }
      facts={<Tag tone={TONES[state]}>{t(`state.${state}`)}</Tag>}
    />
  )
}
