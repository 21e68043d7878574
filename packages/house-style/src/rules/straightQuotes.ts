import { typographicReplacement, typographicSigns, type TypographicSigns } from '@stet/article'
import type { TextEdit } from '../TextEdit.ts'

/** As much of a text before a quote as its form depends on. */
const LOOK_BACK = 400
const LETTER_BEFORE = /[\p{L}\p{N}]$/u
const LETTER_BEHIND = /^[\p{L}\p{N}]/u
const DIGIT_BEFORE = /\p{N}$/u

/** Straight quotes and apostrophes, put right as the editor does while somebody types. Inches and minutes stay. */
export function straightQuotes(text: string, language: string): TextEdit[] {
  const signs = typographicSigns(language)
  const edits: TextEdit[] = []
  if (!signs) return edits
  const last = text.lastIndexOf(`'`)
  let before = ''
  let done = 0
  for (const { 0: sign, index } of text.matchAll(/["']/gu)) {
    before = (before + text.slice(done, index)).slice(-LOOK_BACK)
    done = index + 1
    const behind = text.slice(done, done + 2)
    const made = curled(before, sign, behind, last >= done, signs, language)
    if (made === null) {
      before += sign
      continue
    }
    const from = index - made.replaced
    // The space that belongs to an opening quote stands there already, as one that breaks.
    if (made.insert.endsWith('\u202F') && behind.startsWith(' ')) done += 1
    edits.push({ rule: 'quotes', from, to: done, text: made.insert })
    before = before.slice(0, before.length - made.replaced) + made.insert
  }
  return edits
}

interface Curled {
  readonly replaced: number
  readonly insert: string
}

function curled(
  before: string,
  sign: string,
  behind: string,
  isClosedLater: boolean,
  { double, single, apostrophe }: TypographicSigns,
  language: string,
): Curled | null {
  const isApostrophe = sign === `'`
  if (isApostrophe && LETTER_BEFORE.test(before) && LETTER_BEHIND.test(behind))
    return { replaced: 0, insert: apostrophe }
  const pair = isApostrophe ? single : double
  if (DIGIT_BEFORE.test(before) && !(pair && isOpen(before, pair))) return null
  const made = typographicReplacement(before, sign, language)
  // What opens and is closed nowhere stands for letters that are left out.
  if (isApostrophe && made?.insert === single?.[0] && !isClosedLater)
    return { replaced: 0, insert: apostrophe }
  return made
}

function isOpen(before: string, [open, close]: readonly [string, string]): boolean {
  return before.lastIndexOf(open.trim()) > before.lastIndexOf(close.trim())
}
