import type { ArticleJson, TextRunJson } from '../../articleJson.ts'
import { UNKNOWN_USER } from '../../model/clients.ts'
import type { IdRange } from '../../model/ids.ts'
import { PARAGRAPH } from '../../model/markers.ts'
import { NOTHING_PENDING } from '../../model/nothingPending.ts'
import type { ReadArticle, ReadBlock, ReadRun, RunFormats } from '../../model/ReadArticle.ts'
import { isFormattedRoot, TEXT_ROOTS, type TextRoot } from '../../model/roots.ts'
import { type Piece, piecesOf } from './articlePieces.ts'
import { normaliseArticle } from './normaliseArticle.ts'

/**
 * What a document that is made of an article reads as, with nothing pending. Nobody wrote it, and its ids name nothing
 * that is stored. `article` must be valid (`validateArticle`).
 */
export function toReadArticle(article: ArticleJson): ReadArticle {
  const normal = normaliseArticle(article)
  let clock = 0
  const nextClock = (length: number): number => {
    clock += length
    return clock - length
  }
  const blocks = TEXT_ROOTS.map((root) => [
    root,
    piecesOf(normal, root).map((piece) => blockOf(piece, root, nextClock)),
  ])
  return Object.fromEntries(blocks) as Record<TextRoot, readonly ReadBlock[]>
}

const PLAIN = { author: UNKNOWN_USER, ...NOTHING_PENDING } as const

function blockOf(piece: Piece, root: TextRoot, nextClock: (length: number) => number): ReadBlock {
  const { marker, text } = piece
  const id = marker ? ([0, nextClock(1)] as const) : null
  const parts = formattedParts(text, isFormattedRoot(root) ? (piece.runs ?? []) : [])
  const runs: ReadRun[] = []
  for (const { from, to, formats } of parts) {
    const ids: readonly IdRange[] = [[0, nextClock(to - from), to - from]]
    runs.push({ text: text.slice(from, to), ids, formats, unknown: [], changes: [], ...PLAIN })
  }
  return { id, marker: marker ?? PARAGRAPH, kindChange: null, kindChanges: [], runs, ...PLAIN }
}

/** The whole text in parts of one format each; `runs` are in normal form. */
function formattedParts(
  text: string,
  runs: readonly TextRunJson[],
): readonly { readonly from: number; readonly to: number; readonly formats: RunFormats }[] {
  const parts: { from: number; to: number; formats: RunFormats }[] = []
  let at = 0
  for (const { from, to, bold, italic, link } of runs) {
    if (from > at) parts.push({ from: at, to: from, formats: {} })
    const formats = {
      ...(bold ? { bold } : {}),
      ...(italic ? { italic } : {}),
      ...(link === undefined ? {} : { link }),
    }
    parts.push({ from, to, formats })
    at = to
  }
  if (at < text.length) parts.push({ from: at, to: text.length, formats: {} })
  return parts
}
