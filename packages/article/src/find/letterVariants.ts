/** How a letter that stands for others is compared; `mark` is what sets it apart from them, empty for nothing. */
export interface FoldedLetter {
  readonly text: string
  readonly mark: string
}

/** Letters that are no variants of others: a reader of that language would not take one for the other. */
const OWN_LETTERS: Readonly<Record<string, string>> = {
  es: 'ñ',
  pl: 'ąćęłńóśźż',
  cs: 'čďěňřšťůž',
  tr: 'çğıöşü',
  sv: 'åäö',
  fi: 'åäö',
  da: 'åæø',
  nb: 'åæø',
  nn: 'åæø',
  no: 'åæø',
  uk: 'ґї',
}

/** Two ways to write the same letter, in any language and in one. */
const SPELLINGS: Readonly<Record<string, string>> = { ß: 'ss', ς: 'σ' }
const GERMAN_SPELLINGS: Readonly<Record<string, string>> = { ...SPELLINGS, ä: 'ae', ö: 'oe', ü: 'ue' }

/** Letters with a stroke or a tail, which Unicode does not take apart. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Accents of Latin, Greek and Cyrillic letters; what other scripts add to a letter makes another one. */
const ACCENTS = /[\u0300-\u036F]/gu

/**
 * A letter (with its accents) without case and accents, as far as the language takes the variants for one letter. What
 * is written in two ways (`ß` and `ss`, German `ü` and `ue`) is one without a mark.
 */
export function foldLetter(letter: string, language: string): FoldedLetter {
  const lower = lowerCase(letter, language).normalize('NFC')
  const spellings = language === 'de' ? GERMAN_SPELLINGS : SPELLINGS
  const spelling = spellings[lower]
  if (spelling !== undefined) return { text: spelling, mark: '' }
  if (lower === 'й' || OWN_LETTERS[language]?.includes(lower)) return { text: lower, mark: '' }
  const bare = lower.normalize('NFD').replace(ACCENTS, '').normalize('NFC')
  const text = PLAIN_LETTERS[bare] ?? bare
  return { text, mark: text === lower ? '' : lower }
}

function lowerCase(letter: string, language: string): string {
  return language === 'tr' ? letter.toLocaleLowerCase('tr') : letter.toLowerCase()
}
