import {
  type FormatChange,
  type IdRange,
  type OwnSpan,
  type PendingDeletion,
  type ReadArticle,
  type ReadBlock,
  TEXT_ROOTS,
  type TextRoot,
  type UserId,
} from '@stet/article'

/** A marker, or a run of text about which everything is the same, at its place. */
export interface Token {
  readonly root: TextRoot
  /** Which textblock of the root. */
  readonly block: number
  /** The textblock itself. */
  readonly of: ReadBlock
  /** The text; null for the marker. */
  readonly text: string | null
  /** Where the text begins in its block; 0 for the marker. */
  readonly offset: number
  readonly ids: readonly IdRange[]
  readonly insertion: UserId | null
  readonly strikes: readonly PendingDeletion[]
  /** The key of the move that brings it here. */
  readonly move: string | null
  readonly changes: readonly FormatChange[]
  /** Formats, or kinds, that count already with the insertion. */
  readonly own: readonly OwnSpan[]
}

/** Everything that an article shows, in reading order, text by text. A block whose marker is not stored has none. */
export function tokensOf(article: ReadArticle): readonly (readonly Token[])[] {
  return TEXT_ROOTS.map((root) => article[root].flatMap((of, block) => tokensOfBlock(root, block, of)))
}

function tokensOfBlock(root: TextRoot, block: number, of: ReadBlock): readonly Token[] {
  const tokens: Token[] = []
  if (of.id) {
    const { insertion, strikes, move, own } = of
    const ids: IdRange[] = [[of.id[0], of.id[1], 1]]
    tokens.push({ root, block, of, text: null, offset: 0, ids, insertion, strikes, move, changes: [], own })
  }
  let offset = 0
  for (const { text, ids, insertion, strikes, move, changes, own } of of.runs) {
    tokens.push({ root, block, of, text, offset, ids, insertion, strikes, move, changes, own })
    offset += text.length
  }
  return tokens
}
