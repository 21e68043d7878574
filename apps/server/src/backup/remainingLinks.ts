import type { DatabaseSync } from 'node:sqlite'
import type { RemainingLink } from '../storage/sqlite/purge/purgeRecords.ts'

/** Hashes of what purges left, by the number of the link or entry. */
export interface RemainingLinks {
  readonly decisions: ReadonlyMap<number, ReadonlySet<string>>
  readonly entries: ReadonlyMap<number, ReadonlySet<string>>
}

/** What purges put on record of the places from which they took text: nothing else explains that text is missing there. */
export function remainingLinks(database: DatabaseSync): RemainingLinks {
  const decisions = new Map<number, Set<string>>()
  const entries = new Map<number, Set<string>>()
  const rows = database
    .prepare("SELECT detail FROM audit WHERE what = 'text-purged' AND NOT is_removed")
    .all()
  for (const { detail } of rows) {
    const told = linksIn(String(detail))
    for (const [links, known] of [
      [told.decisions, decisions],
      [told.entries, entries],
    ] as const) {
      for (const [number, hash] of links) known.set(number, (known.get(number) ?? new Set()).add(hash))
    }
  }
  return { decisions, entries }
}

function linksIn(detail: string): Readonly<Record<keyof RemainingLinks, readonly RemainingLink[]>> {
  try {
    const { decisions, entries } = JSON.parse(detail) as Partial<Record<keyof RemainingLinks, unknown>>
    return { decisions: pairsIn(decisions), entries: pairsIn(entries) }
  } catch {
    return { decisions: [], entries: [] }
  }
}

function pairsIn(value: unknown): readonly RemainingLink[] {
  if (!Array.isArray(value)) return []
  return value.filter(
    (each): each is RemainingLink =>
      Array.isArray(each) && typeof each[0] === 'number' && typeof each[1] === 'string',
  )
}
