import { array, assert, integer, property } from 'fast-check'
import { expect, it } from 'vitest'
import { read } from '../../model/read.ts'
import { anyDice, gather, meet } from '../../model/testing/gather.ts'
import { honestStep, type Memory } from '../../model/testing/honestSteps.ts'
import { pick } from '../../model/testing/wildSteps.ts'
import { packReading, unpackReading } from './packReading.ts'

it('[A107] a reading without anything pending comes back from JSON as it was', () => {
  const law = property(
    integer({ min: 1, max: 4 }),
    array(anyDice, { maxLength: 60, size: 'max' }),
    (count, steps) => {
      const everybody = gather(count, true)
      const [server, ...people] = everybody
      const memory: Memory = new Map()
      for (const step of steps) {
        honestStep(pick(people, step.who), step.c % 3 === 0 ? 'suggest' : 'edit', memory, step)
      }
      meet(everybody)
      if (!server) return
      for (const view of ['original', 'final'] as const) {
        const reading = read(server.doc, view)
        const json = JSON.stringify(packReading(reading))
        expect(unpackReading(JSON.parse(json))).toEqual(reading)
      }
    },
  )
  assert(law, { numRuns: 100 })
})
