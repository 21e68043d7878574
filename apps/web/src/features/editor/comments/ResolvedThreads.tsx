import type { ReactNode } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { EmptyRail } from '../rail/EmptyRail.tsx'
import listStyles from '../rail/RailList.module.css'
import type { CommentCard } from './CardList.ts'

/** Props of `ResolvedThreads`. */
export interface ResolvedThreadsProps {
  readonly cards: readonly CommentCard[]
  readonly renderCard: (card: CommentCard) => ReactNode
}

/** What was resolved, and by whom. Each leads to its place in the text and can be opened again. */
export function ResolvedThreads({ cards, renderCard }: ResolvedThreadsProps) {
  const { t } = useTranslation('comments')
  if (cards.length === 0) return <EmptyRail text={t('rail.emptyResolved')} />
  return (
    <ol className={listStyles.standing}>
      {cards.map((card) => (
        <li key={card.id} className={listStyles.entry}>
          {renderCard(card)}
        </li>
      ))}
    </ol>
  )
}
