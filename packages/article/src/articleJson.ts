import type { Marker } from './model/markers.ts'

/** Formats from `from` up to, not including, `to`, in UTF-16 units of the text beside it. */
export interface TextRunJson {
  readonly from: number
  readonly to: number
  readonly bold?: boolean
  readonly italic?: boolean
  readonly link?: string
}

/** A text with its formats. `runs` is sorted, does not overlap, and is left out when empty. */
export interface RichTextJson {
  readonly text: string
  readonly runs?: readonly TextRunJson[]
}

/** The kinds of block in a section, by the `k` of their stored marker. A section's heading is not among its blocks. */
export const KIND_OF_MARKER = {
  p: 'paragraph',
  q: 'quote',
  ul: 'bulletItem',
  ol: 'orderedItem',
  fig: 'figure',
  box: 'factbox',
} as const

export type KnownBlockKind = (typeof KIND_OF_MARKER)[keyof typeof KIND_OF_MARKER]

/**
 * A block of a section. `indent` (1 to 8) belongs to list items, `image` (an id) to figures. `marker` is the stored
 * marker as it is, present only when it says more than the other fields: for a kind that this version does not know
 * (then `kind` is the marker's `k`), or when a known kind has properties that it does not know.
 */
export interface BlockJson extends RichTextJson {
  readonly kind: string
  readonly indent?: number
  readonly image?: string
  readonly marker?: Marker
}

/**
 * A section. The first one may have the heading '' and then has no heading block; a later one begins at a heading
 * block even if that is empty. `headingRuns` and `headingMarker` are for the heading what `runs` and `marker` are for
 * a block, and are left out likewise.
 */
export interface SectionJson {
  readonly heading: string
  readonly headingRuns?: readonly TextRunJson[]
  readonly headingMarker?: Marker
  readonly blocks: readonly BlockJson[]
}

export interface DetailsRowJson {
  readonly key: string
  readonly value: string
}

/** An article as the API, versions and tests know it: plain data, without anything pending. */
export interface ArticleJson {
  readonly kicker: string
  readonly headline: string
  readonly subheadline: string
  readonly byline: string
  readonly dateline: string
  readonly lead: RichTextJson
  readonly sections: readonly SectionJson[]
  readonly details: readonly DetailsRowJson[]
}
