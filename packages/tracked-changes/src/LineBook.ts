import type { IdRange, ReadBlock, ReadRun, TextRoot } from '@stet/article'
import type { Line, Token } from './Token.ts'

/** What a kind of cards sees in a marker or run. */
export type Seen = Pick<Token, 'isInserted' | 'isStanding' | 'wishes' | 'elsewhere' | 'changes'>

/** How a kind of cards looks at what was read. */
export interface Sight {
  readonly marker: (block: ReadBlock) => Seen
  readonly run: (run: ReadRun) => Seen
}

/** Text that stands, and nobody wants anything of. */
export const PLAIN: Seen = { isInserted: false, isStanding: true, wishes: [], elsewhere: [], changes: [] }

/**
 * Lines of an article, remembered by the block that was read: one that stays the same object at the same place is the
 * same line, with the same tokens.
 */
export class LineBook {
  readonly #sight: Sight
  readonly #lines = new WeakMap<ReadBlock, Line>()

  constructor(sight: Sight) {
    this.#sight = sight
  }

  lineOf(root: TextRoot, block: number, of: ReadBlock): Line {
    const known = this.#lines.get(of)
    if (known?.root === root && known.block === block) return known
    const line = newLine(root, block, of, this.#sight)
    this.#lines.set(of, line)
    return line
  }
}

function newLine(root: TextRoot, block: number, of: ReadBlock, { marker, run }: Sight): Line {
  const tokens: Token[] = []
  const line: Line = { root, block, of, tokens }
  // A block whose marker is not stored has none.
  if (of.id) {
    const ids: IdRange[] = [[of.id[0], of.id[1], 1]]
    tokens.push({ line, text: null, offset: 0, ids, ...marker(of) })
  }
  let offset = 0
  for (const part of of.runs) {
    tokens.push({ line, text: part.text, offset, ids: part.ids, ...run(part) })
    offset += part.text.length
  }
  if (tokens.every(isPlain)) tokens.length = Math.min(tokens.length, of.id ? 2 : 1)
  return line
}

function isPlain({ isStanding, wishes, elsewhere, changes }: Token): boolean {
  return isStanding && wishes.length + elsewhere.length + changes.length === 0
}
