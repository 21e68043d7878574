import { typographicSigns } from './typographicSigns.ts'
import type { QuotePair, TypographicSigns } from './typographicSigns.ts'

/** `insert` stands for the typed character and the `replaced` characters before it. */
export interface TypographicReplacement {
  readonly replaced: number
  readonly insert: string
}

const LETTER = /[\p{L}\p{N}]$/u
/** Behind these, and at the start of a text, a quote opens. */
const BEFORE_OPENING = /(?:^|[\s([{</–—-])$/u
const ADDRESS = /(?:^|\s)(?:\S*:\/\/|www\.)\S*$/iu

/**
 * What a typed character becomes behind this text of the same block: a quote by its place, an apostrophe, the dash
 * for the second hyphen, the long one for the third, the ellipsis for the third full stop, the space before a French sign one that does not break. Null when it stays as it is; it does in an internet
 * address. A closing quote that turns out to be an apostrophe, because a letter follows it, is put right too.
 */
export function typographicReplacement(
  before: string,
  typed: string,
  language: string,
): TypographicReplacement | null {
  if (ADDRESS.test(before)) return null
  const signs = typographicSigns(language)
  if (typed === '.') return /(?<!\.)\.\.$/u.test(before) ? { replaced: 2, insert: '…' } : null
  if (typed === '-') return dashAfter(before, signs?.dash ?? '–')
  if (!signs) return null
  if (typed === '"') return doubleQuote(before, signs)
  if (typed === "'") return { replaced: 0, insert: singleQuote(before, signs) }
  const space = signs.spaceBefore?.[typed]
  if (space !== undefined) return /\S $/u.test(before) ? { replaced: 1, insert: space + typed } : null
  return LETTER.test(typed) ? lateApostrophe(before, typed, signs) : null
}

/** Two hyphens are the dash of the language, three the long one. */
function dashAfter(before: string, dash: string): TypographicReplacement | null {
  if (/(?<!-)-$/u.test(before)) return { replaced: 1, insert: dash }
  return /(?<![-–—])[–—]$/u.test(before) && before.endsWith(dash) ? { replaced: 1, insert: '—' } : null
}

function doubleQuote(before: string, signs: TypographicSigns): TypographicReplacement {
  const [open, close] = signs.double
  const isSpaced = close !== close.trim()
  // Whoever sets a space inside of the quotes means the closing one when one is open.
  if (isSpaced && /[ \u00A0\u202F]$/u.test(before) && isOpen(before, signs.double) && !before.endsWith(open))
    return { replaced: 1, insert: close }
  return { replaced: 0, insert: opens(before, signs) ? open : close }
}

function singleQuote(before: string, signs: TypographicSigns): string {
  const { single, apostrophe } = signs
  if (!single) return apostrophe
  if (opens(before, signs)) return single[0]
  return isOpen(before, single) ? single[1] : apostrophe
}

function lateApostrophe(
  before: string,
  typed: string,
  { single, apostrophe }: TypographicSigns,
): TypographicReplacement | null {
  const close = single?.[1]
  if (!close || close === apostrophe || !before.endsWith(close)) return null
  return LETTER.test(before.slice(0, -close.length))
    ? { replaced: close.length, insert: apostrophe + typed }
    : null
}

function opens(before: string, { double, single }: TypographicSigns): boolean {
  return (
    BEFORE_OPENING.test(before) ||
    before.endsWith(double[0]) ||
    (single !== null && before.endsWith(single[0]))
  )
}

function isOpen(before: string, [open, close]: QuotePair): boolean {
  return before.lastIndexOf(open.trim()) > before.lastIndexOf(close.trim())
}
