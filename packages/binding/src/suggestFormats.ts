import {
  type Anchor,
  FORMATS,
  type Format,
  type FormatSpan,
  isInForce,
  isStronger,
  type PlacedFormat,
  spansRoot,
} from '@stet/article'
import type { BlockIndex } from './BlockIndex.ts'
import { type FormatCell, formatCells, type FormatWindow } from './formatCells.ts'
import type { FormatWish } from './FormatWish.ts'
import type { LineList } from './LineList.ts'
import type { ModelWriter } from './ModelWriter.ts'
import { endAnchor, type FormatRange, writeFormat } from './writeFormat.ts'

/** Shown characters, from one to another, that shall have a format or have it no more. */
export interface WishedStretch extends FormatRange {
  readonly list: LineList
  readonly wish: FormatWish
}

/**
 * Writes what a person suggests for the formats of characters that stay: their earlier suggestions are taken from these
 * characters, and there is a new one only where the text would look otherwise without. Of wishes for the same character
 * the last one counts.
 */
export function suggestFormats(index: BlockIndex, writer: ModelWriter): void {
  const wishes = writer.wishes.splice(0)
  for (const list of new Set(wishes.map((wished) => wished.list))) {
    for (const format of FORMATS) {
      const own = wishes.filter((wished) => wished.list === list && wished.wish.format === format)
      if (own.length > 0) suggestFormat(writer, formatCells(index, list, own), list, format)
    }
  }
}

/** What becomes of the characters of a cell. */
interface JudgedCell {
  readonly cell: FormatCell
  /** The own suggestions that cover it. */
  readonly own: readonly PlacedFormat[]
  /** They are taken from it. */
  readonly isCut: boolean
  /** What is suggested anew. */
  readonly wish: FormatWish | null
}

function suggestFormat(writer: ModelWriter, window: FormatWindow, { root }: LineList, format: Format): void {
  const { maps } = writer
  const judged = window.cells.map((cell) => judge(writer, cell, format))
  const free: string[] = []
  const spans = spansRoot(maps.transaction.doc)
  const cut = new Set(judged.flatMap(({ own, isCut }) => (isCut ? own : [])))
  for (const { key, span } of cut) {
    const kept = keptRanges(window, judged, key, span as FormatSpan)
    if (kept.length === 0) free.push(key)
    for (const [at, { s, e }] of kept.entries()) {
      // With its number: what is stronger than it stays so, and a decision on it saw all that is left.
      const part: FormatSpan = { ...(span as FormatSpan), s, e }
      maps.as('suggest', () => spans.set(at === 0 ? key : maps.newKey('suggest'), part))
    }
  }
  for (const { wish, from, to } of newStretches(judged))
    writeFormat(maps, root, window.range(from, to), wish, 'suggest', free.shift())
  maps.as('suggest', () => {
    for (const key of free) spans.delete(key)
  })
}

function judge({ author, attribution }: ModelWriter, cell: FormatCell, format: Format): JudgedCell {
  const placed = cell.placed.filter(({ span }) => span.t === format)
  const own = placed.filter(
    ({ key, span, by, status }) =>
      status === 'pending' && by === author.user && attribution.span(key)?.span === span,
  )
  if (!cell.wish) return { cell, own, isCut: false, wish: null }
  const others = placed.filter((other) => !own.includes(other) && isInForce(other, cell.state))
  const wished = valueOf(cell.wish)
  const isSoWithout = valueIn(others) === wished
  const isSo = valueIn([...others, ...own]) === wished
  return { cell, own, isCut: isSoWithout || !isSo, wish: isSoWithout || isSo ? null : cell.wish }
}

/** What is left of a span without the cells from which it is cut; what lies beyond the window is. */
function keptRanges(
  window: FormatWindow,
  judged: readonly JudgedCell[],
  key: string,
  { t, s, e }: FormatSpan,
): readonly { readonly s: Anchor; readonly e: Anchor | null }[] {
  const covered = judged.filter(({ own }) => own.some((other) => other.key === key))
  const kept: { s: Anchor; e: Anchor | null }[] = []
  for (let at = 0; at < covered.length; at += 1) {
    if (covered[at]!.isCut) continue
    const first = at
    while (covered[at + 1]?.isCut === false) at += 1
    const range = window.range(covered[first]!.cell.from, covered[at]!.cell.to)
    const isLast = at === covered.length - 1
    kept.push({ s: first === 0 ? s : [...range.first, 0], e: isLast ? e : endAnchor(t, range) })
  }
  return kept
}

function newStretches(
  judged: readonly JudgedCell[],
): readonly { readonly wish: FormatWish; readonly from: number; readonly to: number }[] {
  const stretches: { wish: FormatWish; from: number; to: number }[] = []
  for (const { wish, cell } of judged) {
    const last = stretches.at(-1)
    if (wish && last?.to === cell.from && valueOf(last.wish) === valueOf(wish)) last.to = cell.to
    else if (wish) stretches.push({ wish, from: cell.from, to: cell.to })
  }
  return stretches
}

/** Whether there is the format, and for a link where it leads. */
function valueIn(placed: readonly PlacedFormat[]): string | boolean {
  let winner: PlacedFormat | undefined
  for (const other of placed) if (!winner || isStronger(other, winner)) winner = other
  if (!winner) return false
  const { on, v } = winner.span as FormatSpan
  return on && (v ?? true)
}

function valueOf({ on, link }: FormatWish): string | boolean {
  return on && (link ?? true)
}
