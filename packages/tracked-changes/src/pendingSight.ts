import type { FormatChange, KindChange, ReadBlock, ReadRun } from '@stet/article'
import { PLAIN, type Seen, type Sight } from './LineBook.ts'
import { mannerOfFormat, mannerOfKind } from './manners.ts'
import type { SpanWish, Wish } from './Token.ts'
import { wishesOf } from './wishesOf.ts'

/** What is pending, in `markup`. */
export const pendingSight: Sight = {
  marker: (block) =>
    seen(
      block,
      block.kindChanges.map((change) => spanWish(change, mannerOfKind(change))),
    ),
  run: (run) =>
    seen(
      run,
      run.changes.map((change) => spanWish(change, mannerOfFormat(change))),
    ),
}

function seen({ insertion, strikes, move, own }: ReadBlock | ReadRun, changes: readonly SpanWish[]): Seen {
  if (insertion === null && strikes.length + changes.length === 0) return PLAIN
  const wishes: Wish[] = strikes.map((strike) => {
    const { by, move: movedBy } = strike
    return { key: by, by, comes: false, strikes: [strike], move: movedBy, own: [], rulings: [] }
  })
  if (insertion !== null) {
    wishes.unshift({ key: insertion, by: insertion, comes: true, strikes: [], move, own, rulings: [] })
  }
  return {
    isInserted: insertion !== null,
    isStanding: insertion === null || move !== null,
    wishes: wishesOf(wishes),
    elsewhere: [],
    changes,
  }
}

function spanWish(change: FormatChange | KindChange, manner: string): SpanWish {
  return { by: change.by, change, name: change.spanKey, manner, ruling: null }
}
