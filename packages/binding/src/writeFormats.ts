import {
  type Attribution,
  type CharacterId,
  FORMATS,
  type Format,
  formatsIn,
  type IdRange,
  type OpenFormats,
  type PlacedFormat,
  type RunFormats,
  type WriteMode,
} from '@stet/article'
import type { Mark } from '@tiptap/pm/model'
import type { InsertedRun } from './insertedRuns.ts'
import type { LineList } from './LineList.ts'
import { type FormatWish, wishOf } from './FormatWish.ts'
import type { ModelWriter } from './ModelWriter.ts'
import type { TokenSequence } from './TokenSequence.ts'
import { writeFormat } from './writeFormat.ts'

/** A format to write over tokens `first` to `last`. */
interface OpenWish {
  readonly wish: FormatWish
  readonly first: number
  last: number
}

/** Tokens that both documents have: `count` of them from `fromA` in the old and `fromB` in the new. */
export interface CommonTokens {
  readonly fromA: number
  readonly fromB: number
  readonly count: number
}

/**
 * Writes the formats that differ on characters that stayed. Stretches that touch, be it over the border of blocks, are
 * one span. `behind` is the character or marker behind the last token.
 */
export function writeChangedFormats(
  writer: ModelWriter,
  list: LineList,
  before: TokenSequence,
  after: TokenSequence,
  { fromA, fromB, count }: CommonTokens,
  behind: CharacterId | null,
): void {
  let open: OpenWish[] = []
  const write = ({ wish, first, last }: OpenWish): void => {
    const next = last + 1 < before.length ? before.idAt(last + 1) : behind
    const range = { first: before.idAt(first), last: before.idAt(last), next }
    if (writer.mode === 'suggest') writer.wishes.push({ list, ...range, wish })
    else writeFormat(writer.maps, list.root, range, wish, 'edit')
  }
  for (let at = 0; at < count;) {
    const [old, now] = [fromA + at, fromB + at]
    const length = Math.min(count - at, before.partEnd(old) - old, after.partEnd(now) - now)
    if (!before.isMarker(old)) {
      const wishes = wishesFor(before.formatsAt(old), after.formatsAt(now))
      const last = old + length - 1
      for (const ended of open.filter(({ wish }) => !wishes.some((other) => isSameWish(wish, other))))
        write(ended)
      open = wishes.map((wish) => {
        const continued = open.find((other) => isSameWish(other.wish, wish))
        if (!continued) return { wish, first: old, last }
        continued.last = last
        return continued
      })
    }
    at += length
  }
  for (const ended of open) write(ended)
}

/**
 * Writes the formats by which inserted text differs from what is open at its place. `inserted` are its ids in order,
 * `next` what stands behind it. Where somebody types on in text whose format they suggest themselves, which is drawn
 * beside it, the text has it too.
 */
export function writeInsertedFormats(
  writer: ModelWriter,
  list: LineList,
  attribution: Attribution,
  inserted: {
    readonly runs: readonly InsertedRun[]
    readonly ids: readonly IdRange[]
    readonly open: OpenFormats
    readonly next: CharacterId | null
    readonly mode: WriteMode
    readonly areMarksChosen: boolean
  },
): void {
  const { runs, ids, open, next, mode, areMarksChosen } = inserted
  const first = ids[0]
  if (!first) return
  const state = attribution.stateAt(first[0], first[1])
  const present = formatsIn(open, state, 'markup').formats
  const isOwn = ({ status, by }: PlacedFormat) => status === 'pending' && by === writer.author.user
  const drawn = areMarksChosen
    ? present
    : formatsIn(
        open.filter((other) => !isOwn(other)),
        state,
        'markup',
      ).formats
  for (const format of FORMATS) {
    for (const { value, from, to } of differingStretches(runs, format, [present[format], drawn[format]])) {
      const range = { first: idAt(ids, from)!, last: idAt(ids, to - 1)!, next: idAt(ids, to) ?? next }
      const link = typeof value === 'string' ? { link: value } : {}
      writeFormat(writer.maps, list.root, range, { format, on: value !== undefined, ...link }, mode)
    }
  }
}

interface Stretch {
  readonly value: RunFormats[Format]
  readonly from: number
  to: number
}

/** Where a format of what was inserted is not what is open there; stretches go on over markers. */
function differingStretches(
  runs: readonly InsertedRun[],
  format: Format,
  present: readonly RunFormats[Format][],
): readonly Stretch[] {
  const stretches: Stretch[] = []
  let open = null as Stretch | null
  let at = 0
  for (const run of runs) {
    const length = 'marker' in run ? 1 : run.text.length
    if (!('marker' in run)) {
      const value = valueOf(run.formats, format)
      if (present.includes(value)) open = null
      else if (open && open.value === value) open.to = at + length
      else {
        open = { value, from: at, to: at + length }
        stretches.push(open)
      }
    }
    at += length
  }
  return stretches
}

/** The inserted character or marker at an offset; null behind the last. */
function idAt(ids: readonly IdRange[], at: number): CharacterId | null {
  let left = at
  for (const [client, clock, length] of ids) {
    if (left < length) return [client, clock + left]
    left -= length
  }
  return null
}

function valueOf(marks: readonly Mark[], format: Format): RunFormats[Format] {
  const mark = marks.find(({ type }) => type.name === format)
  if (!mark) return undefined
  return format === 'link' ? String(mark.attrs['href']) : true
}

function wishesFor(old: readonly Mark[], now: readonly Mark[]): readonly FormatWish[] {
  const gone = old
    .filter((mark) => now.every(({ type }) => type !== mark.type))
    .map((mark) => wishOf(mark, false))
  return [...gone, ...now.filter((mark) => !mark.isInSet(old)).map((mark) => wishOf(mark, true))]
}

function isSameWish(one: FormatWish, other: FormatWish): boolean {
  return one.format === other.format && one.on === other.on && one.link === other.link
}
