import { expect, it } from 'vitest'
import { checkSimulations } from './testing/checkSimulations.ts'

/** On a busy machine it takes more than the usual time. */
const PATIENCE_MS = 400_000

it(
  '[B1] [B2] [B4] [B20] [B22] [B30] whatever two do over whatever network, both read the same and nothing is lost',
  { timeout: PATIENCE_MS },
  () => {
    expect(checkSimulations({ operations: 100_500, editors: { min: 2, max: 2 } })).toBeGreaterThan(100_000)
  },
)
