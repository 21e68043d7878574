import { isDeepStrictEqual } from 'node:util'
import { operation, smallestFailing, startArticles } from '@stet/binding/testing'
import type { ArticleJson } from '@stet/article'
import * as fc from 'fast-check'
import { contentOf } from './honestEdits.ts'
import { Newsroom, SENDING } from './Newsroom.ts'

/** How many runs one seed stands for. */
const RUNS_A_SEED = 50

const PEOPLE = [
  ['anna', 'edit'],
  ['ben', 'edit'],
  ['chris', 'suggest'],
] as const

const step = fc.record({
  operation,
  sending: fc.constantFrom('nothing', 'nothing', ...SENDING),
  /** Half of the time the person hears what the others wrote. */
  isHearing: fc.boolean(),
})

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** What was done: edits that wrote something, those of them in suggest mode, and updates that the server was sent. */
export interface HonestEdits {
  edits: number
  suggestions: number
  updates: number
}

/**
 * Lets people write one article with real editors, two of them in both modes and one suggesting only, over bad
 * networks, through reloads of their pages and restarts of the server, until `wanted` suggesting edits were made. The
 * server may refuse nothing, and in the end all hold the same. The first failure is shrunk and thrown, with its seed.
 */
export function checkHonestEdits(wanted: number): HonestEdits & { readonly seeds: readonly number[] } {
  const done = newTally()
  const property = fc.property(
    fc.constantFrom(...startArticles),
    fc.array(step, { minLength: 1, maxLength: 200, size: 'max' }),
    (article, steps) => {
      const problem = problemOf(article, steps, done)
      if (problem === null) return
      // Leaving out stretches is much quicker here than shrinking every number of every step.
      const smallest = smallestFailing(steps, (part) => problemOf(article, part, newTally()) !== null)
      console.info(JSON.stringify({ article, steps: smallest }))
      throw new Error(problemOf(article, smallest, newTally()) ?? problem)
    },
  )
  const seeds: number[] = []
  while (done.suggestions < wanted) {
    const { failed, seed, errorInstance } = fc.check(property, { numRuns: RUNS_A_SEED, endOnFailure: true })
    seeds.push(seed)
    if (failed) throw new Error(`seed ${seed}`, { cause: errorInstance })
  }
  return { ...done, seeds }
}

/** What goes wrong in a series; null if nothing does. */
function problemOf(article: ArticleJson, steps: readonly Step[], done: HonestEdits): string | null {
  const room = new Newsroom(article, PEOPLE)
  try {
    write(room, steps, done)
    return null
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : 'unknown'
  } finally {
    done.updates += room.answered
    room.close()
  }
}

function newTally(): HonestEdits {
  return { edits: 0, suggestions: 0, updates: 0 }
}

function write(room: Newsroom, steps: readonly Step[], done: HonestEdits): void {
  const expectTaken = (who: number, sending: (typeof SENDING)[number]) => {
    const tab = room.tabs[who]
    const [refused] = tab ? room.send(tab, sending) : []
    if (refused) throw new Error(`refused what ${tab?.user} wrote: ${refused.reason}`)
  }
  for (const { operation: chosen, sending, isHearing } of steps) {
    const who = chosen.who % PEOPLE.length
    const tab = room.tabs[who]
    if (!tab) continue
    if (chosen.kind === 'mode' && PEOPLE[who]?.[1] === 'edit')
      tab.binding.setMode(chosen.n % 2 ? 'edit' : 'suggest')
    else if (chosen.kind === 'reopen') room.reopen(tab)
    else if (chosen.kind === 'offline') room.restart()
    else if (tab.perform(chosen)) {
      done.edits += 1
      if (tab.binding.mode === 'suggest') done.suggestions += 1
    }
    if (sending !== 'nothing') expectTaken(who, sending)
    if (isHearing)
      for (const each of chosen.n % 3 === 0 ? room.tabs : [room.tabs[who]]) if (each) room.catchUp(each)
  }
  for (const who of room.tabs.keys()) expectTaken(who, 'step2')
  for (const tab of room.tabs) {
    room.catchUp(tab)
    const [mine, all] = [contentOf(tab.doc), contentOf(room.live.doc)]
    if (!isDeepStrictEqual(mine, all)) {
      throw new Error(`${tab.user} holds\n${JSON.stringify(mine)}\ninstead of\n${JSON.stringify(all)}`)
    }
  }
}
