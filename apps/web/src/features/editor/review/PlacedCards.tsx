import type { Card } from '@stet/tracked-changes'
import {
  type ReactNode,
  useCallback,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useEditorHandle } from '../EditorHandle.ts'
import { CardElements } from './CardElements.ts'
import styles from './PlacedCards.module.css'
import { RailPlace } from './RailPlace.tsx'
import { RailPlacement } from './RailPlacement.ts'
import { useActiveCard, useReviewDesk } from './ReviewContext.ts'

/** Props of `PlacedCards`. */
export interface PlacedCardsProps {
  /** In reading order. */
  readonly cards: readonly Card[]
  readonly renderCard: (card: Card) => ReactNode
}

/**
 * Cards beside their lines: only those near the window are on the page, and React puts none of them in place. It renders
 * when others come near, not when the text scrolls by or a card gets another height.
 */
export function PlacedCards({ cards, renderCard }: PlacedCardsProps) {
  const { view } = useEditorHandle()
  const desk = useReviewDesk()
  const active = useActiveCard()
  const activeId = active?.id ?? null
  const layer = useRef<HTMLOListElement>(null)
  const placement = useRef<RailPlacement | null>(null)
  const [elements] = useState(() => new CardElements())
  const [near, setNear] = useState<readonly Card[]>([])
  const shown = useMemo(() => {
    const ids = new Set(near.map(({ id }) => id))
    // The one that is looked at stays on the page: it may have the focus.
    return cards.filter(({ id }) => ids.has(id) || id === activeId)
  }, [cards, near, activeId])

  const showNear = useCallback((all: readonly Card[]) => {
    const next = placement.current?.near(all) ?? []
    setNear((before) => (isSameList(before, next) ? before : next))
  }, [])
  const place = useCallback(
    (these: readonly Card[], anchor: string | null) => {
      const lowest = placement.current?.place(these, elements.of, anchor) ?? 0
      layer.current?.style.setProperty('min-block-size', `${Math.ceil(lowest)}px`)
    },
    [elements],
  )
  const lookAround = useEffectEvent(() => showNear(cards))
  const placeAgain = useEffectEvent(() => place(shown, activeId))

  useLayoutEffect(() => {
    const scroller = view.dom.closest('main')
    if (layer.current === null || scroller === null) return undefined
    const placing = new RailPlacement(view, desk, scroller, layer.current)
    placement.current = placing
    let frame = 0
    let isMoved = false
    const look = (): void => {
      frame ||= requestAnimationFrame(() => {
        frame = 0
        lookAround()
        if (isMoved) placeAgain()
        isMoved = false
      })
    }
    scroller.addEventListener('scroll', look, { passive: true })
    const observer = new ResizeObserver(() => {
      placing.forgetLines()
      isMoved = true
      look()
    })
    observer.observe(view.dom)
    // A card that is shown whole has another height.
    const stopSizes = elements.onResize(() => placeAgain())
    return () => {
      cancelAnimationFrame(frame)
      scroller.removeEventListener('scroll', look)
      observer.disconnect()
      stopSizes()
    }
  }, [view, desk, elements])

  // New cards mean a new text: their lines may stand elsewhere.
  useLayoutEffect(() => {
    placement.current?.forget()
    showNear(cards)
  }, [cards, showNear])

  useLayoutEffect(() => place(shown, activeId), [shown, activeId, place])

  return (
    <ol ref={layer} className={styles.layer}>
      {shown.map((card) => (
        <RailPlace key={card.id} id={card.id} elements={elements}>
          {renderCard(card)}
        </RailPlace>
      ))}
    </ol>
  )
}

function isSameList(one: readonly Card[], other: readonly Card[]): boolean {
  return one.length === other.length && one.every((card, at) => card === other[at])
}
