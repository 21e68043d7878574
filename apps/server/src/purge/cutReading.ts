import type { IdRange, PackedReading, TextRoot } from '@stet/article'
import { freeValuesOf } from './freeValuesOf.ts'
import type { SoughtText } from './SoughtText.ts'

type PackedBlock = PackedReading['texts'][TextRoot][number]
type PackedRun = PackedBlock[3][number]

/** Takes a text out of a reading that is kept with the ids of its characters: what is left keeps its own, and its authors. */
export function cutReading(
  { people, texts }: PackedReading,
  sought: SoughtText,
): { readonly reading: PackedReading; readonly places: number } {
  let places = 0
  const cutBlock = ([id, marker, author, runs]: PackedBlock): PackedBlock => {
    const isKept = !sought.isInValue(freeValuesOf(marker))
    if (!isKept) places += 1
    let rest = runs.map((run) => {
      const isLinked = run[3]?.link !== undefined && sought.isInValue(run[3].link)
      if (isLinked) places += 1
      return isLinked ? withoutLink(run) : run
    })
    for (let matches = sought.find(textOf(rest)); matches.length > 0; matches = sought.find(textOf(rest))) {
      places += matches.length
      for (const { from, to } of matches.toReversed()) rest = cutRange(rest, from, to)
    }
    return [id, isKept ? marker : { k: marker.k }, author, rest]
  }
  const cut = Object.entries(texts).map(([root, blocks]) => [root, blocks.map(cutBlock)])
  return { reading: { people, texts: Object.fromEntries(cut) as PackedReading['texts'] }, places }
}

function textOf(runs: readonly PackedRun[]): string {
  return runs.map(([text]) => text).join('')
}

function withoutLink([text, ids, author, formats = {}, unknown]: PackedRun): PackedRun {
  const { link: _, ...rest } = formats
  if (unknown) return [text, ids, author, rest, unknown]
  return Object.keys(rest).length > 0 ? [text, ids, author, rest] : [text, ids, author]
}

function cutRange(runs: readonly PackedRun[], from: number, to: number): PackedRun[] {
  const rest: PackedRun[] = []
  let at = 0
  for (const [text, ids, ...about] of runs) {
    const start = Math.min(Math.max(from - at, 0), text.length)
    const end = Math.min(Math.max(to - at, 0), text.length)
    at += text.length
    const left = text.slice(0, start) + text.slice(end)
    if (left !== '') rest.push([left, [...idsIn(ids, 0, start), ...idsIn(ids, end, text.length)], ...about])
  }
  return rest
}

/** The ids of the characters from one offset to another. */
function idsIn(ids: readonly IdRange[], from: number, to: number): readonly IdRange[] {
  let at = 0
  return ids.flatMap(([client, clock, length]): IdRange[] => {
    const start = Math.max(from - at, 0)
    const end = Math.min(to - at, length)
    at += length
    return end > start ? [[client, clock + start, end - start]] : []
  })
}
