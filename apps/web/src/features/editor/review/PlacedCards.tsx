import type { Card } from '@stet/tracked-changes'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useEditorHandle } from '../EditorHandle.ts'
import styles from './PlacedCards.module.css'
import { RailPlacement } from './RailPlacement.ts'
import { useActiveCard, useReviewDesk } from './ReviewContext.ts'

/** Props of `PlacedCards`. */
export interface PlacedCardsProps {
  /** In reading order. */
  readonly cards: readonly Card[]
  readonly renderCard: (card: Card) => ReactNode
}

/** Cards beside their lines: only those near the window are on the page, and React puts none of them in place. */
export function PlacedCards({ cards, renderCard }: PlacedCardsProps) {
  const { view } = useEditorHandle()
  const desk = useReviewDesk()
  const active = useActiveCard()
  const layer = useRef<HTMLOListElement>(null)
  const placement = useRef<RailPlacement | null>(null)
  const elements = useRef(new Map<string, HTMLElement>())
  const [near, setNear] = useState<readonly Card[]>([])
  const latest = useRef(cards)
  const sizes = useRef<ResizeObserver | null>(null)

  useLayoutEffect(() => {
    const scroller = view.dom.closest('main')
    if (layer.current === null || scroller === null) return undefined
    const placing = new RailPlacement(view, desk, scroller, layer.current)
    placement.current = placing
    let frame = 0
    const look = (isNew: boolean): void => {
      if (isNew) placing.forget()
      frame ||= requestAnimationFrame(() => {
        frame = 0
        setNear([...placing.near(latest.current)])
      })
    }
    const handleScroll = (): void => look(false)
    // A card that is shown whole has another height.
    sizes.current = new ResizeObserver(() => look(false))
    scroller.addEventListener('scroll', handleScroll, { passive: true })
    const observer = new ResizeObserver(() => look(true))
    observer.observe(view.dom)
    return () => {
      cancelAnimationFrame(frame)
      scroller.removeEventListener('scroll', handleScroll)
      observer.disconnect()
      sizes.current?.disconnect()
    }
  }, [view, desk])

  // New cards mean a new text: their lines may stand elsewhere.
  useLayoutEffect(() => {
    latest.current = cards
    placement.current?.forget()
    setNear(placement.current?.near(cards) ?? [])
  }, [cards])

  const ids = new Set(near.map(({ id }) => id))
  // The one that is looked at stays on the page: it may have the focus.
  const shown = cards.filter(({ id }) => ids.has(id) || id === active?.id)

  useLayoutEffect(() => {
    const lowest = placement.current?.place(shown, (id) => elements.current.get(id), active?.id ?? null) ?? 0
    layer.current?.style.setProperty('min-block-size', `${Math.ceil(lowest)}px`)
  })

  return (
    <ol ref={layer} className={styles.layer}>
      {shown.map((card) => (
        <li
          key={card.id}
          className={styles.place}
          ref={(element) => {
            const before = elements.current.get(card.id)
            if (before) sizes.current?.unobserve(before)
            if (element === null) elements.current.delete(card.id)
            else {
              elements.current.set(card.id, element)
              sizes.current?.observe(element)
            }
          }}
        >
          {renderCard(card)}
        </li>
      ))}
    </ol>
  )
}
