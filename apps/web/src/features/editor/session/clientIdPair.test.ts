import { expect, it } from 'vitest'
import { freshClientIds } from './clientIdPair.ts'

it('gives two different ids of 32 bits, none of them zero', () => {
  const bits = [0, -1, 0xffffffff, 7]
  expect(freshClientIds(() => bits.shift() ?? 1)).toEqual({ edit: 0xffffffff, suggest: 7 })
})
