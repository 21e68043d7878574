/** Text as it is compared in a search: lower case, without accents, ß as ss, in one Unicode form. */
export function foldForSearch(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss')
}
