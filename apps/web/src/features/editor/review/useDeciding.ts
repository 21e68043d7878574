import type { Card } from '@stet/tracked-changes'
import { useCallback } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { toast } from '../../../ui/toast.ts'
import type { CardAction } from './cardActions.ts'
import { useReviewDesk } from './ReviewContext.ts'
import { useSaidChange } from './useSaidChange.ts'

/** Accepting, rejecting and taking back from the rail: says what became of it, and goes on to the next card. */
export interface Deciding {
  readonly act: (card: Card, action: CardAction) => void
  /** All that the filter lets through, as one step. */
  readonly decideShown: (verdict: 'accept' | 'reject') => void
}

/**
 * `say`: reads something to whoever listens. `goTo`: the keys go to a card. `stay`: they stay in the rail, where there is
 * none. `toText`: they go to the text.
 */
export function useDeciding(
  say: (text: string) => void,
  goTo: (card: Card) => void,
  stay: () => void,
  toText: () => void,
): Deciding {
  const { t } = useTranslation('review')
  const desk = useReviewDesk()
  const { spoken } = useSaidChange()
  const act = useCallback(
    (card: Card, action: CardAction) => {
      const before = desk.shown()
      const index = before.findIndex(({ id }) => id === card.id)
      const isDone =
        action === 'withdraw' ? desk.withdraw(card) : desk.decide([card.id], action).decided.length > 0
      if (isDone) {
        const values = { change: spoken(card.change), left: desk.cards.getSnapshot().length }
        say(t(`announce.${action}`, values))
      }
      const rest = new Map(desk.shown().map((shown) => [shown.id, shown]))
      const around = [...before.slice(index + 1), ...before.slice(0, index).toReversed()]
      const next = around.find(({ id }) => rest.has(id))
      const isInRail = document.activeElement?.closest('#review-rail') != null
      const goesOn = next && rest.get(next.id)
      if (goesOn && isInRail) {
        goTo(goesOn)
        return
      }
      desk.activate(null, 'rail')
      // The card goes with the focus on it; the next key may be undo.
      if (isInRail) stay()
    },
    [desk, spoken, t, say, goTo, stay],
  )
  const decideShown = useCallback(
    (verdict: 'accept' | 'reject') => {
      const { decided } = desk.decide(
        desk.shown().map(({ id }) => id),
        verdict,
      )
      if (decided.length === 0) return
      const title = t(verdict === 'accept' ? 'bulk.accepted' : 'bulk.rejected', { count: decided.length })
      say(title)
      toast.success(title, { action: { label: t('rail.undo'), onClick: () => desk.undo() } })
      // What had the keys was the menu, whose button has nothing to do any more.
      if (desk.cards.getSnapshot().length > 0) stay()
      else toText()
    },
    [desk, t, say, stay, toText],
  )
  return { act, decideShown }
}
