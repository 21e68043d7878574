/** Kinds of block in the body, as stored in a marker's `k`. */
export const BLOCK_KINDS = ['p', 'h', 'q', 'ul', 'ol', 'fig', 'box'] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

/**
 * The embed at the start of a block, row or cell. Unknown kinds and extra properties are kept as they are and
 * shown inert. `indent` belongs to list items (0 to 8), `image` to figures.
 */
export interface Marker {
  readonly k: string
  readonly indent?: number
  readonly image?: string | null
  readonly [other: string]: unknown
}
