import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useEditorHandle } from '../EditorHandle.ts'
import { CardElements } from './CardElements.ts'
import styles from './PlacedCards.module.css'
import { RailPlace } from './RailPlace.tsx'
import { RailPlacement } from './RailPlacement.ts'
import type { RailItem, RailSource } from './RailSource.ts'
import { RailWatch } from './RailWatch.ts'

/** Props of `PlacedCards`. */
export interface PlacedCardsProps<Item extends RailItem> {
  /** In reading order. */
  readonly cards: readonly Item[]
  /** The same object as long as the text is the same. */
  readonly source: RailSource<Item>
  /** The one that is looked at; it comes to its line. */
  readonly active: string | null
  readonly renderCard: (card: Item) => ReactNode
}

/**
 * Cards beside their lines: only those near the window are on the page, and React puts none of them in place. It renders
 * when others come near, not when the text scrolls by or a card gets another height.
 */
export function PlacedCards<Item extends RailItem>(props: PlacedCardsProps<Item>) {
  const { cards, source, active, renderCard } = props
  const { view } = useEditorHandle()
  const layer = useRef<HTMLOListElement>(null)
  const watch = useRef<RailWatch<Item> | null>(null)
  const [elements] = useState(() => new CardElements())
  const [near, setNear] = useState<readonly Item[]>([])
  const shown = useMemo(() => {
    const ids = new Set(near.map(({ id }) => id))
    // The one that is looked at stays on the page: it may have the focus.
    return cards.filter(({ id }) => ids.has(id) || id === active)
  }, [cards, near, active])

  useLayoutEffect(() => {
    const text = view.dom
    const scroller = text.closest('main')
    if (layer.current === null || scroller === null) return undefined
    const placement = new RailPlacement(view, source, scroller, layer.current)
    watch.current = new RailWatch({
      placement,
      elements,
      text,
      scroller,
      onNear: setNear,
    })
    const stopPlaces = source.placed.subscribe(() => watch.current?.look(source.placed.getSnapshot()))
    const stopWatching = watch.current.begin()
    return () => {
      stopPlaces()
      stopWatching()
    }
  }, [view, source, elements])

  useLayoutEffect(() => watch.current?.show({ cards, shown, active }), [cards, shown, active])

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
