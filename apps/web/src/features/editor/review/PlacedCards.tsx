import type { Card } from '@stet/tracked-changes'
import { type ReactNode, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useEditorHandle } from '../EditorHandle.ts'
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
  const elements = useRef(new Map<string, HTMLElement>())
  const [near, setNear] = useState<readonly Card[]>([])
  const latest = useRef({ cards, shown: near, activeId })

  const showNear = useCallback(() => {
    const next = placement.current?.near(latest.current.cards) ?? []
    setNear((before) => (isSameList(before, next) ? before : next))
  }, [])
  const placeShown = useCallback(() => {
    const { shown, activeId: anchor } = latest.current
    const lowest = placement.current?.place(shown, (id) => elements.current.get(id), anchor) ?? 0
    layer.current?.style.setProperty('min-block-size', `${Math.ceil(lowest)}px`)
  }, [])
  // A card that is shown whole has another height.
  const [sizes] = useState(() => new ResizeObserver(placeShown))
  const noteElement = useCallback(
    (id: string, element: HTMLElement) => {
      elements.current.set(id, element)
      sizes.observe(element)
      return () => {
        sizes.unobserve(element)
        if (elements.current.get(id) === element) elements.current.delete(id)
      }
    },
    [sizes],
  )

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
        showNear()
        if (isMoved) placeShown()
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
    return () => {
      cancelAnimationFrame(frame)
      scroller.removeEventListener('scroll', look)
      observer.disconnect()
    }
  }, [view, desk, showNear, placeShown])

  // New cards mean a new text: their lines may stand elsewhere.
  useLayoutEffect(() => {
    latest.current = { ...latest.current, cards }
    placement.current?.forget()
    showNear()
  }, [cards, showNear])

  const shown = useMemo(() => {
    const ids = new Set(near.map(({ id }) => id))
    // The one that is looked at stays on the page: it may have the focus.
    return cards.filter(({ id }) => ids.has(id) || id === activeId)
  }, [cards, near, activeId])

  useLayoutEffect(() => {
    latest.current = { ...latest.current, shown, activeId }
    placeShown()
  }, [shown, activeId, placeShown])

  return (
    <ol ref={layer} className={styles.layer}>
      {shown.map((card) => (
        <RailPlace key={card.id} id={card.id} onElement={noteElement}>
          {renderCard(card)}
        </RailPlace>
      ))}
    </ol>
  )
}

function isSameList(one: readonly Card[], other: readonly Card[]): boolean {
  return one.length === other.length && one.every((card, at) => card === other[at])
}
