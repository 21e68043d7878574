import type { ArticleJson } from './articleJson.ts'

/** How long a text is. */
export interface Counts {
  /** Unicode characters (code points) with spaces; the breaks between blocks are none. */
  readonly characters: number
  /** Stretches between white space that hold a letter or a digit. */
  readonly words: number
  /** Lines of `LINE_WIDTH` characters, rounded up for each block. */
  readonly lines: number
}

/** `Counts` of a whole text and how long it takes to read: whole minutes, rounded up, 0 only without words. */
export interface TextCounts extends Counts {
  readonly readingMinutes: number
}

/** Characters of a line as newspapers reckon. */
export const LINE_WIDTH = 34

/** Words a minute that a reader of news takes in. */
export const READING_SPEED = 200

export const NO_COUNTS: Counts = { characters: 0, words: 0, lines: 0 }

/** The length of one block. `lineWidth` is in characters. */
export function countsOfBlock(text: string, lineWidth: number = LINE_WIDTH): Counts {
  // A surrogate pair is one character.
  const characters = text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0)
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  return { characters, words, lines: Math.ceil(characters / lineWidth) }
}

export function addCounts(a: Counts, b: Counts): Counts {
  return { characters: a.characters + b.characters, words: a.words + b.words, lines: a.lines + b.lines }
}

/** Adds the reading time to counts of a whole text. */
export function withReadingTime(sum: Counts): TextCounts {
  return { ...sum, readingMinutes: Math.ceil(sum.words / READING_SPEED) }
}

/**
 * The length of an article as newsrooms reckon it: the lead, section headings and the blocks of the sections. What is
 * not running text does not count: kicker, headline, subheadline, byline, dateline, captions of figures, details.
 * Which view is counted is decided by who reads the article (`read`).
 */
export function counts(article: ArticleJson, lineWidth: number = LINE_WIDTH): TextCounts {
  const texts = [
    article.lead.text,
    ...article.sections.flatMap(({ heading, blocks }) => [
      heading,
      ...blocks.filter(({ kind }) => kind !== 'figure').map(({ text }) => text),
    ]),
  ]
  return withReadingTime(texts.map((text) => countsOfBlock(text, lineWidth)).reduce(addCounts, NO_COUNTS))
}
