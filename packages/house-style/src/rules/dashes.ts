import { typographicSigns } from '@stet/article'
import type { TextEdit } from '../TextEdit.ts'

/** A hyphen, or two, between spaces stands for a dash. What begins a line with one is a list. */
export function dashes(text: string, language: string): TextEdit[] {
  const dash = typographicSigns(language)?.dash ?? '–'
  return Array.from(text.matchAll(/(?<=\S +)-{1,2}(?= +\S)/gu), ({ 0: hyphens, index }) => {
    return { rule: 'dash', from: index, to: index + hyphens.length, text: dash }
  })
}

/** Three full stops are one sign. */
export function ellipses(text: string): TextEdit[] {
  return Array.from(text.matchAll(/(?<!\.)\.{3}(?!\.)/gu), ({ index }) => {
    return { rule: 'ellipsis', from: index, to: index + 3, text: '…' }
  })
}
