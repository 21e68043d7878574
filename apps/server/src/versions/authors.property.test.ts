import { expect, it } from 'vitest'
import { authorsSaid, checkAuthors } from './testing/checkAuthors.ts'

it('[A100] every character names the person who typed it, through decisions, undo, restores and restarts', () => {
  const done = checkAuthors(3_000, Math.floor(Math.random() * 2 ** 30))
  expect(done.restores).toBeGreaterThan(0)
  expect(done.restarts).toBeGreaterThan(0)
  expect(done.decisions).toBeGreaterThan(0)
  process.stdout.write(`${authorsSaid(done)}\n`)
}, 300_000)
