import { isDeepStrictEqual } from 'node:util'
import { operation } from '@stet/binding/testing'
import * as fc from 'fast-check'
import { contentOf } from './honestEdits.ts'
import { type Newsroom, SENDING } from './Newsroom.ts'
import { newsroomProperty } from './newsroomProperty.ts'

/** How many runs one seed stands for. */
const RUNS_A_SEED = 50

const step = fc.record({
  operation,
  sending: fc.constantFrom('nothing', 'nothing', ...SENDING),
  /** Half of the time the person hears what the others wrote. */
  isHearing: fc.boolean(),
})

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/**
 * What was done: edits that wrote something, those of them in suggest mode, updates that the server was sent, and comparisons
 * of a page with the server at the same moment.
 */
export interface HonestEdits {
  edits: number
  suggestions: number
  updates: number
  comparisons: number
}

/**
 * Lets people write one article with real editors, two of them in both modes and one suggesting only, over bad
 * networks, through reloads of their pages and restarts of the server, until `wanted` suggesting edits were made. The
 * server may refuse nothing, and in the end all hold the same. The first failure is shrunk and thrown, with its seed.
 */
export function checkHonestEdits(wanted: number): HonestEdits & { readonly seeds: readonly number[] } {
  const done = newTally()
  const property = newsroomProperty(
    { steps: fc.array(step, { minLength: 1, maxLength: 200, size: 'max' }), play: write, newTally },
    done,
  )
  const seeds: number[] = []
  while (done.suggestions < wanted) {
    const { failed, seed, errorInstance } = fc.check(property, { numRuns: RUNS_A_SEED, endOnFailure: true })
    seeds.push(seed)
    if (failed) throw new Error(`seed ${seed}`, { cause: errorInstance })
  }
  return { ...done, seeds }
}

function newTally(): HonestEdits {
  return { edits: 0, suggestions: 0, updates: 0, comparisons: 0 }
}

function write(room: Newsroom, steps: readonly Step[], done: HonestEdits): void {
  const expectTaken = (who: number, sending: (typeof SENDING)[number]) => {
    const tab = room.tabs[who]
    const [refused] = tab ? room.send(tab, sending) : []
    if (refused) throw new Error(`refused what ${tab?.user} wrote: ${refused.reason}`)
  }
  for (const { operation: chosen, sending, isHearing } of steps) {
    const who = chosen.who % room.tabs.length
    const tab = room.tabs[who]
    if (!tab) continue
    if (chosen.kind === 'mode' && room.rights.get(tab.user) === 'edit')
      tab.binding.setMode(chosen.n % 2 ? 'edit' : 'suggest')
    else if (chosen.kind === 'reopen') room.reopen(tab)
    else if (chosen.kind === 'offline' && chosen.n % 2) room.restart()
    else if (chosen.kind === 'offline') room.rest()
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
  done.updates += room.answered
  done.comparisons += room.compared
}
