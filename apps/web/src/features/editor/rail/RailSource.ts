import type { DocumentRange } from '@stet/binding'

/** Something that has a card in the rail. */
export interface RailItem {
  readonly id: string
}

/** Where the things in the rail stand in the text, and who tells when that changes. */
export interface RailSource<Item extends RailItem> {
  /** All of them, each at its place: another list whenever one may stand elsewhere. */
  readonly placed: {
    readonly subscribe: (listener: () => void) => () => void
    readonly getSnapshot: () => readonly Item[]
  }
  /** Where one stands in the editor's document, its first place first; none while it stands nowhere. */
  readonly rangesOf: (item: Item) => readonly DocumentRange[]
}
