import type { Card } from '@stet/tracked-changes'
import { useCallback, useContext, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { CommentsContext } from '../comments/CommentsContext.ts'
import { answering } from './answering.ts'
import { NO_FILTER, passes } from './CardFilter.ts'
import { CardHighlights } from './CardHighlights.tsx'
import { type CardAction, cardActions } from './cardActions.ts'
import { DecidedCards } from './DecidedCards.tsx'
import { EmptyRail } from '../rail/EmptyRail.tsx'
import { RailCards } from '../rail/RailCards.tsx'
import type { RailPanelProps } from '../rail/RailPanelProps.ts'
import { useGoing } from '../rail/useGoing.ts'
import { RailCard } from './RailCard.tsx'
import { RailHead, type RailState } from './RailHead.tsx'
import { useCardFilter, useCards, useReviewDesk } from './useReviewDesk.ts'
import { useDeciding } from './useDeciding.ts'
import { useRailKeys } from '../rail/useRailKeys.ts'
import { useReviewNotices } from './useReviewNotices.ts'
import { useReviewPeople } from './useReviewPeople.ts'
import { useWrittenAt } from './useWrittenAt.ts'

const KEYS = { a: 'accept', r: 'reject', c: 'answer' } as const

/** The suggestions beside the text. Keys while the focus is in the rail: J and K go on and back, A accepts, R rejects, C answers, Enter goes to the text. */
export function ChangesPanel({ rail, layout, onSaid, onStay: stay }: RailPanelProps) {
  const { t } = useTranslation('review')
  const { tabMode, metadata } = useOpenArticle()
  const comments = useContext(CommentsContext)
  const canComment = metadata.canComment && comments?.isAllowed === true
  const desk = useReviewDesk()
  const cards = useCards()
  const filter = useCardFilter()
  const [state, setState] = useState<RailState>('open')
  const shown = cards.filter((card) => passes(card, filter))
  const people = useReviewPeople(cards.map(({ by }) => by))
  const writtenAt = useWrittenAt()
  const mayDecide = tabMode.right === 'edit'
  useReviewNotices(people, onSaid)
  const going = useGoing(desk, stay)
  const placeOf = going.placesIn(shown)
  const { act, decideShown } = useDeciding(going, onSaid, stay)
  const actionsOf = (card: Card): readonly CardAction[] =>
    cardActions(tabMode.right, people(card.by).isMe, canComment)

  const want = comments?.want
  const say = useCallback(
    (card: Card, action: CardAction) => {
      if (action !== 'answer') {
        act(card, action)
        return
      }
      desk.activate(card.id, 'rail')
      want?.()
      answering.set(card.id)
    },
    [desk, act, want],
  )

  useRailKeys({
    rail,
    desk,
    steps: desk,
    going,
    listed: shown,
    keys: KEYS,
    onAction: (action, card) => {
      const meant = action === 'reject' && !mayDecide ? 'withdraw' : action
      if (state !== 'open' || !actionsOf(card).includes(meant)) return false
      say(card, meant)
      return true
    },
  })

  return (
    <>
      <RailHead
        state={state}
        onState={setState}
        count={shown.length}
        mayDecide={mayDecide}
        people={people}
        onDecideAll={decideShown}
      />
      <CardHighlights />
      <VisuallyHidden id="review-keys">{t('rail.keys')}</VisuallyHidden>
      {state === 'decided' && (
        <DecidedCards
          people={people}
          mayDecide={mayDecide}
          left={shown.length}
          onSaid={onSaid}
          onGone={stay}
        />
      )}
      {state === 'open' && shown.length === 0 && (
        <EmptyRail
          text={cards.length === 0 ? t('rail.empty') : t('rail.emptyFiltered')}
          hint={cards.length === 0 ? t('rail.emptyHint') : null}
          showAll={
            cards.length === 0
              ? null
              : {
                  label: t('rail.showAll'),
                  onPress: () => {
                    desk.filter.set(NO_FILTER)
                    stay()
                  },
                }
          }
        />
      )}
      {state === 'open' && (
        <RailCards
          layout={layout}
          cards={shown}
          source={desk}
          active={going.active?.id ?? null}
          renderCard={(card) => (
            <RailCard
              key={card.id}
              {...placeOf(card)}
              card={card}
              person={people(card.by)}
              isChecked={desk.checked.has(card)}
              time={writtenAt(card.firstAt)}
              actions={actionsOf(card)}
              onAct={say}
              onChoose={going.choose}
            />
          )}
        />
      )}
    </>
  )
}
