import type { FormatChange } from '@stet/article'
import type { Card } from './Card.ts'
import type { Change } from './Change.ts'
import { cardOfRun, changeRuns } from './changeRuns.ts'
import { textOf } from './textOf.ts'
import type { Token } from './tokens.ts'

/** The changed formats of one text; breaks between blocks do not part them. */
export function formatCards(tokens: readonly Token[]): readonly Card[] {
  const texts = tokens.filter(({ text }) => text !== null)
  return changeRuns(texts, ({ changes }) => changes, mannerOf).map((run) =>
    cardOfRun(run, changeOf(run.change, textOf(run.tokens))),
  )
}

function changeOf({ format, on, link }: FormatChange, text: string): Change {
  if (!on) return { what: 'clearsFormat', format, text }
  return { what: 'setsFormat', format, text, ...(link === undefined ? {} : { link }) }
}

function mannerOf({ by, format, on, link }: FormatChange): string {
  return JSON.stringify([by, format, on, link ?? null])
}
