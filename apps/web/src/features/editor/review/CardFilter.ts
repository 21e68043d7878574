import type { UserId } from '@stet/article'
import type { Card, Change } from '@stet/tracked-changes'

/** What kind of thing a card changes, as people filter by it. */
export const CARD_KINDS = ['text', 'format', 'block', 'move'] as const
export type CardKind = (typeof CARD_KINDS)[number]

const KIND_OF: Readonly<Record<Change['what'], CardKind>> = {
  insertsText: 'text',
  deletesText: 'text',
  replacesText: 'text',
  splitsBlock: 'block',
  joinsBlocks: 'block',
  addsBlocks: 'block',
  removesBlocks: 'block',
  changesKind: 'block',
  moves: 'move',
  setsFormat: 'format',
  clearsFormat: 'format',
}

/** What kind of thing a card changes. */
function kindOfCard({ change }: Pick<Card, 'change'>): CardKind {
  return KIND_OF[change.what]
}

/** Which cards the rail shows; null: whatever it is. */
export interface CardFilter {
  readonly by: UserId | null
  readonly kind: CardKind | null
  /** Ids of the cards that stand in a chosen part of the text: a section, a selection. */
  readonly within: { readonly part: 'section' | 'selection'; readonly ids: ReadonlySet<string> } | null
}

export const NO_FILTER: CardFilter = { by: null, kind: null, within: null }

/** Whether a card passes. */
export function passes(card: Pick<Card, 'id' | 'by' | 'change'>, { by, kind, within }: CardFilter): boolean {
  return (
    (by === null || card.by === by) &&
    (kind === null || kindOfCard(card) === kind) &&
    (within === null || within.ids.has(card.id))
  )
}

/** Whether anything is left out at all. */
export function isFiltering({ by, kind, within }: CardFilter): boolean {
  return by !== null || kind !== null || within !== null
}
