/** The kinds that HTML from outside can bring. */
export type PastedKind = 'paragraph' | 'sectionHeading' | 'quote' | 'bulletItem' | 'orderedItem'

/** What kind of block an element is, where its tag does not say it. */
export interface KindHint {
  readonly kind: PastedKind
  readonly indent: number
}

/** The kinds that a program hides in its styles, by element; made once a paste, before the page is read. */
export type KindHints = ReadonlyMap<Element, KindHint>
