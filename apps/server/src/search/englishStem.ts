/**
 * What is left of an English word, folded, without plural, -ed, -ing and a last e: coarse, and the same for all forms of
 * regular words. Words of up to three letters stay as they are.
 */
export function englishStem(word: string): string {
  if (word.length < 4) return word
  return withoutLastE(withoutTense(withoutPlural(word)))
}

function withoutPlural(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2)
  return /[^su]s$/.test(word) ? word.slice(0, -1) : word
}

function withoutTense(word: string): string {
  const stem = /^(.*[aeiouy].*)(?:ed|ing)$/.exec(word)?.[1]
  if (stem === undefined || stem.length < 3) return word
  return /([bdfgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem
}

function withoutLastE(word: string): string {
  if (word.length > 3 && word.endsWith('e')) return word.slice(0, -1)
  return word.length > 3 && word.endsWith('y') ? `${word.slice(0, -1)}i` : word
}
