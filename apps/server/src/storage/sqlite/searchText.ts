/** Text as it is compared in a search: lower case, without accents, in one Unicode form. */
export function foldForSearch(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** The words of a question, folded, each once, at most twenty. */
export function searchWords(question: string): readonly string[] {
  const words = foldForSearch(question).split(/\s+/u)
  return [...new Set(words.filter((word) => word !== ''))].slice(0, 20)
}
