import type { ListServer } from './ListServer.ts'
import { questions } from './makeArticles.ts'

const SEARCHES = 200

/** Lists as people filter them; each is asked several times. */
const LISTS = [
  '',
  '?state=in_review',
  '?desk=Politik',
  '?person=bench',
  '?sort=due',
  `?dueTo=${new Date(Date.now() + 86_400_000).toISOString()}&sort=due`,
  '?legal=needed',
  '?state=draft&desk=Sport',
]

/** Milliseconds of each search, from the question to the last byte of the answer; the network is this machine. */
export async function measureSearches(server: ListServer): Promise<readonly number[]> {
  return timed(
    server,
    questions(SEARCHES).map((q) => `?q=${encodeURIComponent(q)}`),
  )
}

/** The same of lists without words. */
export async function measureLists(server: ListServer): Promise<readonly number[]> {
  return timed(server, Array.from({ length: 10 }, () => LISTS).flat())
}

async function timed(server: ListServer, queries: readonly string[]): Promise<readonly number[]> {
  const times: number[] = []
  for (const query of queries) {
    const began = performance.now()
    await (await server.ask(`/api/articles${query}`)).arrayBuffer()
    times.push(performance.now() - began)
  }
  return times
}

/** The number that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN
}
