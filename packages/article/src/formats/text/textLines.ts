import { plainCharacters } from '../../plainCharacters.ts'

/** What ends a line in any text file: also vertical tab, form feed, next line, line and paragraph separator. */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g

/**
 * The lines of a text as it came, without a byte order mark. Characters that an article may not hold are replaced
 * (halves of a character) or taken out (control characters); `replaced` says how many.
 */
export function textLines(text: string): { readonly lines: readonly string[]; readonly replaced: number } {
  let replaced = 0
  const lines = text
    .replace(/^\uFEFF+/, '')
    .split(LINE_END)
    .map((line) => {
      const plain = plainCharacters(line)
      if (plain === line) return line
      // The same length: what differs was replaced, and a control character is better left out than shown.
      let kept = ''
      for (let at = 0; at < line.length; at += 1) {
        const isReplaced = plain.charAt(at) !== line.charAt(at)
        if (isReplaced) replaced += 1
        if (!isReplaced || line.charAt(at) >= '\uD800') kept += plain.charAt(at)
      }
      return kept
    })
  return { lines, replaced }
}

/** True for a line that only separates others. */
export function isBlank(line: string): boolean {
  return line.trim() === ''
}

/** The text as one line: every line end a space. */
export function oneLine(text: string): string {
  return text.replace(LINE_END, ' ')
}
