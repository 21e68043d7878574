import { expect, it } from 'vitest'
import { DEFAULT_BUDGETS } from './BudgetSettings.ts'
import type { BudgetSettings } from './BudgetSettings.ts'
import { PersonBudgets } from './PersonBudgets.ts'
import { Places } from './Places.ts'

function placesWith(changes: Partial<BudgetSettings>, waitingBytes = () => 0, clock = () => 0): Places {
  const settings = { ...DEFAULT_BUDGETS, ...changes }
  return new Places({ settings, people: new PersonBudgets(settings), waitingBytes, clock })
}

it('[S60] has so many places for a person, and one again as soon as a socket is gone', () => {
  const places = placesWith({ socketsOfPerson: 2 })
  const [first] = [places.enter('a'), places.enter('b')].map((place) => {
    expect(place.takeFor('anna')).toBeNull()
    return place
  })
  const third = places.enter('c')
  expect(third.takeFor('anna')).toMatchObject({
    code: 4429,
    status: 429,
    reason: 'too many sockets of one person',
  })
  expect(places.enter('c').takeFor('ben')).toBeNull()
  third.leave()
  expect(places.enter('c').takeFor('anna')).not.toBeNull()
  first?.leave()
  first?.leave()
  expect(places.enter('c').takeFor('anna')).toBeNull()
  expect(places.enter('c').takeFor('anna')).not.toBeNull()
})

it('[S60] has so many places for an address, whoever comes from there', () => {
  const places = placesWith({ socketsOfAddress: 3 })
  for (const person of ['anna', 'ben', 'chris']) expect(places.enter('a').takeFor(person)).toBeNull()
  expect(places.enter('a').takeFor('dora')).toMatchObject({
    code: 4429,
    reason: 'too many sockets from one address',
  })
  expect(places.enter('b').takeFor('dora')).toBeNull()
})

it('[S60] lets a person come some thousand times at once, then a few times a second', () => {
  let now = 0
  const places = placesWith({}, undefined, () => now)
  const come = () => {
    const place = places.enter('a')
    const crowded = place.takeFor('anna')
    place.leave()
    return crowded
  }
  let times = 0
  while (come() === null) times += 1
  expect(times).toBeGreaterThan(2_000)
  expect(times).toBeLessThan(4_000)
  expect(come()).toMatchObject({ code: 4429, reason: 'comes too often' })
  now += 10_000
  expect(come()).toBeNull()
})

it('[S61] takes nobody in while there are too many sockets, or too much waits for readers and the disk', () => {
  const few = placesWith({ sockets: 2 })
  expect(few.enter('a').takeFor('anna')).toBeNull()
  const second = few.enter('b')
  expect(second.takeFor('ben')).toBeNull()
  expect(few.enter('c').takeFor('chris')).toMatchObject({ code: 4503, status: 503 })
  let now = 0
  let bytes = 2_000
  const full = placesWith(
    { maxWaitingBytes: 1_000 },
    () => bytes,
    () => now,
  )
  expect(full.enter('a').takeFor('anna')).toMatchObject({ code: 4503, status: 503 })
  bytes = 0
  now += 100
  expect(full.enter('a').takeFor('anna')).toBeNull()
})
