import { randomInt } from 'node:crypto'
import { expect, it } from 'vitest'
import { runDay } from './testing/day/runDay.ts'
import { tellDay } from './testing/day/tellDay.ts'

it('[S26] [S56] when everybody has gone after some hours, nothing is kept: no socket, no article, no timer, no file', async () => {
  const seed = randomInt(2 ** 31)
  const report = await runDay(2, seed)
  process.stdout.write(`${tellDay(report)}; seed ${seed}\n`)
  const kept = ({ sockets, rooms, timers, files }: (typeof report)['after']) => ({
    sockets,
    rooms,
    timers,
    files,
  })
  expect(kept(report.after)).toEqual({ ...kept(report.before), sockets: 0, rooms: 0 })
  expect(report.visits).toBe(401)
}, 300_000)
