/**
 * One or two letters for a person: the first of the first and of the last word, whole letters in any script.
 * A name of one word gives one; an empty name gives `?`.
 */
export function initials(name: string): string {
  const words = name.split(/[\s\u00a0]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const first = words[0]
  if (first === undefined) return '?'
  const last = words.length > 1 ? words.at(-1) : undefined
  return [first, last].map((word) => firstLetter(word ?? '')).join('')
}

function firstLetter(word: string): string {
  const trimmed = word.replace(/^[^\p{L}\p{N}]+/u, '')
  for (const { segment } of new Intl.Segmenter().segment(trimmed)) return segment.toLocaleUpperCase()
  return ''
}
