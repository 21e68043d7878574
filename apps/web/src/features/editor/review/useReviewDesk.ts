import type { Card } from '@stet/tracked-changes'
import type { UserId } from '@stet/article'
import { useContext, useSyncExternalStore } from 'react'
import type { ActiveCard } from '../rail/ActiveCard.ts'
import type { CardFilter } from './CardFilter.ts'
import { ReviewContext } from './ReviewContext.ts'
import type { ReviewDesk } from './ReviewDesk.ts'

/** The review of the open article; below `ReviewContext` with a desk only. */
export function useReviewDesk(): ReviewDesk {
  const desk = useContext(ReviewContext)
  if (desk === null) throw new Error('useReviewDesk needs a desk in ReviewContext')
  return desk
}

/** All open suggestions. */
export function useCards(): readonly Card[] {
  const { cards } = useReviewDesk()
  return useSyncExternalStore(cards.subscribe, cards.getSnapshot)
}

/** Whoever has an open suggestion, in the order in which they come first in the text. The same list as long as they are the same. */
export function useCardAuthors(): readonly UserId[] {
  const desk = useReviewDesk()
  return useSyncExternalStore(desk.cards.subscribe, desk.authors)
}

export function useCardFilter(): CardFilter {
  const { filter } = useReviewDesk()
  return useSyncExternalStore(filter.subscribe, filter.get)
}

export function useActiveCard(): ActiveCard | null {
  const { active } = useReviewDesk()
  return useSyncExternalStore(active.subscribe, active.get)
}
