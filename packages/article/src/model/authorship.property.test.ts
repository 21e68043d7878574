import { array, assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { countsOfBlock } from '../counts.ts'
import { authorshipOf } from './authorship.ts'
import { read } from './read.ts'
import { TEXT_ROOTS, timesRoot } from './roots.ts'
import { sharesOf } from './sharesOf.ts'
import { anyDice, gather, meet } from './testing/gather.ts'
import { honestStep, type Memory } from './testing/honestSteps.ts'
import { OracleDocument, type Spot } from './testing/perCharacter.ts'
import { pick } from './testing/wildSteps.ts'
import { timeKey } from './times.ts'
import { writersSince } from './writersSince.ts'

const MINUTE = 60_000
const VIEWS = ['original', 'final', 'markup'] as const

/** Who wrote a character, asked of plain lists, one copy after the other. */
function oracleOf(document: OracleDocument, minutes: ReadonlyMap<string, number>) {
  const minuteAt = ([client, clock]: Spot): number => {
    for (let at = clock; at >= 0; at -= 1) {
      const minute = minutes.get(timeKey(client, at))
      if (minute !== undefined) return minute
    }
    return -1
  }
  const wayOf = (spot: Spot): Spot[] => {
    const way = [spot]
    let copy = document.copyOf(spot)
    while (copy) {
      way.push(copy.source)
      copy = document.olderCopy(copy)
    }
    return way
  }
  return { minuteAt, wayOf }
}

describe('authorship', () => {
  it('[A100] [A101] [A102] [A103] is what every character says for itself', () => {
    const law = property(
      integer({ min: 2, max: 4 }),
      array(anyDice, { maxLength: 60, size: 'max' }),
      (count, steps) => {
        const everybody = gather(count, true)
        const [server, ...people] = everybody
        if (!server) return
        const memory: Memory = new Map()
        const minutes = new Map<string, number>()
        for (const [minute, step] of steps.entries()) {
          const replica = pick(people, step.who)
          server.pull(replica)
          server.transact(1, () => {
            for (const client of [replica.edit, replica.suggest]) {
              const key = timeKey(client, Y.getState(replica.doc.store, client))
              minutes.set(key, minute)
              timesRoot(server.doc).set(key, minute)
            }
          })
          honestStep(replica, step.c % 3 === 0 ? 'suggest' : 'edit', memory, step)
          if (step.a % 2 === 0) replica.pull(pick(people, step.b))
        }
        meet(everybody)
        const document = new OracleDocument(server.doc)
        const { minuteAt, wayOf } = oracleOf(document, minutes)
        const since = steps.length >> 1
        const late = new Set<string>()
        for (const view of VIEWS) {
          const article = read(server.doc, view)
          const authorship = authorshipOf(server.doc, view)
          for (const root of TEXT_ROOTS) {
            const spots = article[root].map(({ runs }) =>
              runs.flatMap(({ ids }) =>
                ids.flatMap(([client, clock, length]) =>
                  Array.from({ length }, (_, index): Spot => [client, clock + index]),
                ),
              ),
            )
            const told = authorship[root].map(({ runs }) =>
              runs.flatMap(({ text, by, at }) => Array.from({ length: text.length }, () => `${by} ${at}`)),
            )
            const expected = spots.map((block) =>
              block.map((spot) => {
                const source = wayOf(spot).at(-1) ?? spot
                const minute = minuteAt(source)
                if (view === 'original') {
                  for (const [index, step] of wayOf(spot).entries()) {
                    const isPasted = document.copyOf(step)?.kind === 'copy' && index < wayOf(spot).length - 1
                    const isWriting = isPasted || index === wayOf(spot).length - 1
                    if (isWriting && minuteAt(step) >= since) late.add(document.user(step[0]))
                  }
                }
                return `${document.user(source[0])} ${minute < 0 ? null : minute * MINUTE}`
              }),
            )
            expect(told).toEqual(expected)
            expect(authorship[root].map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual(
              article[root].map(({ runs }) => runs.map(({ text }) => text).join('')),
            )
          }
          const shown = TEXT_ROOTS.flatMap((root) => article[root].flatMap(({ runs }) => runs))
          const total = sharesOf(authorship).reduce((sum, { characters }) => sum + characters, 0)
          expect(total).toBe(countsOfBlock(shown.map(({ text }) => text).join('')).characters)
        }
        expect(writersSince(server.doc, since * MINUTE)).toEqual([...late].toSorted())
      },
    )
    assert(law, { numRuns: 60 })
  })
})
