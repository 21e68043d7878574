const LONGEST = 60

const SPELLED_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'oe',
  å: 'aa',
  ł: 'l',
  đ: 'd',
  þ: 'th',
  ð: 'd',
}

/**
 * A slug for a headline: lower case letters, digits and single hyphens, at most 60 characters, cut between words. Empty
 * when the headline has nothing that can be written so.
 */
export function slugFrom(headline: string): string {
  const plain = headline
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæœøåłđþð]/g, (letter) => SPELLED_OUT[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (plain.length <= LONGEST) return plain
  const cut = plain.slice(0, LONGEST + 1)
  const lastHyphen = cut.lastIndexOf('-')
  return lastHyphen > 20 ? cut.slice(0, lastHyphen) : cut.slice(0, LONGEST)
}

/** The slug of an article that nothing is known of yet. */
export function slugWithoutHeadline(articleId: string): string {
  return `article-${articleId.slice(0, 8)}`
}
