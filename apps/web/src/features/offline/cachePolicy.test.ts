import { describe, expect, it } from 'vitest'
import { cachePolicy, outdatedCaches } from './cachePolicy.ts'

const ORIGIN = 'https://stet.example'
const policy = (path: string, mode = 'cors', method = 'GET') =>
  cachePolicy({ method, mode, url: new URL(path, ORIGIN).href }, ORIGIN)

describe('cachePolicy', () => {
  it.each(['/api/me', '/api', '/api/events', '/sync/1', '/healthz', '/readyz', '/metrics'])(
    'leaves %s to the server, as a page too',
    (path) => {
      expect(policy(path)).toBe('network')
      expect(policy(path, 'navigate')).toBe('network')
    },
  )

  it('leaves writing and other servers alone', () => {
    expect(policy('/assets/a.js', 'cors', 'POST')).toBe('network')
    expect(policy('https://elsewhere.example/a.js')).toBe('network')
  })

  it.each(['/', '/articles/1', '/sign-in?next=%2F', '/apiary'])(
    'answers the page %s with the shell',
    (path) => {
      expect(policy(path, 'navigate')).toBe('shell')
    },
  )

  it('looks for files in the cache', () => {
    expect(policy('/assets/index-1.js')).toBe('file')
    expect(policy('/icon.svg')).toBe('file')
  })
})

describe('outdatedCaches', () => {
  it('keeps the version before, other tabs may run it', () => {
    expect(outdatedCaches(['stet-1', 'stet-2', 'stet-3', 'other'], 'stet-3', 'stet-')).toEqual(['stet-1'])
    expect(outdatedCaches(['stet-3'], 'stet-3', 'stet-')).toEqual([])
  })
})
