import type { UserId } from '@stet/article'
import type { DecidedCard } from '@stet/tracked-changes'
import { RotateCcw } from 'lucide-react'
import { type CSSProperties, useSyncExternalStore } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { personColor } from '../../../ui/personColor.ts'
import { ChangeText } from './ChangeText.tsx'
import styles from './DecidedCards.module.css'
import { nameOf } from './RailCard.tsx'
import { useReviewDesk } from './ReviewContext.ts'
import type { ReviewPerson } from './reviewPeople.ts'
import { useSaidChange } from './useSaidChange.ts'
import { useWrittenAt } from './useWrittenAt.ts'

/** Props of `DecidedCards`. */
export interface DecidedCardsProps {
  readonly people: (id: UserId) => ReviewPerson
  readonly mayDecide: boolean
  readonly onSaid: (text: string) => void
}

/** What was decided, and by whom; each can be opened again. */
export function DecidedCards({ people, mayDecide, onSaid }: DecidedCardsProps) {
  const { t } = useTranslation('review')
  const desk = useReviewDesk()
  const { spoken } = useSaidChange()
  const cards = useSyncExternalStore(desk.decided.subscribe, desk.decided.getSnapshot)
  const decidedAt = useWrittenAt()
  if (cards.length === 0) return <p className={styles.empty}>{t('rail.emptyDecided')}</p>
  return (
    <ol className={styles.list}>
      {cards.map((card) => {
        const change = spoken(card.change)
        const by = nameOf(people(card.by), t('card.unknown'), (name) => t('card.own', { name }))
        return (
          <li
            key={`${card.id} ${card.decision.client}:${card.decision.clock}`}
            className={styles.card}
            data-decided={card.verdict}
            style={{ '--person': personColor(people(card.by).color) } as CSSProperties}
          >
            <p className={styles.name}>{by}</p>
            <p>
              <ChangeText change={card.change} />
            </p>
            <p className={styles.verdict}>
              <Verdict card={card} people={people} time={decidedAt(card.decision)} />
            </p>
            {mayDecide && (
              <Button
                size="small"
                look="bare"
                icon={<RotateCcw aria-hidden="true" />}
                aria-label={t('card.reopenOf', { change })}
                onClick={() => {
                  if (desk.reopen(card.subjects)) onSaid(t('announce.reopened', { change }))
                }}
              >
                {t('card.reopen')}
              </Button>
            )}
          </li>
        )
      })}
    </ol>
  )
}

interface VerdictProps {
  readonly card: DecidedCard
  readonly people: (id: UserId) => ReviewPerson
  readonly time: string | null
}

function Verdict({ card: { verdict, by, decidedBy }, people, time }: VerdictProps) {
  const { t } = useTranslation('review')
  const done = verdict === 'accept' ? 'accepted' : 'rejected'
  const name = nameOf(people(decidedBy), t('card.unknown'), (known) => t('card.own', { name: known }))
  const words = by === decidedBy ? t(`card.${done}Own`) : t(`card.${done}By`, { name })
  return <>{time === null ? words : t('card.at', { words, time })}</>
}
