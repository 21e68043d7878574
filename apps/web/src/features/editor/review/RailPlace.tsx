import { type ReactNode, useLayoutEffect, useRef } from 'react'
import styles from './PlacedCards.module.css'

/** Props of `RailPlace`. */
export interface RailPlaceProps {
  readonly id: string
  /** Told when the element of a card comes, and that it goes; the same function all the time. */
  readonly onElement: (id: string, element: HTMLElement) => () => void
  readonly children: ReactNode
}

/** The element of one card beside its line. */
export function RailPlace({ id, onElement, children }: RailPlaceProps) {
  const place = useRef<HTMLLIElement>(null)
  useLayoutEffect(() => (place.current === null ? undefined : onElement(id, place.current)), [id, onElement])
  return (
    <li ref={place} className={styles.place}>
      {children}
    </li>
  )
}
