import type { RefObject } from 'react'

/** What the rail gives to the panel that it shows. */
export interface RailPanelProps {
  /** The rail that it is shown in, which has its keys. */
  readonly rail: RefObject<HTMLElement | null>
  /** `beside`: cards beside their lines, scrolled with the text. `sheet`: a list of its own. */
  readonly layout: 'beside' | 'sheet'
  /** Reads something to whoever listens. */
  readonly onSaid: (text: string) => void
  /** The keys go to the rail, where there is nothing else that could have them. */
  readonly onStay: () => void
}
