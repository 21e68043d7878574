import type * as Y from 'yjs'
import type { TextOrigin } from './clients.ts'
import type { IdRange, UserId } from './ids.ts'
import type { Marker } from './markers.ts'
import { pastedIn } from './pastes.ts'
import type { RangeIndex } from './RangeIndex.ts'
import { read } from './read.ts'
import type { ReadBlock } from './ReadArticle.ts'
import { TEXT_ROOTS, type TextRoot } from './roots.ts'
import { type SourceStretch, TextSources } from './TextSources.ts'
import { type Times, timesOf } from './times.ts'
import type { View } from './View.ts'

/** How text came; `pasted` is what the editor of whoever wrote it said. */
export type AuthoredOrigin = TextOrigin | 'pasted'

/** A maximal run of text that one person wrote in one minute, and that came in one way. */
export interface AuthoredRun {
  readonly text: string
  /** Who wrote it first, through copies; `unknown` if the document does not know. */
  readonly by: UserId
  /** When that was, to the minute: milliseconds since 1970; null if that is not known. */
  readonly at: number | null
  readonly origin: AuthoredOrigin
}

type Stretch = Pick<SourceStretch, 'length' | 'source'>

export interface AuthoredBlock {
  readonly marker: Marker
  readonly runs: readonly AuthoredRun[]
}

/** Every text of an article as blocks, and who wrote them. */
export type Authorship = Readonly<Record<TextRoot, readonly AuthoredBlock[]>>

/**
 * Who wrote each character that a view shows, when, and how it came. The texts of the runs of a block are what `read`
 * shows of it. Pure: it depends on the content of the document alone.
 */
export function authorshipOf(doc: Y.Doc, view: View = 'original'): Authorship {
  const sources = new TextSources(doc)
  const times = timesOf(doc)
  const pasted = pastedIn(doc, sources.clients)
  const article = read(doc, view)
  const authored = TEXT_ROOTS.map((root) => [
    root,
    article[root].map((block) => ({ marker: block.marker, runs: runsOf(block, { sources, times, pasted }) })),
  ])
  return Object.fromEntries(authored) as Record<TextRoot, readonly AuthoredBlock[]>
}

interface Known {
  readonly sources: TextSources
  readonly times: Times
  readonly pasted: RangeIndex<true>
}

function runsOf({ runs }: ReadBlock, known: Known): AuthoredRun[] {
  const { sources, times, pasted } = known
  const authored: AuthoredRun[] = []
  for (const { text, ids, author: by } of runs) {
    let from = 0
    for (const { length, source } of ids.flatMap((range) => stretchesOf(range, known))) {
      const [client, clock] = source
      const said = sources.clients.entryOf(client)?.origin ?? 'typed'
      const origin = said === 'typed' && pasted.query(client, clock, clock + 1) ? 'pasted' : said
      append(authored, { text: text.slice(from, from + length), by, at: times.at(client, clock), origin })
      from += length
    }
  }
  return authored
}

/** The sources of these characters, each stretch written in one minute and in one way. */
function stretchesOf([client, clock, length]: IdRange, { sources, times, pasted }: Known): Stretch[] {
  const stretches: Stretch[] = []
  for (const { length: whole, source } of sources.trace(client, clock, length)) {
    const [writer, first] = source
    const end = first + whole
    const pastes = (pasted.query(writer, first, end) ?? []).flatMap(({ from, to }) => [from, to])
    const cuts = [...times.changes(writer, first, end), ...pastes].filter((cut) => cut > first && cut < end)
    const ends = [...new Set(cuts)].toSorted((left, right) => left - right).concat(end)
    let from = first
    for (const to of ends) {
      stretches.push({ length: to - from, source: [writer, from] })
      from = to
    }
  }
  return stretches
}

function append(runs: AuthoredRun[], run: AuthoredRun): void {
  const last = runs.at(-1)
  if (last && last.by === run.by && last.at === run.at && last.origin === run.origin) {
    runs[runs.length - 1] = { ...last, text: last.text + run.text }
  } else runs.push(run)
}
