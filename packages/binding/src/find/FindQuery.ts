/** What is looked for. */
export interface FindQuery {
  readonly text: string
  /** `Kai` is not `kai`; then accents and the like count too. */
  readonly isCaseMatched: boolean
  /** Only where no letter or digit goes on before or behind. */
  readonly isWholeWord: boolean
}

export const NO_QUERY: FindQuery = { text: '', isCaseMatched: false, isWholeWord: false }

export function isSameQuery(one: FindQuery, other: FindQuery): boolean {
  return (
    one.text === other.text &&
    one.isCaseMatched === other.isCaseMatched &&
    one.isWholeWord === other.isWholeWord
  )
}
