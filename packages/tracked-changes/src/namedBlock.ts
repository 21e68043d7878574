import type { ReadBlock } from '@stet/article'
import type { NamedBlock } from './Change.ts'

/** A block as a card names it; all of its text, whatever is suggested in it. */
export function namedBlock({ marker, runs }: ReadBlock): NamedBlock {
  return { marker, text: runs.map(({ text }) => text).join('') }
}
