import { describe, expect, it } from 'vitest'
import { listItem } from '../../testing/listItem.ts'
import { belongsTo, filterOf, queryOf } from './listFilter.ts'

const now = new Date(2026, 10, 24, 15, 30)
const at = (day: number, hour = 0) => new Date(2026, 10, day, hour).toISOString()
const anna = { id: 'anna', name: 'Anna' }
const ben = { id: 'ben', name: 'Ben' }

describe('filterOf', () => {
  it('takes from an address what it knows and leaves the rest', () => {
    const address =
      'q=hafen&state=in_review&due=today&legal=needed&sort=due&person=me&board=&desk=&colour=red'
    expect(filterOf(new URLSearchParams(address))).toEqual({
      q: 'hafen',
      state: 'in_review',
      due: 'today',
      legal: 'needed',
      sort: 'due',
      person: 'me',
    })
    expect(filterOf(new URLSearchParams('state=lost&due=yesterday&sort=size'))).toEqual({})
  })
})

describe('queryOf', () => {
  it('puts the person and the days of their clock in', () => {
    expect(queryOf({ assignee: 'me', author: 'ben', due: 'today', embargo: 'today' }, 'anna', now)).toEqual({
      assignee: 'anna',
      author: 'ben',
      dueTo: at(25),
      embargoFrom: at(24),
      embargoTo: at(25),
    })
    expect(queryOf({ due: 'week' }, 'anna', now)).toMatchObject({ dueFrom: at(24), dueTo: at(31) })
  })
})

const stays = (filter: Parameters<typeof belongsTo>[1], row: Parameters<typeof listItem>[1]) =>
  belongsTo(listItem(1, row), filter, 'anna', now)

describe('a row that changes', () => {
  it('leaves the corrections when it is out', () => {
    expect(stays({ correction: 'open' }, { isCorrectionOpen: true })).toBe(true)
    expect(stays({ correction: 'open' }, { isCorrectionOpen: false })).toBe(false)
    expect(stays({ late: 'open' }, { lateWork: 1 })).toBe(true)
    expect(stays({ late: 'open' }, { lateWork: 0 })).toBe(false)
  })

  it('leaves the legal department’s list when it is cleared', () => {
    expect(stays({ legal: 'needed' }, { isLegalCheckNeeded: true })).toBe(true)
    expect(stays({ legal: 'needed' }, { isLegalCheckNeeded: true, isLegallyCleared: true })).toBe(false)
  })
})

describe('belongsTo', () => {
  const row = listItem(1, {
    desk: 'Politik',
    assignedTo: [ben],
    authors: [anna],
    createdBy: { id: 'carl', name: 'Carl' },
    dueAt: at(24, 9),
    embargoUntil: at(24, 18),
  })
  const belongs = (filter: Parameters<typeof belongsTo>[1], me = 'anna') => belongsTo(row, filter, me, now)

  it.each([
    [{}, true],
    [{ state: 'draft' }, true],
    [{ state: 'hold' }, false],
    [{ desk: 'Politik' }, true],
    [{ desk: 'Sport' }, false],
    [{ author: 'me' }, true],
    [{ assignee: 'me' }, false],
    [{ assignee: 'ben' }, true],
    [{ person: 'carl' }, true],
    [{ person: 'dora' }, false],
    [{ due: 'today' }, true],
    [{ due: 'week' }, true],
    [{ embargo: 'today' }, true],
    [{ legal: 'needed' }, false],
    [{ q: 'überschrift artikel' }, true],
    [{ q: 'hafen' }, false],
    [{ sort: 'due' }, true],
  ] as const)('%j: %s', (filter, expected) => {
    expect(belongs(filter)).toBe(expected)
  })

  it('takes what is overdue as due today, not as due this week, and an embargo only of the day', () => {
    const overdue = { ...row, dueAt: at(20), embargoUntil: at(23) }
    expect(belongsTo(overdue, { due: 'today' }, 'anna', now)).toBe(true)
    expect(belongsTo(overdue, { due: 'week' }, 'anna', now)).toBe(false)
    expect(belongsTo(overdue, { embargo: 'today' }, 'anna', now)).toBe(false)
    expect(belongsTo({ ...row, dueAt: null }, { due: 'today' }, 'anna', now)).toBe(false)
  })
})
