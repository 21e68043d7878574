import { describe, expect, it } from 'vitest'
import { createOriginPolicy, isFromOurPages } from './origins.ts'

describe('createOriginPolicy', () => {
  it('allows the address that was asked, over http or https', () => {
    const policy = createOriginPolicy(null)
    expect(policy.allows('http://localhost:4180', 'localhost:4180')).toBe(true)
    expect(policy.allows('https://stet.example', 'stet.example')).toBe(true)
  })

  it.each([
    'http://evil.example',
    'http://localhost:4181',
    'http://localhost:4180.evil.example',
    'http://localhost:41800',
    'null',
    '',
    undefined,
  ])('refuses %s for localhost:4180', (origin) => {
    expect(createOriginPolicy(null).allows(origin, 'localhost:4180')).toBe(false)
  })

  it('allows exactly the list where there is one, whatever the host', () => {
    const policy = createOriginPolicy(['https://stet.example'])
    expect(policy.allows('https://stet.example', '10.0.0.5:4180')).toBe(true)
    expect(policy.allows('http://stet.example', 'stet.example')).toBe(false)
    expect(policy.allows('http://10.0.0.5:4180', '10.0.0.5:4180')).toBe(false)
  })
})

describe('isFromOurPages', () => {
  const policy = createOriginPolicy(null)
  const host = 'localhost:4180'
  it('believes the origin first, then what the browser says of the site, then that it is no browser', () => {
    expect(isFromOurPages(policy, { host, origin: 'http://localhost:4180' })).toBe(true)
    expect(
      isFromOurPages(policy, { host, origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' }),
    ).toBe(false)
    expect(isFromOurPages(policy, { host, 'sec-fetch-site': 'same-origin' })).toBe(true)
    expect(isFromOurPages(policy, { host, 'sec-fetch-site': 'cross-site' })).toBe(false)
    expect(isFromOurPages(policy, { host, 'sec-fetch-site': 'same-site' })).toBe(false)
    expect(isFromOurPages(policy, { host })).toBe(true)
  })
})
