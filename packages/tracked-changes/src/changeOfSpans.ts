import type { FormatChange, KindChange } from '@stet/article'
import type { Change } from './Change.ts'
import type { ChangeRun } from './changeRuns.ts'
import { namedBlock } from './namedBlock.ts'
import { textOf } from './textOf.ts'

/** What changed formats, or kinds, come to for a reader. */
export function changeOfSpans({ change: { change }, tokens }: ChangeRun): Change {
  if (isKind(change)) {
    return { what: 'changesKind', blocks: tokens.map(({ line }) => namedBlock(line.of)), to: change.to }
  }
  const { format, on, link } = change
  const text = textOf(tokens)
  if (!on) return { what: 'clearsFormat', format, text }
  return { what: 'setsFormat', format, text, ...(link === undefined ? {} : { link }) }
}

function isKind(change: FormatChange | KindChange): change is KindChange {
  return 'to' in change
}
