import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Desk } from '../testing/Desk.ts'
import { madeUpUpdates, mutatedUpdates } from '../testing/guardTrials.ts'
import { contentOf, honestEdit } from '../testing/honestEdits.ts'

const step = fc.record({
  who: fc.nat(2),
  edit: honestEdit,
  isSuggesting: fc.boolean(),
  send: fc.constantFrom('nothing', 'nothing', 'each', 'merged', 'step2', 'everything', 'again'),
  isCatchingUp: fc.boolean(),
})

it('[S30] never refuses what honest editors write, however it is cut, merged, repeated or late', () => {
  let sent = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 60, size: 'max' }), (steps) => {
      const desk = new Desk()
      const backlog: Uint8Array[][] = [[], [], []]
      const send = (who: number, how: string) => {
        const tab = desk.tabs[who]
        const waiting = backlog[who]
        if (tab === undefined || waiting === undefined) return
        waiting.push(...tab.takeWritten())
        const whole = Y.encodeStateAsUpdate(tab.doc)
        const updates: Readonly<Record<string, Uint8Array[]>> = {
          each: [...waiting],
          merged: waiting.length > 0 ? [Y.mergeUpdates(waiting)] : [],
          step2: [Y.encodeStateAsUpdate(tab.doc, Y.encodeStateVector(desk.server))],
          everything: [whole],
          again: [...waiting, ...waiting, whole],
        }
        if (how !== 'nothing') waiting.length = 0
        for (const update of updates[how] ?? []) {
          sent += 1
          const verdict = desk.receive(who, update)
          if (!verdict.ok) throw new Error(`refused: ${verdict.reason}`)
        }
      }
      for (const { who, edit, isSuggesting, send: how, isCatchingUp } of steps) {
        const tab = desk.tabs[who]
        if (tab === undefined) continue
        tab.make(edit, isSuggesting || who === 2 ? 'suggest' : 'edit')
        send(who, how)
        if (isCatchingUp) desk.catchUp(tab)
      }
      for (const who of [0, 1, 2]) send(who, 'step2')
      for (const tab of desk.tabs) {
        desk.catchUp(tab)
        const [mine, all] = [contentOf(tab.doc), contentOf(desk.server)]
        if (!isDeepStrictEqual(mine, all))
          throw new Error(`holds\n${JSON.stringify(mine)}\ninstead of\n${JSON.stringify(all)}`)
      }
    }),
    { numRuns: 1_500 },
  )
  expect(sent).toBeGreaterThan(40_000)
  process.stdout.write(`${sent} honest updates, none refused\n`)
}, 300_000)

it('[S31] takes an update of any structure whole or not at all: Yjs applies what passes and keeps nothing pending', () => {
  const tally = { tried: 0, passed: 0 }
  fc.assert(madeUpUpdates(tally), { numRuns: 2_000 })
  expect(tally.passed).toBeGreaterThan(tally.tried / 50)
  process.stdout.write(
    `${tally.tried} made-up updates: ${tally.passed} taken whole, the rest refused whole\n`,
  )
}, 300_000)

it('[S31] survives mutated bytes: taken whole or not at all', () => {
  const tally = { tried: 0, passed: 0 }
  fc.assert(mutatedUpdates(tally), { numRuns: 700 })
  expect(tally.passed).toBeGreaterThan(tally.tried / 100)
  process.stdout.write(
    `${tally.tried} mutated updates: ${tally.passed} taken whole, the rest refused whole\n`,
  )
}, 300_000)
