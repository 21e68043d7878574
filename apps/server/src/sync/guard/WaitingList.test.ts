import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { WaitingList } from './WaitingList.ts'

it('[S31] wakes exactly who waited for what was reached, once', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(50))), (steps) => {
      const list = new WaitingList()
      let waiting: { clock: number; client: number }[] = []
      steps.forEach(([clock, state], client) => {
        list.add(7, clock, client)
        waiting.push({ clock, client })
        const due = waiting.filter((entry) => entry.clock < state).map((entry) => entry.client)
        waiting = waiting.filter((entry) => entry.clock >= state)
        expect([...list.wake(7, state)].toSorted((a, b) => a - b)).toEqual(due.toSorted((a, b) => a - b))
        expect(list.wake(8, state)).toEqual([])
      })
    }),
  )
})
