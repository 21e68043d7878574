import { expect, it } from 'vitest'
import { killsSaid, runKills } from './testing/runKills.ts'

const KILLS = 20

it(`[S28] ${KILLS} kills under ten writers: nothing saved is lost or doubled, nothing typed is missing once all are back`, async () => {
  const seed = Date.now() % 1_000_000
  console.info(`seed ${seed}`)
  const report = await runKills({ kills: KILLS, writers: 10, articles: 5, seed })
  expect(report.faults).toEqual([])
  expect(report.kills).toBe(KILLS)
  expect(report.looks).toBeGreaterThan(KILLS)
  console.info(killsSaid(report))
}, 300_000)
