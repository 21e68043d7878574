import type { UserId } from '@stet/article'
import type { Part } from './Part.ts'
import type { Line } from './Token.ts'

/** A move: what goes, what comes in its place elsewhere, and whose suggestion it is. */
export interface MoveRun {
  readonly by: UserId
  readonly gone: Part[]
  readonly come: Part[]
}

/** The moves in an article, over all texts: both halves are one. */
export function moveRuns(lines: readonly Line[]): readonly MoveRun[] {
  const runs = new Map<string, MoveRun>()
  for (const { tokens } of lines) {
    for (const token of tokens) {
      for (const wish of token.wishes) {
        if (wish.move === null) continue
        const name = JSON.stringify([wish.move, wish.key])
        const run = runs.get(name) ?? { by: wish.by, gone: [], come: [] }
        runs.set(name, run)
        if (wish.comes) run.come.push({ token, wish })
        else run.gone.push({ token, wish })
      }
    }
  }
  return [...runs.values()]
}
