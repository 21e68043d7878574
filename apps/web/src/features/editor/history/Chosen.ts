/** The text as it is, among versions. */
export const NOW = 'now'

/** A version by its number, or what the article is. */
export type Chosen = number | typeof NOW
