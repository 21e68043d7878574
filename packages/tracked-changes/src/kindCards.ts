import type { DecisionSubject, KindChange } from '@stet/article'
import type { Card } from './Card.ts'
import { namedBlock } from './namedBlock.ts'
import { placesOf } from './placesOf.ts'
import type { Token } from './tokens.ts'

/** Neighbouring blocks that one person makes the same kind. */
interface KindRun {
  readonly change: KindChange
  readonly markers: Token[]
  readonly subjects: Map<string, number>
}

/** The changed kinds of one text's blocks. */
export function kindCards(tokens: readonly Token[]): readonly Card[] {
  const runs: KindRun[] = []
  let open = new Map<string, KindRun>()
  for (const marker of tokens) {
    if (marker.text !== null) continue
    const next = new Map<string, KindRun>()
    for (const change of marker.of.kindChanges) {
      const manner = mannerOf(change)
      let run = next.get(manner) ?? open.get(manner)
      if (!run) {
        run = { change, markers: [], subjects: new Map() }
        runs.push(run)
      }
      if (run.markers.at(-1) !== marker) run.markers.push(marker)
      run.subjects.set(change.spanKey, change.n)
      next.set(manner, run)
    }
    open = next
  }
  return runs.map(toCard)
}

function mannerOf({ by, to }: KindChange): string {
  return JSON.stringify([
    by,
    ...Object.keys(to)
      .toSorted()
      .map((name) => [name, to[name]]),
  ])
}

function toCard({ change, markers, subjects }: KindRun): Card {
  const keys = [...subjects.keys()].toSorted()
  return {
    id: keys[0] ?? change.spanKey,
    by: change.by,
    change: { what: 'changesKind', blocks: markers.map(({ of }) => namedBlock(of)), to: change.to },
    places: placesOf(markers),
    subjects: [...subjects].map(([spanKey, n]): DecisionSubject => ({ about: 'format', spanKey, n })),
  }
}
