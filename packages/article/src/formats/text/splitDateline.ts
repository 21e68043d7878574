const MAX_PLACE = 60
/** Words that begin a sentence and no place; after them a dash is just a dash. */
const NOT_A_PLACE: ReadonlySet<string> = new Set(
  (
    'Der Die Das Dem Des Ein Eine Einen Einem Einer Es Er Sie Wir Ich Ihr Und Aber Oder Doch Auch So Nun Noch Nur Wer ' +
    'Wie Was Wo Wenn Als Im In Am An Auf Aus Bei Mit Nach Ohne Seit Von Vor Zu Zum Zur Für ' +
    'The A It He She We They You I And But Or If When What Who How In On At To For From With After Before By'
  ).split(' '),
)
const SMALL_WORDS: ReadonlySet<string> = new Set(
  (
    'am an auf bei der die das dem den im in ob und vor von zu zum zur de del della da das di do dos du la las le les ' +
    'los el y of the and upon on sur sous en van'
  ).split(' '),
)
const CAPITALISED = /^\p{Lu}[\p{L}\p{M}'’/-]*$/u
const ABBREVIATED = /^\p{Lu}[\p{L}.]{0,4}\.$/u
const AGENCY = / \([\p{L}\p{N}/., -]{1,20}\)$/u
/** An en or em dash is a dateline's only before the start of a sentence; it is too common inside one. */
const SENTENCE_START = /^["'„“”‚‘»«›‹(\p{Lu}\p{N}]/u

function isPlace(text: string): boolean {
  if (text === '' || text.length > MAX_PLACE) return false
  const words = text.replace(AGENCY, '').split(' ')
  if (!words.every((word, index) => isPlaceWord(word.replace(/,$/, ''), index))) return false
  return !NOT_A_PLACE.has(words[0] ?? '') && !text.endsWith(',')
}

function isPlaceWord(word: string, index: number): boolean {
  return CAPITALISED.test(word) || ABBREVIATED.test(word) || (index > 0 && SMALL_WORDS.has(word))
}

/**
 * The dateline and the lead of a first paragraph "Ort - Text" (also with an en or em dash), or null. A place is at
 * most 60 characters: capitalised words, commas, small words such as "am", at its end perhaps an agency in brackets.
 */
export function splitDateline(line: string): { readonly dateline: string; readonly lead: string } | null {
  const dash = / [-–—] /u.exec(line)
  if (!dash) return null
  const dateline = line.slice(0, dash.index)
  const lead = line.slice(dash.index + dash[0].length)
  if (!isPlace(dateline) || lead.trim() === '') return null
  return dash[0] === ' - ' || SENTENCE_START.test(lead) ? { dateline, lead } : null
}
