import { anchorSight, type AnchorPlace, TEXT_ROOTS, whereIs } from '@stet/article'
import type { ArticleBinding, DocumentRange } from '@stet/binding'
import type { CommentAnchor } from '@stet/protocol'
import type * as Y from 'yjs'
import type { RailItem } from '../rail/RailSource.ts'
import type { CommentCard } from './CardList.ts'
import { stretchesOfPlace } from './stretchesOfPlace.ts'

/** What places are found in. */
export interface CommentPlacesParts {
  readonly doc: Y.Doc
  readonly binding: ArticleBinding
}

/** Where threads and drafts stand in the text, as it was when they were looked for last. */
export class CommentPlaces {
  private readonly parts: CommentPlacesParts
  /** Null for one that stands nowhere. */
  private places: ReadonlyMap<string, AnchorPlace | null> = new Map()
  private lost: ReadonlySet<string> = new Set()

  constructor(parts: CommentPlacesParts) {
    this.parts = parts
  }

  /** Looks for all of them, by id. */
  find(anchors: ReadonlyMap<string, CommentAnchor>): void {
    const { doc, binding } = this.parts
    const isAnchored = [...anchors.values()].some(({ ids }) => ids.length > 0)
    const sight = isAnchored ? anchorSight(doc, binding.reading()) : null
    this.places = new Map(
      [...anchors].map(([id, anchor]) => [
        id,
        sight && anchor.ids.length > 0 ? whereIs(anchor, sight) : null,
      ]),
    )
    this.lost = new Set(
      [...anchors].flatMap(([id, { ids }]) => (ids.length > 0 && this.places.get(id) === null ? [id] : [])),
    )
  }

  /** Whether what it is about is gone. */
  isLost(id: string): boolean {
    return this.lost.has(id)
  }

  /** Where one stands in the editor's document, as far as it stands there. */
  rangesOf(one: RailItem): readonly DocumentRange[] {
    return this.rangesOfAll([one])[0] ?? []
  }

  /** The same of each of these; the text is asked once for all of them. */
  readonly rangesOfAll = (all: readonly RailItem[]): readonly (readonly DocumentRange[])[] => {
    const { binding } = this.parts
    const reading = binding.reading()
    const stretches = all.map(({ id }) => {
      const place = this.places.get(id)
      return place ? stretchesOfPlace(place, reading) : null
    })
    const ranges = binding.rangesOf(stretches.flatMap((some) => some ?? []))
    let next = 0
    return all.map(({ id }, at) => {
      const count = stretches[at]?.length
      // What is about the article as a whole stands at its beginning.
      if (count === undefined) return this.lost.has(id) ? [] : [{ from: 1, to: 1 }]
      next += count
      return ranges.slice(next - count, next).filter((range) => range !== null)
    })
  }

  /** Reading order; what is about the article as a whole comes first, what stands nowhere last. */
  readonly compare = (one: CommentCard, other: CommentCard): number => {
    const [place, next] = [this.places.get(one.id), this.places.get(other.id)]
    if (!place || !next) return rankOf(one, place) - rankOf(other, next)
    return (
      TEXT_ROOTS.indexOf(place.root) - TEXT_ROOTS.indexOf(next.root) ||
      place.block - next.block ||
      place.from - next.from
    )
  }
}

function rankOf({ isLost }: CommentCard, place: AnchorPlace | null | undefined): number {
  if (place) return 1
  return isLost ? 2 : 0
}
