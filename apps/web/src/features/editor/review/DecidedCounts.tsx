import type { DecidedCard } from '@stet/tracked-changes'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import styles from './DecidedCards.module.css'

/** Props of `DecidedCounts`. */
export interface DecidedCountsProps {
  readonly cards: readonly DecidedCard[]
  /** How many open ones the rail shows. */
  readonly left: number
}

/** How many suggestions were accepted, how many rejected, and how many are still open. */
export function DecidedCounts({ cards, left }: DecidedCountsProps) {
  const { t } = useTranslation('review')
  const format = useFormat()
  const accepted = cards.filter(({ verdict }) => verdict === 'accept').length
  const counts = { accepted, rejected: cards.length - accepted, left } as const
  const words = (['accepted', 'rejected', 'left'] as const).map((key) =>
    t(`rail.${key}`, { count: counts[key], number: format.number(counts[key]) }),
  )
  return (
    <p className={styles.counts} data-testid="decided-counts">
      {words.join(' · ')}
    </p>
  )
}
