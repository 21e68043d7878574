/** A text with signs for spaces, which one would not see: one for those that break, another for those that do not. */
export function seenSpaces(text: string): string {
  return text.replaceAll(' ', '␣').replaceAll(/[\u00A0\u202F]/gu, '⍽')
}
