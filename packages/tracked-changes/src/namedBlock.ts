import type { ReadBlock } from '@stet/article'
import type { NamedBlock } from './Change.ts'

/**
 * A block as a card names it: its text as it stands, without what somebody suggests to put into it, since old and new
 * words together would read as neither. Of a block that comes as a whole, what comes with it.
 */
export function namedBlock({ marker, runs, insertion, move }: ReadBlock): NamedBlock {
  const isNew = insertion !== null && move === null
  const standing = runs.filter((run) => isNew || run.insertion === null || run.move !== null)
  return { marker, text: standing.map(({ text }) => text).join('') }
}
