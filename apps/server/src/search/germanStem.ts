const BEFORE_S = /[bdfghklmnt]s$/
const BEFORE_ST = /[bdfghklmnt]st$/

/**
 * What is left of a German word, folded, without the endings of its inflections: the light stemmer of J. Savoy (2006), two
 * passes over endings, nothing taken from the front, and -innen is -in. Words of up to three letters stay as they are.
 */
export function germanStem(word: string): string {
  return withoutDegree(withoutCase(word))
}

function withoutCase(word: string): string {
  if (word.length > 7 && word.endsWith('innen')) return word.slice(0, -3)
  if (word.length > 5 && word.endsWith('ern')) return word.slice(0, -3)
  if (word.length > 4 && /e[mnrs]$/.test(word)) return word.slice(0, -2)
  if (word.length > 3 && word.endsWith('e')) return word.slice(0, -1)
  return word.length > 3 && BEFORE_S.test(word) ? word.slice(0, -1) : word
}

function withoutDegree(word: string): string {
  if (word.length > 5 && word.endsWith('est')) return word.slice(0, -3)
  if (word.length > 4 && /e[nr]$/.test(word)) return word.slice(0, -2)
  return word.length > 4 && BEFORE_ST.test(word) ? word.slice(0, -2) : word
}
