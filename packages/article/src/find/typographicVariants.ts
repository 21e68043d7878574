import type { FoldedLetter } from './letterVariants.ts'

/** What a keyboard writes, and the signs that stand for it in set text. */
const SIGNS: readonly (readonly [plain: string, signs: string])[] = [
  ['"', '„“”‟«»″〝〞＂'],
  ["'", '‚‘’‛‹›′ʼ＇'],
  ['-', '–—―−'],
  ['...', '…'],
]

/** Nobody sees a difference between these: they are the same in the text and in what is looked for. */
const ALIKE: readonly (readonly [plain: string, signs: string])[] = [
  [' ', '\u00A0\u202F\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u205F\u3000\t'],
  ['-', '\u2010\u2011'],
  // Soft hyphen, zero-width space, word joiner, byte order mark.
  ['', '\u00AD\u200B\u2060\uFEFF'],
  ['ff', 'ﬀ'],
  ['fi', 'ﬁ'],
  ['fl', 'ﬂ'],
  ['ffi', 'ﬃ'],
  ['ffl', 'ﬄ'],
  ['st', 'ﬆﬅ'],
]

const VARIANTS: ReadonlyMap<string, FoldedLetter> = new Map([
  ...SIGNS.flatMap(([text, signs]) => Array.from(signs, (sign) => [sign, { text, mark: sign }] as const)),
  ...ALIKE.flatMap(([text, signs]) => Array.from(signs, (sign) => [sign, { text, mark: '' }] as const)),
])

/** What a keyboard writes for a typographic sign, space or ligature; null for everything else. */
export function foldSign(sign: string): FoldedLetter | null {
  return VARIANTS.get(sign) ?? null
}
