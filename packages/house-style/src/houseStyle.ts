/** What the house has decided and no language knows. Here and nowhere else. */
export const HOUSE_STYLE = {
  /** Unicode characters of a headline, at most: what a front page and a search result show whole. */
  headlineCharacters: 70,
} as const
