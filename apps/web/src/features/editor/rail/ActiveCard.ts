/** The card that is looked at, and how the person came to it: by its line in the text, by the rail, or by its keys, which take the focus along. */
export interface ActiveCard {
  readonly id: string
  readonly by: 'text' | 'rail' | 'keys'
}
