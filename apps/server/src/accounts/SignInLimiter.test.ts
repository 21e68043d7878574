import { describe, expect, it } from 'vitest'
import { createSignInLimiter } from './SignInLimiter.ts'

function start() {
  const clock = { now: 0 }
  const created = createSignInLimiter(() => clock.now, { perAccount: 3, perAddress: 10, window: 60_000 })
  return { clock, limiter: created }
}

describe('SignInLimiter', () => {
  it('makes an account wait after its failures, until the window is over', () => {
    const { clock, limiter } = start()
    for (let attempt = 0; attempt < 3; attempt++)
      expect(limiter.begin('anna@desk.example', '10.0.0.1')).toBe(0)
    clock.now = 20_000
    expect(limiter.begin('Anna@desk.example ', '10.0.0.1')).toBe(40)
    clock.now = 60_000
    expect(limiter.begin('anna@desk.example', '10.0.0.1')).toBe(0)
  })

  it('counts no success, so a newsroom behind one address signs in as often as it likes', () => {
    const { limiter } = start()
    for (let person = 0; person < 200; person++) {
      expect(limiter.begin(`person${person % 7}@desk.example`, '10.0.0.1')).toBe(0)
      limiter.succeeded(`person${person % 7}@desk.example`, '10.0.0.1')
    }
  })

  it('lets nobody lock a person out from elsewhere', () => {
    const { limiter } = start()
    for (let attempt = 0; attempt < 20; attempt++) limiter.begin('anna@desk.example', '203.0.113.9')
    expect(limiter.begin('anna@desk.example', '10.0.0.1')).toBe(0)
  })

  it('stops an address that tries many accounts', () => {
    const { limiter } = start()
    for (let account = 0; account < 10; account++)
      limiter.begin(`person${account}@desk.example`, '203.0.113.9')
    expect(limiter.begin('person11@desk.example', '203.0.113.9')).toBeGreaterThan(0)
  })

  it('counts attempts that are still being checked', () => {
    const { limiter } = start()
    const answers = Array.from({ length: 5 }, () => limiter.begin('anna@desk.example', '10.0.0.1'))
    expect(answers.filter((wait) => wait === 0)).toHaveLength(3)
  })
})
