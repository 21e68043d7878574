import {
  type Attribution,
  type CharacterId,
  type CharacterState,
  formatsOf,
  type OpenFormats,
  passItem,
  visitFormats,
} from '@stet/article'
import type { BlockIndex } from './BlockIndex.ts'
import type { FormatWish } from './FormatWish.ts'
import { idAtOffset, type Line, markerId, offsetOfId } from './Line.ts'
import type { LineList } from './LineList.ts'
import type { WishedStretch } from './suggestFormats.ts'
import type { FormatRange } from './writeFormat.ts'

/** Shown characters about whose formats everything is the same; counted from the start of the window. */
export interface FormatCell {
  readonly from: number
  readonly to: number
  /** All formats that stand on them, those that came with a copy included. */
  readonly placed: OpenFormats
  readonly state: CharacterState
  /** The last wish for them. */
  readonly wish: FormatWish | null
}

/** The text around wishes: whole lines, with at least one shown character before and behind, if there is one. */
export interface FormatWindow {
  readonly cells: readonly FormatCell[]
  /** The characters between two offsets, and what stands behind. */
  readonly range: (from: number, to: number) => FormatRange
}

/** Cuts the text around wishes where formats, states or wishes change. */
export function formatCells(
  { attribution }: BlockIndex,
  list: LineList,
  wishes: readonly WishedStretch[],
): FormatWindow {
  const lines = linesAround(list, wishes)
  const starts = new Map<Line, number>()
  let end = 0
  for (const line of lines) {
    starts.set(line, end)
    end += line.length
  }
  // Wishes come mostly in the order of the lines.
  let near = 0
  const offsetOf = (id: CharacterId): number => {
    for (let looked = 0; looked < lines.length; looked += 1) {
      const at = (near + looked) % lines.length
      const offset = offsetOfId(lines[at]!, id)
      if (offset === null) continue
      near = at
      return starts.get(lines[at]!)! + offset
    }
    throw new Error('formatCells: the character is not shown')
  }
  const wished = wishes.map(({ first, last, wish }) => ({
    from: offsetOf(first),
    to: offsetOf(last) + 1,
    wish,
  }))
  const cells: FormatCell[] = []
  for (const line of lines) {
    const base = starts.get(line)!
    const here = wished.filter((wish) => wish.from < base + line.length && wish.to > base)
    visitShown(list, line, attribution, (from, to, placed, state) => {
      for (const part of cutAt(base + from, base + to, here)) {
        const wish = here.findLast((other) => other.from <= part.from && part.to <= other.to)?.wish ?? null
        cells.push({ ...part, placed, state, wish })
      }
    })
  }
  const idAt = (offset: number): CharacterId => {
    const line = lines.findLast((other) => starts.get(other)! <= offset && other.length > 0)
    const id = line && idAtOffset(line, offset - starts.get(line)!)
    if (!id) throw new Error('formatCells: no such character')
    return id
  }
  const behind = (offset: number): CharacterId | null => {
    const line = lines.findLast((other) => starts.get(other)! <= offset && other.length > 0)!
    const inLine = idAtOffset(line, offset + 1 - starts.get(line)!)
    const next = list.lines[list.lines.indexOf(line) + 1]
    return inLine ?? (next ? markerId(next) : null)
  }
  return { cells, range: (from, to) => ({ first: idAt(from), last: idAt(to - 1), next: behind(to - 1) }) }
}

function linesAround(list: LineList, wishes: readonly WishedStretch[]): readonly Line[] {
  const { lines } = list
  const isWished = (line: Line) =>
    wishes.some(({ first, last }) => offsetOfId(line, first) !== null || offsetOfId(line, last) !== null)
  let from = lines.findIndex(isWished)
  let to = lines.findLastIndex(isWished)
  do from -= 1
  while (from > 0 && lines[from]?.length === 0)
  do to += 1
  while (to < lines.length - 1 && lines[to]?.length === 0)
  return lines.slice(Math.max(0, from), to + 1)
}

/** Visits the shown characters of a line in stretches of one state and the same formats; offsets are those of the line. */
function visitShown(
  list: LineList,
  line: Line,
  attribution: Attribution,
  visit: (from: number, to: number, placed: OpenFormats, state: CharacterState) => void,
): void {
  let open = line.marker ? passItem(line.marker, line.before, attribution) : line.before
  let item = line.marker ? line.marker.right : list.text._start
  for (; item && list.lineAtMarker(item) === undefined; item = item.right) {
    if (item.deleted || !item.countable) {
      open = passItem(item, open, attribution)
      continue
    }
    const { client, clock } = item.id
    const { length } = item
    const segments = attribution.segments(client, clock, length) ?? [
      { offset: 0, length, state: attribution.plainState(client) },
    ]
    const events = attribution.anchorEvents(client, clock, length)
    open = visitFormats(length, events, open, (from, to, now) => {
      for (const { offset, length: size, state } of segments) {
        const [start, end] = [Math.max(from, offset), Math.min(to, offset + size)]
        const shown = start < end ? offsetOfId(line, [client, clock + start]) : null
        if (shown !== null) visit(shown, shown + end - start, formatsOf(now, state), state)
      }
    })
  }
}

function cutAt(
  from: number,
  to: number,
  wished: readonly { readonly from: number; readonly to: number }[],
): readonly { readonly from: number; readonly to: number }[] {
  const edges = wished.flatMap((wish) => [wish.from, wish.to]).filter((edge) => edge > from && edge < to)
  const cuts = [from, ...[...new Set(edges)].toSorted((one, other) => one - other), to]
  return cuts.slice(1).map((end, at) => ({ from: cuts[at]!, to: end }))
}
