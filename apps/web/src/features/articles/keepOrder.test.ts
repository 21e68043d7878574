import { describe, expect, it } from 'vitest'
import { keepOrder } from './keepOrder.ts'

const rows = (ids: string) => ids.split('').map((id) => ({ id }))
const layOut = (shown: string, fresh: string) => {
  const kept = keepOrder(shown.split('').filter(Boolean), rows(fresh))
  return [kept.rows, kept.newcomers].map((some) => some.map(({ id }) => id).join(''))
}

describe('keepOrder', () => {
  it('shows a first look as it came', () => {
    expect(layOut('', 'cab')).toEqual(['cab', ''])
  })

  it('leaves every row in its place when somebody writes', () => {
    expect(layOut('abc', 'cab')).toEqual(['abc', ''])
  })

  it('lets new rows above wait', () => {
    expect(layOut('abc', 'xaybc')).toEqual(['abc', 'xy'])
  })

  it('adds what follows, as the next page does', () => {
    expect(layOut('abc', 'abcde')).toEqual(['abcde', ''])
    expect(layOut('abc', 'cxabde')).toEqual(['abcde', 'x'])
  })

  it('drops what is gone', () => {
    expect(layOut('abc', 'ac')).toEqual(['ac', ''])
  })

  it('shows everything when nothing shown is left', () => {
    expect(layOut('abc', 'xy')).toEqual(['xy', ''])
  })
})
