/** What a page of this bench is given. */
export interface SuggestionsData {
  readonly words: number
  readonly suggestions: number
  /** The article as Yjs bytes, base64. */
  readonly article: string
}
