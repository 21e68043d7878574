import { expect, it } from 'vitest'
import { OneAtATime } from './OneAtATime.ts'
import { StoreUnwritable, type ArticleRow, type ArticleSummary } from './Store.ts'
import { SummaryQueue } from './SummaryQueue.ts'

const summary: ArticleSummary = { headline: '', characters: 0, words: 0, authors: [], openSuggestions: 0 }
const toSave = (id: string, at: number) => ({ id, summary, content: { text: '', details: '' }, at })
const row = (id: string) => ({ id }) as ArticleRow

it('[S76] summaries that come while some are written share the next transaction, each with its own answer', async () => {
  const batches: string[][] = []
  const answers: (() => void)[] = []
  const queue = new SummaryQueue(async (batch) => {
    batches.push(batch.map(({ id }) => id))
    await new Promise<void>((resolve) => answers.push(resolve))
    if (batches.length === 3) throw new StoreUnwritable('full', 'database or disk is full')
    return batch.map(({ id }) => (id === 'none' ? null : row(id)))
  })
  const first = queue.save(toSave('a', 1))
  const next = ['b', 'none', 'c'].map((id) => queue.save(toSave(id, 1)))
  expect(batches).toEqual([['a']])
  answers[0]?.()
  expect(await first).toEqual(row('a'))
  answers[1]?.()
  expect(await Promise.all(next)).toEqual([row('b'), null, row('c')])
  const refused = queue.save(toSave('d', 2))
  answers[2]?.()
  await expect(refused).rejects.toThrow(StoreUnwritable)
  const last = queue.save(toSave('e', 3))
  answers[3]?.()
  expect(await last).toEqual(row('e'))
  expect(batches).toEqual([['a'], ['b', 'none', 'c'], ['d'], ['e']])
})

it('[U4] whoever waits for what was given so far does not wait for what comes meanwhile', async () => {
  const answers: (() => void)[] = []
  const queue = new SummaryQueue(async (batch) => {
    await new Promise<void>((resolve) => answers.push(resolve))
    return batch.map(({ id }) => row(id))
  })
  await queue.settled()
  const saved: string[] = []
  const save = (id: string) => queue.save(toSave(id, 1)).then(() => saved.push(id))
  const first = save('a')
  const second = save('b')
  const settled = queue.settled()
  answers[0]?.()
  await first
  const third = save('c')
  answers[1]?.()
  await settled
  expect(saved).toEqual(['a', 'b'])
  answers[2]?.()
  await Promise.all([second, third])
})

it('[S76] one piece of work begins when the one before has ended, also badly', async () => {
  const done: string[] = []
  const turn = new OneAtATime()
  const work = (name: string) => async () => {
    done.push(`${name} begins`)
    await new Promise((resolve) => setTimeout(resolve, 5))
    done.push(`${name} ends`)
    if (name === 'bad') throw new Error(name)
    return name
  }
  const outcomes = await Promise.allSettled(['a', 'bad', 'b'].map((name) => turn.run(work(name))))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(done).toEqual(['a begins', 'a ends', 'bad begins', 'bad ends', 'b begins', 'b ends'])
})
