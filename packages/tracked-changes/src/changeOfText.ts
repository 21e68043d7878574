import type { ReadBlock, UserId } from '@stet/article'
import type { Change } from './Change.ts'
import { namedBlock } from './namedBlock.ts'
import { textOf } from './textOf.ts'
import type { Token } from './tokens.ts'

/** What a run of one person's insertions and deletions comes to, for a reader. */
export function changeOfText(run: readonly Token[], by: UserId): Change {
  const coming = run.filter(({ insertion }) => insertion === by)
  const going = run.filter(({ strikes }) => strikes.some((strike) => strike.by === by))
  if (coming.length > 0 && going.length > 0) {
    return { what: 'replacesText', old: textOf(going), now: textOf(coming) }
  }
  return going.length > 0 ? changeOfDeleted(going, by) : changeOfInserted(coming, by)
}

function changeOfInserted(coming: readonly Token[], by: UserId): Change {
  const blocks = blocksOf(coming)
  if (blocks.every((block) => comesWhole(block, by)))
    return { what: 'addsBlocks', blocks: blocks.map(namedBlock) }
  if (coming.every(isMarker)) return { what: 'splitsBlock' }
  return { what: 'insertsText', text: textOf(coming) }
}

function changeOfDeleted(going: readonly Token[], by: UserId): Change {
  const blocks = blocksOf(going)
  if (blocks.every((block) => isMarked(block, by) && textGoes(block, by)))
    return { what: 'removesBlocks', blocks: blocks.map(namedBlock) }
  if (going.every(isMarker)) return { what: 'joinsBlocks' }
  const [first, last] = [going[0], going.at(-1)]
  // From the start of a block to the start of the next: the break that goes is the one behind it.
  const isToNext = first && last && !isMarker(first) && first.offset === 0 && isMarker(last)
  const whole = blocks.slice(0, -1)
  if (isToNext && whole.every((block) => textGoes(block, by)))
    return { what: 'removesBlocks', blocks: whole.map(namedBlock) }
  return { what: 'deletesText', text: textOf(going) }
}

function blocksOf(tokens: readonly Token[]): readonly ReadBlock[] {
  return [...new Set(tokens.map(({ of }) => of))]
}

function isMarker({ text }: Token): boolean {
  return text === null
}

/** Nothing stands in it that is not suggested to come with it. */
function comesWhole({ insertion: whose, runs }: ReadBlock, by: UserId): boolean {
  return whose === by && runs.every((run) => run.insertion !== null)
}

function isMarked({ deletions }: ReadBlock, by: UserId): boolean {
  return deletions.includes(by)
}

/** Nothing that stands in it stays; what others suggest to come there is not asked. */
function textGoes({ runs }: ReadBlock, by: UserId): boolean {
  return runs.every((run) => run.deletions.includes(by) || run.insertion !== null)
}
