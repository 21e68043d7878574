import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { CommitQueue, DEFAULT_COMMIT_SETTINGS } from './CommitQueue.ts'
import type { CommitOutcome, PendingUpdate } from './CommitQueue.ts'
import { ArticleMissing } from './Store.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const full: CommitOutcome = { ok: false, kind: 'full', detail: 'database or disk is full' }

/** A queue whose commits are answered by hand. */
function queueByHand() {
  const commits: { batch: readonly PendingUpdate[]; answer: (outcome?: CommitOutcome) => Promise<void> }[] =
    []
  let sequence = 0
  const queue = new CommitQueue({
    now: Date.now,
    settings: DEFAULT_COMMIT_SETTINGS,
    probe: () => Promise.resolve(full),
    commit: (batch) =>
      new Promise((resolve) => {
        commits.push({
          batch,
          answer: async (outcome) => {
            resolve(outcome ?? { ok: true, sequences: batch.map(() => (sequence += 1)) })
            await vi.advanceTimersByTimeAsync(0)
          },
        })
      }),
  })
  return { queue, commits }
}

/** What is waited between two commits where little is written. */
const LEAST = DEFAULT_COMMIT_SETTINGS.gather.at(-1)!.wait

const update = (size = 1) => new Uint8Array(size)

it('[S4] commits the first update of a quiet moment at once, and those that come meanwhile together', async () => {
  const { queue, commits } = queueByHand()
  const first = queue.append('a', update())
  await vi.advanceTimersByTimeAsync(0)
  expect(commits).toHaveLength(1)
  const later = ['a', 'b', 'c'].map((id) => queue.append(id, update()))
  await commits[0]?.answer()
  expect(await first).toBe(1)
  expect(commits).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(LEAST)
  expect(commits[1]?.batch.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  await commits[1]?.answer()
  expect(await Promise.all(later)).toEqual([2, 3, 4])
})

it('[S4] gathers more the more is written, and nothing any more when it is quiet again', async () => {
  const { queue, commits } = queueByHand()
  const appended: Promise<number>[] = []
  const write = async (milliseconds: number, every: number) => {
    const before = commits.length
    for (let at = 0; at < milliseconds; at += every) {
      appended.push(queue.append('a', update()))
      await vi.advanceTimersByTimeAsync(every)
      await commits.at(-1)?.answer()
    }
    return commits.length - before
  }
  expect(await write(1_000, 20)).toBe(50)
  await write(500, 2)
  expect(await write(990, 2)).toBeLessThanOrEqual(31)
  await vi.advanceTimersByTimeAsync(600)
  await commits.at(-1)?.answer()
  expect(await write(1_000, 20)).toBe(50)
  expect(new Set(await Promise.all(appended)).size).toBe(appended.length)
})

it('[S4] waits no longer because the clock of the machine was set back', async () => {
  const { queue, commits } = queueByHand()
  void queue.append('a', update())
  await vi.advanceTimersByTimeAsync(0)
  await commits[0]?.answer()
  vi.setSystemTime(Date.now() - 3_600_000)
  void queue.append('a', update())
  await vi.advanceTimersByTimeAsync(LEAST)
  expect(commits).toHaveLength(2)
})

it('[S7] keeps the order over failed tries, tells of trouble once and of recovery once', async () => {
  const { queue, commits } = queueByHand()
  const events: string[] = []
  queue.onTrouble(({ kind }) => events.push(kind))
  queue.onRecovered(() => events.push('recovered'))
  const done: number[] = []
  const append = (name: number) => void queue.append('a', update()).then(() => done.push(name))
  append(1)
  await vi.advanceTimersByTimeAsync(0)
  await commits[0]?.answer(full)
  append(2)
  await vi.advanceTimersByTimeAsync(500)
  await commits[1]?.answer(full)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(commits[2]?.batch).toHaveLength(2)
  await commits[2]?.answer()
  expect(done).toEqual([1, 2])
  expect(events).toEqual(['full', 'recovered'])
})

it('[S7] counts a commit that hangs as trouble until it returns', async () => {
  const { queue, commits } = queueByHand()
  const events: string[] = []
  queue.onTrouble(({ kind }) => events.push(kind))
  queue.onRecovered(() => events.push('recovered'))
  const appended = queue.append('a', update())
  await vi.advanceTimersByTimeAsync(DEFAULT_COMMIT_SETTINGS.slowAfter + 1)
  expect(events).toEqual(['failing'])
  await commits[0]?.answer()
  await appended
  expect(events).toEqual(['failing', 'recovered'])
})

it('[S4] splits what is too much for one commit, and passes on which articles are not there', async () => {
  const { queue, commits } = queueByHand()
  const large = queue.append('a', update(DEFAULT_COMMIT_SETTINGS.maxBatchBytes + 1))
  const small = queue.append('b', update())
  await vi.advanceTimersByTimeAsync(0)
  expect(commits[0]?.batch).toHaveLength(1)
  await commits[0]?.answer()
  await large
  await vi.advanceTimersByTimeAsync(LEAST)
  await Promise.all([
    expect(small).rejects.toThrow(ArticleMissing),
    commits[1]?.answer({ ok: true, sequences: ['missing'] }),
  ])
  expect(queue.health()).toEqual({ trouble: null, pendingUpdates: 0, pendingBytes: 0 })
})
