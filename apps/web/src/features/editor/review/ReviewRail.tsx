import type { Card } from '@stet/tracked-changes'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import { useEditorHandle } from '../EditorHandle.ts'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { NO_FILTER, passes } from './CardFilter.ts'
import { CardHighlights } from './CardHighlights.tsx'
import { cardActions } from './cardActions.ts'
import { DecidedCards } from './DecidedCards.tsx'
import { PlacedCards } from './PlacedCards.tsx'
import { RailCard } from './RailCard.tsx'
import { RailHead, type RailState } from './RailHead.tsx'
import { revealRange } from './revealRange.ts'
import { useActiveCard, useCardFilter, useCards, useReviewDesk } from './ReviewContext.ts'
import styles from './ReviewRail.module.css'
import { useDeciding } from './useDeciding.ts'
import { useRailKeys } from './useRailKeys.ts'
import { useFollowCaret } from './useFollowCaret.ts'
import { useReviewNotices } from './useReviewNotices.ts'
import { useReviewPeople } from './useReviewPeople.ts'
import { useWrittenAt } from './useWrittenAt.ts'

/** Props of `ReviewRail`. */
export interface ReviewRailProps {
  /** `beside`: cards beside their lines, scrolled with the text. `sheet`: a list of its own. */
  readonly layout: 'beside' | 'sheet'
  readonly onClose: () => void
}

/** The suggestions beside the text. Keys while the focus is in it: J and K go on and back, A accepts, R rejects, Enter goes to the text. */
export function ReviewRail({ layout, onClose }: ReviewRailProps) {
  const { t } = useTranslation('review')
  const { view } = useEditorHandle()
  const { tabMode } = useOpenArticle()
  const desk = useReviewDesk()
  const cards = useCards()
  const filter = useCardFilter()
  const active = useActiveCard()
  const [state, setState] = useState<RailState>('open')
  const [said, setSaid] = useState('')
  const rail = useRef<HTMLElement>(null)
  const shown = cards.filter((card) => passes(card, filter))
  const people = useReviewPeople(cards.map(({ by }) => by))
  const writtenAt = useWrittenAt()
  const mayDecide = tabMode.right === 'edit'
  useReviewNotices(people, setSaid)
  useFollowCaret()

  const choose = useCallback(
    (card: Card) => {
      desk.activate(card.id, 'rail')
      revealRange(view, desk.rangesOf(card)[0])
    },
    [desk, view],
  )
  const goTo = useCallback(
    (card: Card) => {
      desk.activate(card.id, 'keys')
      revealRange(view, desk.rangesOf(card)[0])
    },
    [desk, view],
  )
  const stay = useCallback(() => rail.current?.focus({ preventScroll: true }), [])
  const toText = useCallback(() => {
    view.focus()
    // Who only reads it cannot put a caret there.
    if (!view.hasFocus()) stay()
  }, [view, stay])
  const close = useCallback(() => {
    document.querySelector<HTMLElement>('[aria-controls="review-rail"]')?.focus()
    onClose()
  }, [onClose])
  const { act, decideShown } = useDeciding(setSaid, goTo, stay, toText)

  const step = (by: 1 | -1): void => {
    const index = shown.findIndex(({ id }) => id === active?.id)
    const next = index < 0 ? shown.at(by > 0 ? 0 : -1) : shown[index + by]
    if (next) goTo(next)
  }

  useRailKeys(rail, (action) => {
    const current = shown.find(({ id }) => id === active?.id)
    switch (action) {
      case 'next':
        step(1)
        return true
      case 'previous':
        step(-1)
        return true
      case 'undo':
        desk.undo()
        return true
      case 'redo':
        desk.redo()
        return true
      case 'text':
        desk.leave()
        view.focus()
        return true
      case 'accept':
      case 'reject':
        break
    }
    const actions = current && state === 'open' ? cardActions(tabMode.right, people(current.by).isMe) : []
    const meant = action === 'reject' && !mayDecide ? 'withdraw' : action
    if (!current || !actions.includes(meant)) return false
    act(current, meant)
    return true
  })

  const stop = shown.some(({ id }) => id === active?.id) ? active?.id : shown[0]?.id
  const renderCard = (card: Card) => (
    <RailCard
      key={card.id}
      card={card}
      person={people(card.by)}
      time={writtenAt(card.firstAt)}
      isActive={card.id === active?.id}
      takesFocus={card.id === active?.id && active.by === 'keys'}
      isStop={card.id === stop}
      actions={cardActions(tabMode.right, people(card.by).isMe)}
      onAct={act}
      onChoose={choose}
    />
  )

  return (
    <aside
      ref={rail}
      tabIndex={-1}
      className={styles.rail}
      data-layout={layout}
      aria-label={t('rail.label')}
      aria-describedby="review-keys"
      id="review-rail"
    >
      <RailHead
        state={state}
        onState={setState}
        count={shown.length}
        mayDecide={mayDecide}
        people={people}
        onDecideAll={decideShown}
        onClose={close}
      />
      <CardHighlights />
      <VisuallyHidden id="review-keys">{t('rail.keys')}</VisuallyHidden>
      {state === 'decided' && (
        <DecidedCards people={people} mayDecide={mayDecide} onSaid={setSaid} onGone={stay} />
      )}
      {state === 'open' && shown.length === 0 && (
        <div className={styles.empty}>
          <p>{cards.length === 0 ? t('rail.empty') : t('rail.emptyFiltered')}</p>
          {cards.length === 0 ? (
            <p className={styles.hint}>{t('rail.emptyHint')}</p>
          ) : (
            <Button
              size="small"
              onClick={() => {
                desk.filter.set(NO_FILTER)
                stay()
              }}
            >
              {t('rail.showAll')}
            </Button>
          )}
        </div>
      )}
      {state === 'open' &&
        (layout === 'beside' ? (
          <PlacedCards cards={shown} renderCard={renderCard} />
        ) : (
          <ol className={styles.list}>
            {shown.map((card) => (
              <li key={card.id} className={styles.entry}>
                {renderCard(card)}
              </li>
            ))}
          </ol>
        ))}
      <VisuallyHidden>
        <span role="status" data-testid="review-announcement">
          {said}
        </span>
      </VisuallyHidden>
    </aside>
  )
}
