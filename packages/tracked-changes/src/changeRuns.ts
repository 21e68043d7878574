import type { DecisionSubject, UserId } from '@stet/article'
import type { Card } from './Card.ts'
import type { Change } from './Change.ts'
import { placesOf } from './placesOf.ts'
import type { Token } from './tokens.ts'

/** What a pending span changes. */
interface SpanChange {
  readonly by: UserId
  readonly spanKey: string
  readonly n: number
}

/** One change: all that one span changes, and neighbouring spans of one person that do the same. */
export interface ChangeRun<Changed extends SpanChange> {
  readonly change: Changed
  readonly tokens: Token[]
  readonly subjects: Map<string, number>
}

/** The changes of neighbouring tokens; `mannerOf` says which of them do the same. */
export function changeRuns<Changed extends SpanChange>(
  tokens: readonly Token[],
  changesOf: (token: Token) => readonly Changed[],
  mannerOf: (change: Changed) => string,
): readonly ChangeRun<Changed>[] {
  const runs: ChangeRun<Changed>[] = []
  const bySpan = new Map<string, ChangeRun<Changed>>()
  let open = new Map<string, ChangeRun<Changed>>()
  for (const token of tokens) {
    const next = new Map<string, ChangeRun<Changed>>()
    for (const change of changesOf(token)) {
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
  return runs
}

/** The card of such a run. */
export function cardOfRun({ change, tokens, subjects }: ChangeRun<SpanChange>, said: Change): Card {
  return {
    id: [...subjects.keys()].toSorted()[0] ?? change.spanKey,
    by: change.by,
    change: said,
    places: placesOf(tokens),
    subjects: [...subjects].map(([spanKey, n]): DecisionSubject => ({ about: 'format', spanKey, n })),
  }
}
