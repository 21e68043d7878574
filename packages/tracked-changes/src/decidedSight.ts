import type { Decided, FormatChange, KindChange, ReadBlock, ReadRun, Settlement, UserId } from '@stet/article'
import { PLAIN, type Seen, type Sight } from './LineBook.ts'
import { mannerOfFormat, mannerOfKind } from './manners.ts'
import type { SpanWish, Wish } from './Token.ts'
import { wishesOf } from './wishesOf.ts'

/** What was decided, in `history`. */
export const decidedSight: Sight = {
  marker: (block) => seen(block, spanWishes(block.history?.changes ?? [], mannerOfKind)),
  run: (run) => seen(run, spanWishes(run.history?.changes ?? [], mannerOfFormat)),
}

function seen(part: ReadBlock | ReadRun, changes: readonly SpanWish[]): Seen {
  const { insertion, move, strikes, history } = part
  const isUntouched = insertion === null && strikes.length === 0 && history === null
  if (isUntouched) return PLAIN
  const came = history?.insertion ?? null
  const wishes: Wish[] = (history?.deletions ?? []).map((deletion) => {
    const { by, move: movedBy, ruling } = deletion
    const own = came?.by === by && isAlike(came.ruling, ruling)
    // What somebody suggested and afterwards suggested away came first and went then: two cards.
    const key = keyOf(by, ruling, own ? 'afterwards' : 'first')
    return { key, by, comes: false, strikes: [deletion], move: movedBy, own: [], rulings: [ruling] }
  })
  if (came) {
    const own = history?.own ?? []
    wishes.unshift({
      key: keyOf(came.by, came.ruling, 'first'),
      by: came.by,
      comes: true,
      strikes: [],
      move: came.move,
      own: own.map(({ change }) => change),
      rulings: [came.ruling, ...own.map(({ ruling }) => ruling)],
    })
  }
  const isInserted = insertion !== null || came !== null
  return {
    isInserted,
    isStanding: !isInserted || move !== null || (came !== null && came.move !== null),
    wishes: wishesOf(wishes),
    elsewhere: openBy(part),
    changes,
  }
}

/** Who has something here that is still to be decided, moves apart. */
function openBy({ insertion, move, strikes }: ReadBlock | ReadRun): readonly UserId[] {
  const striking = strikes.filter((strike) => strike.move === null).map(({ by }) => by)
  return insertion === null || move !== null ? striking : [insertion, ...striking]
}

function spanWishes<Change extends FormatChange | KindChange>(
  changes: readonly Decided<Change>[],
  mannerOf: (change: Change) => string,
): readonly SpanWish[] {
  return changes.map(({ change, ruling }) => ({
    by: change.by,
    change,
    name: `${change.spanKey}@${change.n}`,
    manner: keyOf(mannerOf(change), ruling, 'first'),
    ruling,
  }))
}

function keyOf(what: string, { verdict, by }: Settlement, layer: 'first' | 'afterwards'): string {
  return JSON.stringify([what, verdict, by, layer])
}

function isAlike(left: Settlement, right: Settlement): boolean {
  return left.verdict === right.verdict && left.by === right.by
}
