import type { Finding } from '@stet/house-style'
import { describe, expect, it } from 'vitest'
import type { TabStorage } from '../modes/TabMode.ts'
import { IgnoredFindings } from './IgnoredFindings.ts'

function memory(kept: Record<string, string> = {}): TabStorage {
  return {
    getItem: (key) => kept[key] ?? null,
    setItem: (key, value) => {
      kept[key] = value
    },
    removeItem: (key) => {
      delete kept[key]
    },
  }
}

const finding = (id: string, text: string): Finding => ({
  id,
  rule: 'dash',
  place: { root: 'lead', block: 0, from: 0, to: 1, hasMarker: false },
  text,
  replacement: '–',
  before: '',
  behind: '',
})

describe('IgnoredFindings', () => {
  it('knows a finding as long as the same stands there, and forgets it when asked', () => {
    const ignored = new IgnoredFindings('anna', 'a1', memory())
    ignored.add(finding('dash:1:2', '-'))
    expect(ignored.has(finding('dash:1:2', '-'))).toBe(true)
    expect(ignored.has(finding('dash:1:2', '--'))).toBe(false)
    expect(ignored.has(finding('dash:1:3', '-'))).toBe(false)
    ignored.remove(finding('dash:1:2', '-'))
    expect(ignored.has(finding('dash:1:2', '-'))).toBe(false)
  })

  it('outlives a reload, for one person and one article', () => {
    const storage = memory()
    new IgnoredFindings('anna', 'a1', storage).add(finding('dash:1:2', '-'))
    expect(new IgnoredFindings('anna', 'a1', storage).has(finding('dash:1:2', '-'))).toBe(true)
    expect(new IgnoredFindings('ben', 'a1', storage).has(finding('dash:1:2', '-'))).toBe(false)
    expect(new IgnoredFindings('anna', 'a2', storage).has(finding('dash:1:2', '-'))).toBe(false)
  })

  it('remembers 500 at most, the newest', () => {
    const ignored = new IgnoredFindings('anna', 'a1', null)
    for (let at = 0; at <= 500; at += 1) ignored.add(finding(`dash:1:${at}`, '-'))
    expect(ignored.has(finding('dash:1:0', '-'))).toBe(false)
    expect(ignored.names.get().size).toBe(500)
  })

  it('begins anew where what is kept is no list', () => {
    const storage = memory({ 'stet.style.anna.a1': '{"a":' })
    expect(new IgnoredFindings('anna', 'a1', storage).names.get().size).toBe(0)
  })
})
