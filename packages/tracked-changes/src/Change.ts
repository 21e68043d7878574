import type { Format, Marker } from '@stet/article'

/** A block as a card names it: what it is, and its text. */
export interface NamedBlock {
  readonly marker: Marker
  readonly text: string
}

/**
 * What a card changes, ready to be put into words. Texts are whole; whoever shows them shortens them. A break between
 * blocks in them is `\n`.
 */
export type Change =
  | { readonly what: 'insertsText'; readonly text: string }
  | { readonly what: 'deletesText'; readonly text: string }
  | { readonly what: 'replacesText'; readonly old: string; readonly now: string }
  /** One block becomes two: text stands on both sides of the break. */
  | { readonly what: 'splitsBlock' }
  /** The break before a block goes, and no text with it. */
  | { readonly what: 'joinsBlocks' }
  | { readonly what: 'addsBlocks'; readonly blocks: readonly NamedBlock[] }
  | { readonly what: 'removesBlocks'; readonly blocks: readonly NamedBlock[] }
  | { readonly what: 'moves'; readonly blocks: readonly NamedBlock[]; readonly text: string }
  | { readonly what: 'changesKind'; readonly blocks: readonly NamedBlock[]; readonly to: Marker }
  | { readonly what: 'setsFormat'; readonly format: Format; readonly text: string; readonly link?: string }
  | { readonly what: 'clearsFormat'; readonly format: Format; readonly text: string }
