import type { Card } from '@stet/tracked-changes'
import { useCallback } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { toast } from '../../../ui/toast.ts'
import type { Going } from '../rail/useGoing.ts'
import type { CardAction } from './cardActions.ts'
import { useReviewDesk } from './useReviewDesk.ts'
import { useSaidChange } from './useSaidChange.ts'

/** Accepting, rejecting and taking back from the rail: says what became of it, and goes on to the next card. */
export interface Deciding {
  readonly act: (card: Card, action: Exclude<CardAction, 'answer'>) => void
  /** All that the filter lets through, as one step. */
  readonly decideShown: (verdict: 'accept' | 'reject') => void
}

/** `say`: reads something to whoever listens. `stay`: the keys go to the rail, where there is no card for them. */
export function useDeciding(
  { goOn, toText }: Pick<Going<Card>, 'goOn' | 'toText'>,
  say: (text: string) => void,
  stay: () => void,
): Deciding {
  const { t } = useTranslation('review')
  const desk = useReviewDesk()
  const { spoken } = useSaidChange()
  const act = useCallback(
    (card: Card, action: Exclude<CardAction, 'answer'>) =>
      goOn(
        card,
        () => desk.listed(),
        () => {
          const isDone =
            action === 'withdraw' ? desk.withdraw(card) : desk.decide([card.id], action).decided.length > 0
          if (!isDone) return
          const values = { change: spoken(card.change), left: desk.cards.getSnapshot().length }
          say(t(`announce.${action}`, values))
        },
      ),
    [desk, spoken, t, say, goOn],
  )
  const decideShown = useCallback(
    (verdict: 'accept' | 'reject') => {
      const { decided } = desk.decide(
        desk.listed().map(({ id }) => id),
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
