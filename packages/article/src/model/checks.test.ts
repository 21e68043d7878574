import { describe, expect, it } from 'vitest'
import { parseCheck, StyleChecks } from './checks.ts'
import type { DecisionSubject } from './review.ts'
import { originsRoot, spansRoot } from './roots.ts'
import { Sheet } from './testing/Sheet.ts'

/** Ada wrote "Hello", Ben suggested " world" (21:0 to 21:5) and that "Hel" goes. */
function greeting(): Sheet {
  const sheet = new Sheet()
  sheet.put(10, 'body', null, { k: 'p' }, 'Hello')
  sheet.put(21, 'body', [10, 5], ' world')
  return sheet.as(21, () => spansRoot(sheet.doc).set('21.6', { t: 'del', ids: [[10, 1, 3]], n: 1 }))
}

const check = (sheet: Sheet, client: number, key: string, ids: unknown, gone: unknown): Sheet =>
  sheet.as(client, () => originsRoot(sheet.doc).set(key, { k: 'check', ids, gone } as never))

const came = (clock: number, length: number): DecisionSubject => ({
  about: 'insertion',
  range: [21, clock, length],
})
const went = (clock: number, length: number): DecisionSubject => ({
  about: 'deletion',
  spanKey: '21.6',
  range: [10, clock, length],
})
const format: DecisionSubject = { about: 'format', spanKey: '21.9', n: 1 }

describe('StyleChecks', () => {
  it('[A111] knows what a check brought and took, all of it or not', () => {
    const sheet = check(greeting(), 21, '21.8', [[21, 0, 4]], [[10, 1, 2]])
    const known = (...subjects: DecisionSubject[]) => new StyleChecks(sheet.doc).areAll(subjects)
    expect(known(came(0, 4), went(1, 2))).toBe(true)
    expect(known(came(1, 2), format)).toBe(true)
    expect(known(came(0, 5))).toBe(false)
    expect(known(came(0, 4), went(1, 3))).toBe(false)
    expect(known(format)).toBe(false)
    expect(known()).toBe(false)
    check(sheet, 21, '21.9', [[21, 4, 2]], [])
    expect(known(came(0, 6))).toBe(true)
    expect(sheet.show('markup')).toBe(greeting().show('markup'))
  })

  it('[A111] believes nobody about suggestions of others', () => {
    const sheet = check(greeting(), 20, '20.8', [[21, 0, 6]], [[10, 1, 3]])
    const known = new StyleChecks(sheet.doc)
    // 20 is Ben too.
    expect(known.areAll([came(0, 6), went(1, 3)])).toBe(true)
    const other = check(greeting(), 11, '11.8', [[21, 0, 6]], [[10, 1, 3]])
    expect(new StyleChecks(other.doc).areAll([came(0, 6)])).toBe(false)
    expect(new StyleChecks(other.doc).areAll([went(1, 3)])).toBe(false)
  })

  it.each([
    ['another kind', { k: 'paste', ids: [], gone: [] }],
    ['no list', { k: 'check', ids: [] }],
    ['a broken range', { k: 'check', ids: [[1, 'x', 2]], gone: [] }],
    ['an empty range', { k: 'check', ids: [], gone: [[1, 2, 0]] }],
    ['too much', { k: 'check', ids: [], gone: Array.from({ length: 20_001 }, (_, at) => [1, at * 2, 1]) }],
    ['nothing', null],
  ])('[A111] takes %s for no check', (_, value) => {
    expect(parseCheck('21.8', value)).toBeUndefined()
  })

  it('[A111] takes no other key', () => {
    expect(parseCheck('21', { k: 'check', ids: [], gone: [] })).toBeUndefined()
  })
})
