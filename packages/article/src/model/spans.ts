import type { Anchor, CharacterId, IdRange } from './ids.ts'
import type { Marker } from './markers.ts'
import type { TextRoot } from './roots.ts'

export const FORMATS = ['bold', 'italic', 'link'] as const
export type Format = (typeof FORMATS)[number]

/** Formatting from `s` to `e` in `root`; `e: null` is the end of the text. `v` is a link's address. */
export interface FormatSpan {
  readonly t: Format
  readonly on: boolean
  readonly v?: string
  readonly root: TextRoot
  readonly s: Anchor
  readonly e: Anchor | null
  readonly n: number
}
/** Exactly these characters and markers are suggested to go. `mv` ties it to the copies of a move (its origins key). */
export interface DeletionSpan {
  readonly t: 'del'
  readonly ids: readonly IdRange[]
  readonly n: number
  readonly mv?: string
}
/** The marker `at` shall read as `v`. */
export interface KindSpan {
  readonly t: 'kind'
  readonly at: CharacterId
  readonly v: Marker
  readonly n: number
}
/** A type this version does not know, over a range that it can read: shown as an inert labelled run, left alone. */
export interface UnknownSpan {
  readonly t: 'unknown'
  readonly kind: string
  readonly root: TextRoot
  readonly s: Anchor
  readonly e: Anchor | null
  readonly n: number
}
export type Span = FormatSpan | DeletionSpan | KindSpan | UnknownSpan
