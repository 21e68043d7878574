import type { UserId } from '@stet/article'
import type { ReviewPerson } from './reviewPeople.ts'

/** Props of `DecidedCards`. */
export interface DecidedCardsProps {
  readonly people: (id: UserId) => ReviewPerson
  readonly mayDecide: boolean
  readonly onSaid: (text: string) => void
}

/** What was decided, and by whom. */
export function DecidedCards(_props: DecidedCardsProps) {
  return null
}
