import { type ReactNode, useLayoutEffect, useRef } from 'react'
import type { CardElements } from './CardElements.ts'
import styles from './PlacedCards.module.css'

/** Props of `RailPlace`. */
export interface RailPlaceProps {
  readonly id: string
  readonly elements: CardElements
  readonly children: ReactNode
}

/** The element of one card beside its line. */
export function RailPlace({ id, elements, children }: RailPlaceProps) {
  const place = useRef<HTMLLIElement>(null)
  useLayoutEffect(
    () => (place.current === null ? undefined : elements.add(id, place.current)),
    [id, elements],
  )
  return (
    <li ref={place} className={styles.place}>
      {children}
    </li>
  )
}
