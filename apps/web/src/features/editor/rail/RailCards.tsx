import { PlacedCards, type PlacedCardsProps } from './PlacedCards.tsx'
import styles from './RailList.module.css'
import type { RailItem } from './RailSource.ts'

/** Props of `RailCards`. */
export interface RailCardsProps<Item extends RailItem> extends PlacedCardsProps<Item> {
  /** `beside`: beside their lines, scrolled with the text. `sheet`: a list of its own. */
  readonly layout: 'beside' | 'sheet'
}

/** The cards of a rail. */
export function RailCards<Item extends RailItem>({ layout, ...placed }: RailCardsProps<Item>) {
  if (layout === 'beside') return <PlacedCards {...placed} />
  return (
    <ol className={styles.list}>
      {placed.cards.map((card) => (
        <li key={card.id} className={styles.entry}>
          {placed.renderCard(card)}
        </li>
      ))}
    </ol>
  )
}
