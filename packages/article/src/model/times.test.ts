import { array, assert, constantFrom, integer, oneof, property, record, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { read } from './read.ts'
import { timesRoot } from './roots.ts'
import { Sheet } from './testing/Sheet.ts'
import { minuteOf, parseTime, timeKey, timesOf } from './times.ts'

const MINUTE = 60_000

describe('times', () => {
  it('[A94] hold from their clock on, until the next of the same client', () => {
    const doc = new Y.Doc()
    const root = timesRoot(doc)
    root.set(timeKey(7, 10), minuteOf(30 * MINUTE + 59_999))
    root.set(timeKey(7, 20), 31)
    root.set(timeKey(8, 0), 5)
    const times = timesOf(doc)
    expect([9, 10, 19, 20, 999].map((clock) => times.at(7, clock))).toEqual([
      null,
      30 * MINUTE,
      30 * MINUTE,
      31 * MINUTE,
      31 * MINUTE,
    ])
    expect([times.at(8, 3), times.at(9, 3)]).toEqual([5 * MINUTE, null])
  })

  it('[A94] are what a walk over all entries finds, whatever else stands there', () => {
    const entry = record({ client: integer({ min: 0, max: 4 }), clock: integer({ min: 0, max: 40 }) })
    const value = oneof(integer({ min: 0, max: 9_000 }), constantFrom(-1, 1.5, 2 ** 52, '7', null, {}, [3]))
    const key = oneof(
      { weight: 8, arbitrary: entry.map(({ client, clock }) => timeKey(client, clock)) },
      constantFrom('7', '1:02', '1:2:3', ':', '-1:2', '1:1e1', ''),
      string({ maxLength: 6 }),
    )
    const law = property(array(record({ key, value }), { maxLength: 60 }), (entries) => {
      const doc = new Y.Doc()
      const stored = new Map<string, unknown>()
      for (const { key: name, value: said } of entries) {
        timesRoot(doc).set(name, said as number)
        stored.set(name, said)
      }
      const times = timesOf(doc)
      for (let client = 0; client <= 5; client += 1)
        for (let clock = 0; clock <= 42; clock += 1)
          expect(times.at(client, clock)).toBe(walk(stored, client, clock))
      for (let client = 0; client <= 5; client += 1) {
        const changes = times.changes(client, 3, 30)
        const inside = Array.from({ length: 26 }, (_, index) => index + 4)
        const others = inside.filter((clock) => times.at(client, clock) !== times.at(client, clock - 1))
        expect(changes).toEqual(expect.arrayContaining(others))
        expect(changes).toEqual(changes.filter((clock) => clock > 3 && clock < 30).toSorted((a, b) => a - b))
      }
    })
    assert(law, { numRuns: 300 })
  })

  it('[A94] can be said by every date that they are read as', () => {
    const last = parseTime('1:2', 8.64e15 / MINUTE)
    expect(new Date((last?.minute ?? Number.NaN) * MINUTE).toISOString()).toBe('+275760-09-13T00:00:00.000Z')
    expect(parseTime('1:2', 8.64e15 / MINUTE + 1)).toBeUndefined()
  })

  it('[A94] change nothing of what an article reads', () => {
    const { doc } = new Sheet()
    const views = ['original', 'final', 'markup'] as const
    const before = views.map((view) => read(doc, view))
    timesRoot(doc).set('1:0', 5)
    timesRoot(doc).set('broken', 'x' as never)
    expect(views.map((view) => read(doc, view))).toEqual(before)
  })
})

/** The time by asking every clock from this one down. */
function walk(stored: ReadonlyMap<string, unknown>, client: number, clock: number): number | null {
  for (let at = clock; at >= 0; at -= 1) {
    const value = stored.get(`${client}:${at}`)
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 144e9)
      return value * MINUTE
  }
  return null
}
