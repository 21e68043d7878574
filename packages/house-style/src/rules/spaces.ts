import { typographicSigns } from '@stet/article'
import type { TextEdit } from '../TextEdit.ts'

/** A sign that ends something: a smiley or the name of a file goes on. */
const ENDS = /^(?:\s|$|[“”«»"'’‘›‹)\]])/u

/** More than one space. */
export function doubleSpaces(text: string): TextEdit[] {
  return Array.from(text.matchAll(/ {2,}/gu), ({ 0: spaces, index }) => {
    return { rule: 'doubleSpace', from: index, to: index + spaces.length, text: ' ' }
  })
}

/** Spaces before a sign: none, or the one of the language, which does not break. */
export function spacesBefore(text: string, language: string): TextEdit[] {
  const own = typographicSigns(language)?.spaceBefore ?? {}
  const edits: TextEdit[] = []
  for (const { 0: spaces, index } of text.matchAll(/(?<=\S) +(?=[,.;:!?])/gu)) {
    const to = index + spaces.length
    const sign = text[to] ?? ''
    if (!ENDS.test(text.slice(to + 1, to + 2))) continue
    edits.push({ rule: 'spaceBefore', from: index, to, text: own[sign] ?? '' })
  }
  return edits
}

/** No space between a sign and the word behind it. */
export function spacesAfter(text: string): TextEdit[] {
  const found = text.matchAll(/(?<=\p{L})[,;](?=\p{L})|(?<=\p{Ll})[!?](?=\p{Lu})/gu)
  return Array.from(found, ({ 0: sign, index }) => {
    return { rule: 'spaceAfter', from: index, to: index + 1, text: `${sign} ` }
  })
}
