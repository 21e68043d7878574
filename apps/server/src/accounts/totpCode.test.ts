import { describe, expect, it } from 'vitest'
import { isTotpCode, totpCode } from './totpCode.ts'

const key = Buffer.from('12345678901234567890')

describe('codes of authenticator apps', () => {
  // The last six of the eight digits in RFC 6238, appendix B.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('are those of RFC 6238 at %i s', (seconds, code) => {
    expect(totpCode(key, seconds * 1000)).toBe(code)
  })

  it('count half a minute before and after, and no longer', () => {
    const found = [-61, -60, -30, 0, 29, 30, 59, 60].map((shift) =>
      isTotpCode(key, totpCode(key, 1_200_000), 1_200_000 + shift * 1000),
    )
    expect(found).toEqual([false, false, true, true, true, true, true, false])
    expect(isTotpCode(key, '', 1_200_000)).toBe(false)
  })
})
