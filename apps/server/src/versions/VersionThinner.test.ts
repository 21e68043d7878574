import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { silentLogger } from '../observability/logger.ts'
import type { ThinnedVersions } from '../storage/ArticleVersion.ts'
import { StoreUnwritable } from '../storage/Store.ts'
import { DEFAULT_RETENTION } from './expiredVersions.ts'
import { VersionThinner } from './VersionThinner.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** A store of which each step is what the test says. */
function thinnerOver(steps: (() => ThinnedVersions)[]) {
  const asked: string[] = []
  const told: string[] = []
  const thinner = new VersionThinner({
    store: {
      thinVersions: async (after) => {
        asked.push(after)
        const step = steps.shift()
        return step ? step() : { articles: [], next: null }
      },
    },
    logger: silentLogger,
    now: () => 1_000,
    settings: DEFAULT_RETENTION,
    every: 60_000,
    pause: 0,
    onThinned: (id) => told.push(id),
  })
  return { thinner, asked, told }
}

it('[U10] goes through all articles step by step, tells of each that lost versions, and begins again after a while', async () => {
  const { thinner, asked, told } = thinnerOver([
    () => ({ articles: ['a'], next: 'a' }),
    () => ({ articles: ['b'], next: null }),
  ])
  thinner.begin()
  await thinner.settled()
  expect([asked, told]).toEqual([
    ['', 'a'],
    ['a', 'b'],
  ])
  await vi.advanceTimersByTimeAsync(60_000)
  await thinner.settled()
  expect(asked).toEqual(['', 'a', ''])
  await thinner.end()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(asked).toHaveLength(3)
})

it('[U10] what cannot be written waits for the next time', async () => {
  const { thinner, asked } = thinnerOver([
    () => {
      throw new StoreUnwritable('full', 'the disk is full')
    },
  ])
  thinner.begin()
  await thinner.settled()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toEqual(['', ''])
  await thinner.end()
})
