import type { ArticleJson, WriteMode } from '@stet/article'
import { smallestFailing, startArticles } from '@stet/binding/testing'
import * as fc from 'fast-check'
import { Newsroom } from './Newsroom.ts'

/** Who is in the newsroom unless a test says otherwise. */
const PEOPLE = [
  ['anna', 'edit'],
  ['ben', 'edit'],
  ['chris', 'suggest'],
] as const

/** What people do in a newsroom. */
export interface NewsroomPlay<Step, Tally> {
  readonly people?: readonly (readonly [user: string, mode: WriteMode])[]
  readonly steps: fc.Arbitrary<Step[]>
  /** Does the steps and counts them; throws when something is wrong. */
  readonly play: (room: Newsroom, steps: readonly Step[], tally: Tally) => void
  readonly newTally: () => Tally
}

/**
 * The property that nothing goes wrong in a newsroom, whatever its people do; `done` counts what they did. The first
 * failure is made as short as it can be, printed as what has to be done to see it again, and thrown.
 */
export function newsroomProperty<Step, Tally>(
  { people = PEOPLE, steps: anySteps, play, newTally }: NewsroomPlay<Step, Tally>,
  done: Tally,
): fc.IPropertyWithHooks<[ArticleJson, Step[]]> {
  const problemIn = (article: ArticleJson, steps: readonly Step[], tally: Tally): string | null => {
    const room = new Newsroom(article, people)
    try {
      play(room, steps, tally)
      return null
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : 'unknown'
    } finally {
      room.close()
    }
  }
  return fc.property(fc.constantFrom(...startArticles), anySteps, (article, steps) => {
    const problem = problemIn(article, steps, done)
    if (problem === null) return
    // Leaving out stretches is much quicker here than shrinking every number of every step.
    const smallest = smallestFailing(steps, (part) => problemIn(article, part, newTally()) !== null)
    console.info(JSON.stringify({ article, steps: smallest }))
    throw new Error(problemIn(article, smallest, newTally()) ?? problem)
  })
}
