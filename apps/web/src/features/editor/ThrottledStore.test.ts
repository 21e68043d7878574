import { expect, it } from 'vitest'
import { ThrottledStore } from './ThrottledStore.ts'

it('computes once a pace, and tells only of another value', () => {
  let value = 0
  let computed = 0
  let told = 0
  const waiting: (() => void)[] = []
  const store = new ThrottledStore(
    () => {
      computed += 1
      return Math.floor(value / 10)
    },
    (a, b) => a === b,
    (run) => {
      waiting.push(run)
      return () => waiting.splice(waiting.indexOf(run), 1)
    },
  )
  store.getSnapshot()
  store.subscribe(() => {
    told += 1
  })
  for (value = 1; value < 8; value += 1) store.touch()
  expect(waiting).toHaveLength(1)
  waiting.pop()?.()
  expect([computed, told, store.getSnapshot()]).toEqual([2, 0, 0])
  value = 42
  store.touch()
  waiting.pop()?.()
  expect([computed, told, store.getSnapshot()]).toEqual([3, 1, 4])
  store.touch()
  store.dispose()
  expect(waiting).toHaveLength(0)
})

it('computes at once what was left for later, and then no more', () => {
  let value = 1
  const paces = new Set<() => void>()
  const store = new ThrottledStore(
    () => value,
    (a, b) => a === b,
    (run) => {
      paces.add(run)
      return () => paces.delete(run)
    },
  )
  let told = 0
  store.getSnapshot()
  store.subscribe(() => {
    told += 1
  })
  value = 2
  store.touch()
  store.flush()
  expect(store.getSnapshot()).toBe(2)
  expect([told, paces.size]).toEqual([1, 0])
  store.flush()
  expect(told).toBe(1)
})

it('costs nothing while nobody listens, and is right when somebody looks', () => {
  let computed = 0
  let value = 1
  const waiting: (() => void)[] = []
  const store = new ThrottledStore(
    () => {
      computed += 1
      return value
    },
    Object.is,
    (run) => {
      waiting.push(run)
      return () => undefined
    },
  )
  value = 2
  for (let touch = 0; touch < 5; touch += 1) store.touch()
  expect([computed, waiting.length]).toEqual([0, 0])
  expect([store.getSnapshot(), store.getSnapshot(), computed]).toEqual([2, 2, 1])
  value = 3
  store.touch()
  const told: number[] = []
  const stop = store.subscribe(() => told.push(store.getSnapshot()))
  waiting.pop()?.()
  expect(told).toEqual([3])
  stop()
  store.touch()
  expect(waiting).toHaveLength(0)
})
