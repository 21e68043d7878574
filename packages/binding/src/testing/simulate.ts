import type { ArticleJson } from '@stet/article'
import type { StepTally } from './brokenStepLaw.ts'
import type { Operation } from './operations.ts'
import { SimulatedRoom } from './SimulatedRoom.ts'

export interface Simulation {
  readonly editors: number
  readonly article: ArticleJson
  readonly operations: readonly Operation[]
}

/** What happened in a run, and what was wrong. */
export interface SimulationResult {
  readonly operations: number
  readonly checks: number
  readonly steps: StepTally
  readonly violations: readonly string[]
}

/**
 * Lets editors write one article over a bad network, then lets everything arrive. After whatever happens to an editor
 * its document must be what the model reads; in the end all must read the same, and no character may be lost or twice.
 * Stops at the first violation.
 */
export function simulate({ editors: count, article, operations }: Simulation): SimulationResult {
  const room = new SimulatedRoom(count, article)
  let done = 0
  for (const operation of operations) {
    done += 1
    room.perform(operation)
    if (room.violations.length > 0) break
  }
  if (room.violations.length === 0) room.settle()
  room.close()
  return { operations: done, checks: room.checks, steps: room.steps, violations: room.violations }
}
