import { randomInt } from 'node:crypto'
import { CLOSE_CODES } from '@stet/protocol'
import { expect, it } from 'vitest'
import { runFuzz } from './testing/fuzz/runFuzz.ts'
import { tellFuzz } from './testing/fuzz/tellFuzz.ts'

const FRAMES = 6_000

it('[S31] [S45] [S46] whatever bytes come, the server stands, and others go on writing one text', async () => {
  const seed = randomInt(2 ** 31)
  const report = await runFuzz(FRAMES, seed)
  process.stdout.write(`${tellFuzz(report)}; seed ${seed}\n`)
  expect(report.faults, `seed ${seed}`).toEqual([])
  expect([...report.endings.keys()]).toEqual(
    expect.arrayContaining([404, 1006, CLOSE_CODES.malformed, CLOSE_CODES.forbidden]),
  )
  expect(report.written).toBeGreaterThan(20)
}, 300_000)
