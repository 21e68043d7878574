import type { KindChange } from '@stet/article'
import type { Card } from './Card.ts'
import { cardOfRun, changeRuns } from './changeRuns.ts'
import { namedBlock } from './namedBlock.ts'
import type { Token } from './tokens.ts'

/** The changed kinds of one text's blocks. */
export function kindCards(tokens: readonly Token[]): readonly Card[] {
  const markers = tokens.filter(({ text }) => text === null)
  return changeRuns(markers, ({ of }) => of.kindChanges, mannerOf).map((run) => {
    const blocks = run.tokens.map(({ of }) => namedBlock(of))
    return cardOfRun(run, { what: 'changesKind', blocks, to: run.change.to })
  })
}

function mannerOf({ by, to }: KindChange): string {
  const properties = Object.keys(to)
    .toSorted()
    .map((name) => [name, to[name]])
  return JSON.stringify([by, ...properties])
}
