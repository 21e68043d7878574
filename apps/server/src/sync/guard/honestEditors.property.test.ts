import { expect, it } from 'vitest'
import { checkHonestEdits } from '../testing/checkHonestEdits.ts'

it('[S30] [S70] never refuses what real editors write, in both modes, through reloads and restarts, and never finds that they differ', () => {
  const { edits, suggestions, updates, comparisons, seeds } = checkHonestEdits(2_000)
  expect(suggestions).toBeGreaterThanOrEqual(2_000)
  expect(comparisons).toBeGreaterThan(100)
  process.stdout.write(
    `${edits} honest edits (${suggestions} suggesting), ${updates} updates, none refused, ${comparisons} comparisons, no difference; seeds ${seeds.join(' ')}\n`,
  )
}, 300_000)
