import { expect, it } from 'vitest'
import { OneAtATime } from './OneAtATime.ts'
import { StoreUnwritable, type ArticleRow, type ArticleSummary } from './Store.ts'
import { SummaryQueue } from './SummaryQueue.ts'

const summary: ArticleSummary = { headline: '', characters: 0, words: 0, authors: [] }
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
  const first = queue.save('a', summary, 1)
  const next = ['b', 'none', 'c'].map((id) => queue.save(id, summary, 1))
  expect(batches).toEqual([['a']])
  answers[0]?.()
  expect(await first).toEqual(row('a'))
  answers[1]?.()
  expect(await Promise.all(next)).toEqual([row('b'), null, row('c')])
  const refused = queue.save('d', summary, 2)
  answers[2]?.()
  await expect(refused).rejects.toThrow(StoreUnwritable)
  const last = queue.save('e', summary, 3)
  answers[3]?.()
  expect(await last).toEqual(row('e'))
  expect(batches).toEqual([['a'], ['b', 'none', 'c'], ['d'], ['e']])
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
