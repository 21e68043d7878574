import type { Anchor, IdRange } from './ids.ts'
import type { TextRoot } from './roots.ts'

/** A part of a text between two anchors; `e: null` is the end of the text. */
export interface Stretch {
  readonly root: TextRoot
  readonly s: Anchor
  readonly e: Anchor | null
}

/** What has to be read again because of changes of `clients`, `spans`, `review` and `origins`. */
export interface Touched {
  /** Characters and markers; may overlap, may name some that do not exist (yet). */
  readonly characters: readonly IdRange[]
  /** Places between which formats changed; everything from `s` to `e` has to be read again. */
  readonly stretches: readonly Stretch[]
}

/** A growing `Touched`. */
export class Touches implements Touched {
  readonly characters: IdRange[] = []
  readonly stretches: Stretch[] = []

  addCharacters(client: number, clock: number, length: number): void {
    this.characters.push([client, clock, length])
  }

  addStretch({ root, s, e }: Stretch): void {
    this.stretches.push({ root, s, e })
  }

  get isEmpty(): boolean {
    return this.characters.length === 0 && this.stretches.length === 0
  }
}
