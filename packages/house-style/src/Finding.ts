import type { TextRoot } from '@stet/article'

/** What a text can be put right by. */
export const TEXT_RULES = [
  'quotes',
  'doubleSpace',
  'spaceBefore',
  'spaceAfter',
  'narrowSpace',
  'dash',
  'ellipsis',
] as const
export type TextRule = (typeof TEXT_RULES)[number]

/** What only a person can put right. */
export const ARTICLE_RULES = ['headlineTooLong', 'datelineMissing', 'signOffMissing', 'emptyHeading'] as const
export type ArticleRule = (typeof ARTICLE_RULES)[number]

export type StyleRule = TextRule | ArticleRule

/** A stretch of one textblock; offsets are UTF-16 units of its text in `markup`, what is suggested to go included. */
export interface StylePlace {
  readonly root: TextRoot
  /** Which textblock of the root, counted from 0 as `read` lists them. */
  readonly block: number
  readonly from: number
  readonly to: number
  readonly hasMarker: false
}

/** Something that is not as the house writes. */
export interface Finding {
  /** Names it among the findings of one reading, and again in the next one as long as its first character is there. */
  readonly id: string
  readonly rule: StyleRule
  readonly place: StylePlace
  /** What stands there; '' where something is missing. */
  readonly text: string
  /** What should stand there; null where only a person knows. */
  readonly replacement: string | null
  /** The words around it, to be recognised by. */
  readonly before: string
  readonly behind: string
  /** How much there is, where there is too much, and how much there may be. */
  readonly length?: { readonly is: number; readonly most: number }
}
