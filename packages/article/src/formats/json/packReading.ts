import type { CharacterId, IdRange } from '../../model/ids.ts'
import type { Marker } from '../../model/markers.ts'
import { NOTHING_PENDING } from '../../model/nothingPending.ts'
import type { ReadArticle, ReadBlock, ReadRun, RunFormats } from '../../model/ReadArticle.ts'
import { TEXT_ROOTS, type TextRoot } from '../../model/roots.ts'

type PackedRun = readonly [
  text: string,
  ids: readonly IdRange[],
  /** An index of `people`. */
  author: number,
  formats?: RunFormats,
  unknown?: readonly string[],
]

type PackedBlock = readonly [
  id: CharacterId | null,
  marker: Marker,
  author: number,
  runs: readonly PackedRun[],
]

/** A reading in which nothing is pending (`original`, `final`) as a value that JSON can carry. */
export interface PackedReading {
  readonly people: readonly string[]
  readonly texts: Readonly<Record<TextRoot, readonly PackedBlock[]>>
}

/** Packs a reading that marks nothing as pending; who wrote what and where it is stored is kept. */
export function packReading(article: ReadArticle): PackedReading {
  const people: string[] = []
  const indexOf = (person: string): number => {
    if (!people.includes(person)) people.push(person)
    return people.indexOf(person)
  }
  const packRun = ({ text, ids, author, formats, unknown }: ReadRun): PackedRun => {
    if (unknown.length > 0) return [text, ids, indexOf(author), formats, unknown]
    return Object.keys(formats).length > 0
      ? [text, ids, indexOf(author), formats]
      : [text, ids, indexOf(author)]
  }
  const texts = TEXT_ROOTS.map((root): [TextRoot, readonly PackedBlock[]] => [
    root,
    article[root].map(({ id, marker, author, runs }) => [id, marker, indexOf(author), runs.map(packRun)]),
  ])
  return { people, texts: Object.fromEntries(texts) as Record<TextRoot, readonly PackedBlock[]> }
}

/** The reading that was packed. What was packed by something else is the caller's to keep away. */
export function unpackReading({ people, texts }: PackedReading): ReadArticle {
  const personAt = (index: number): string => people[index] ?? 'unknown'
  const unpackRun = ([text, ids, author, formats = {}, unknown = []]: PackedRun): ReadRun => {
    return { text, ids, formats, unknown, changes: [], ...NOTHING_PENDING, author: personAt(author) }
  }
  const unpacked = TEXT_ROOTS.map((root): [TextRoot, readonly ReadBlock[]] => [
    root,
    texts[root].map(([id, marker, author, runs]) => {
      const block = { id, marker, runs: runs.map(unpackRun), author: personAt(author) }
      return Object.assign(block, NOTHING_PENDING, { kindChange: null, kindChanges: [] })
    }),
  ])
  return Object.fromEntries(unpacked) as Record<TextRoot, readonly ReadBlock[]>
}
