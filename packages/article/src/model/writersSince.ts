import type * as Y from 'yjs'
import { SERVER_USER } from './clients.ts'
import type { CharacterId, UserId } from './ids.ts'
import { read } from './read.ts'
import { TEXT_ROOTS } from './roots.ts'
import { TextSources } from './TextSources.ts'
import { minuteOf, timesOf } from './times.ts'

/**
 * Everybody who wrote a character that stands in `original` in the minute of `instant` (milliseconds since 1970) or later,
 * sorted. Whose suggestion was accepted wrote it when it was suggested; who pasted what stands elsewhere wrote it too; who
 * moved text or put it back by undo wrote nothing. What was written before times were kept is before every instant.
 */
export function writersSince(doc: Y.Doc, instant: number): readonly UserId[] {
  const sources = new TextSources(doc)
  const times = timesOf(doc)
  const first = minuteOf(instant) * 60_000
  const writers = new Set<UserId>()
  const note = ([client, clock]: CharacterId, length: number): void => {
    // The times of a client go up with its clocks.
    if ((times.at(client, clock + length - 1) ?? -Infinity) >= first)
      writers.add(sources.clients.userOf(client))
  }
  const article = read(doc, 'original')
  const runs = TEXT_ROOTS.flatMap((root) => article[root].flatMap((block) => block.runs))
  for (const [client, clock, length] of runs.flatMap(({ ids }) => ids)) {
    for (const stretch of sources.trace(client, clock, length)) {
      for (const id of [stretch.source, ...stretch.pasted]) note(id, stretch.length)
    }
  }
  writers.delete(SERVER_USER)
  return [...writers].toSorted()
}
