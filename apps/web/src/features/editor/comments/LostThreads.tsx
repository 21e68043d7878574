import { ChevronUp } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import type { CommentCard } from './CardList.ts'
import styles from './LostThreads.module.css'

/** Props of `LostThreads`. */
export interface LostThreadsProps {
  readonly cards: readonly CommentCard[]
  /** One of them is looked at: they are shown, whatever was chosen. */
  readonly isActive: boolean
  /** They are folded away: none of them is looked at any more. */
  readonly onFold: () => void
  readonly renderCard: (card: CommentCard) => ReactNode
}

/** Threads whose text is gone: they have no line to stand beside, so they wait at the end of the rail. */
export function LostThreads({ cards, isActive, onFold, renderCard }: LostThreadsProps) {
  const { t } = useTranslation('comments')
  const listId = useId()
  const [isChosen, setIsChosen] = useState(false)
  const isOpen = isChosen || isActive
  return (
    <section className={styles.lost} data-testid="lost-threads">
      <button
        type="button"
        className={styles.button}
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => {
          setIsChosen(!isOpen)
          if (isOpen) onFold()
        }}
      >
        {t('rail.lost', { count: cards.length })}
        <ChevronUp aria-hidden="true" />
      </button>
      <ol id={listId} className={styles.list} hidden={!isOpen}>
        {isOpen && cards.map((card) => <li key={card.id}>{renderCard(card)}</li>)}
      </ol>
    </section>
  )
}
