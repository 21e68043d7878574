import { expect, it } from 'vitest'
import { checkHonestEdits } from '../testing/checkHonestEdits.ts'

it('[S30] never refuses what real editors write, in both modes, through reloads and restarts', () => {
  const { edits, suggestions, updates, seeds } = checkHonestEdits(2_000)
  expect(suggestions).toBeGreaterThanOrEqual(2_000)
  process.stdout.write(
    `${edits} honest edits (${suggestions} suggesting), ${updates} updates, none refused; seeds ${seeds.join(' ')}\n`,
  )
}, 300_000)
