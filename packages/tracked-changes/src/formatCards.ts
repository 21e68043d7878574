import type { DecisionSubject, FormatChange } from '@stet/article'
import type { Card } from './Card.ts'
import type { Change } from './Change.ts'
import { placesOf } from './placesOf.ts'
import { textOf } from './textOf.ts'
import type { Token } from './tokens.ts'

/** One change of a format: all that one span changes, and spans of the same kind that touch it. */
interface FormatRun {
  readonly change: FormatChange
  readonly tokens: Token[]
  readonly subjects: Map<string, number>
}

/** The changed formats of one text; breaks between blocks do not part them. */
export function formatCards(tokens: readonly Token[]): readonly Card[] {
  const runs: FormatRun[] = []
  const bySpan = new Map<string, FormatRun>()
  let open = new Map<string, FormatRun>()
  for (const token of tokens) {
    if (token.text === null) continue
    const next = new Map<string, FormatRun>()
    for (const change of token.changes) {
      const manner = mannerOf(change)
      let run = bySpan.get(change.spanKey) ?? open.get(manner) ?? next.get(manner)
      if (!run) {
        run = { change, tokens: [], subjects: new Map() }
        runs.push(run)
      }
      if (run.tokens.at(-1) !== token) run.tokens.push(token)
      run.subjects.set(change.spanKey, change.n)
      bySpan.set(change.spanKey, run)
      next.set(manner, run)
    }
    open = next
  }
  return runs.map(toCard)
}

function toCard({ change, tokens, subjects }: FormatRun): Card {
  const keys = [...subjects.keys()].toSorted()
  return {
    id: keys[0] ?? change.spanKey,
    by: change.by,
    change: changeOf(change, textOf(tokens)),
    places: placesOf(tokens),
    subjects: [...subjects].map(([spanKey, n]): DecisionSubject => ({ about: 'format', spanKey, n })),
  }
}

function changeOf({ format, on, link }: FormatChange, text: string): Change {
  if (!on) return { what: 'clearsFormat', format, text }
  return { what: 'setsFormat', format, text, ...(link === undefined ? {} : { link }) }
}

function mannerOf({ by, format, on, link }: FormatChange): string {
  return JSON.stringify([by, format, on, link ?? null])
}
