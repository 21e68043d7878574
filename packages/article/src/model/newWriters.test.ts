import { describe, expect, it } from 'vitest'
import { liveRanges } from './liveRanges.ts'
import { insertionName } from './review.ts'
import { Sheet } from './testing/Sheet.ts'
import { newWriters } from './newWriters.ts'

const since = (sheet: Sheet, before = [] as ReturnType<typeof liveRanges>) =>
  Object.fromEntries(newWriters(sheet.doc, before))

/** Ben deletes all of the headline and takes that back. */
const restored = () => {
  const sheet = new Sheet()
  sheet.put(10, 'headline', null, 'Stand')
  const before = liveRanges(sheet.doc)
  sheet.erase(20, 'headline', 0, 5).put(20, 'headline', [10, 4], 'Stand')
  sheet.origins(20, '20.1', 'undo', 1, [20, 0, 5, 10, 0])
  return { sheet, before }
}

describe('[A110] who wrote what stands in the text', () => {
  it('counts characters and markers of accepted text, and nothing that is only suggested', () => {
    const sheet = new Sheet()
    sheet.put(10, 'headline', null, 'Stand')
    sheet.put(20, 'body', null, { k: 'p' }, 'ab')
    sheet.put(31, 'lead', null, 'offen')
    expect(since(sheet)).toEqual({ Ada: 5, Ben: 3 })
  })

  it('counts a suggestion for who wrote it, whoever accepted it, and not while it is rejected', () => {
    const sheet = new Sheet()
    const [range] = sheet.put(21, 'headline', null, 'neu')
    const name = insertionName(range ?? [0, 0, 0])
    sheet.decide(name, 'accept', 1)
    expect(since(sheet)).toEqual({ Ben: 3 })
    sheet.decide(name, 'reject', 2)
    expect(since(sheet)).toEqual({})
  })

  it('leaves out what stood there before, and counts what was suggested before and is accepted since', () => {
    const sheet = new Sheet()
    sheet.put(10, 'headline', null, 'Stand')
    const [pending] = sheet.put(31, 'lead', null, 'vorher')
    const before = liveRanges(sheet.doc)
    expect(since(sheet, before)).toEqual({})
    sheet.decide(insertionName(pending ?? [0, 0, 0]), 'accept', 1)
    sheet.put(20, 'headline', [10, 4], '!')
    expect(since(sheet, before)).toEqual({ Cem: 6, Ben: 1 })
  })

  it('counts text that was typed anew for who typed it', () => {
    const sheet = new Sheet()
    sheet.put(10, 'headline', null, 'Stand')
    sheet.erase(20, 'headline', 0, 5).put(20, 'headline', null, 'Stand')
    expect(since(sheet)).toEqual({ Ben: 5 })
  })

  describe('put back where it stood', () => {
    it('is its author’s, or nothing new', () => {
      const { sheet, before } = restored()
      expect(since(sheet)).toEqual({ Ada: 5 })
      expect(since(sheet, before)).toEqual({})
    })

    it('also twice, and in pieces', () => {
      const { sheet } = restored()
      sheet.erase(30, 'headline', 1, 3)
      sheet.put(30, 'headline', [10, 1], 't')
      sheet.put(30, 'headline', [10, 3], 'an')
      sheet.origins(30, '30.1', 'undo', 2, [30, 0, 1, 10, 1], [30, 1, 2, 10, 2])
      expect(sheet.show('original', 'headline')).toContain('S')
      expect(Object.keys(since(sheet))).toContain('Ada')
    })
  })

  it('counts a copy for whoever made it too, unless it puts back: a move, a paste, letters in another order', () => {
    const sheet = new Sheet()
    sheet.put(10, 'headline', null, 'nie')
    const before = liveRanges(sheet.doc)
    sheet.put(20, 'lead', null, 'ein')
    sheet.origins(20, '20.1', 'copy', 1, [20, 0, 1, 10, 2], [20, 1, 1, 10, 1], [20, 2, 1, 10, 0])
    expect(since(sheet, before)).toEqual({ Ada: 3, Ben: 3 })
    const moved = new Sheet()
    moved.put(10, 'headline', null, 'nie')
    moved.erase(20, 'headline', 0, 3).put(20, 'lead', null, 'nie')
    moved.origins(20, '20.1', 'move', 1, [20, 0, 3, 10, 0])
    expect(since(moved)).toEqual({ Ada: 3, Ben: 3 })
  })

  it('does not take an undo that puts letters in another order for one', () => {
    const sheet = new Sheet()
    sheet.put(10, 'headline', null, 'nie')
    sheet.erase(20, 'headline', 0, 3).put(20, 'headline', [10, 2], 'ein')
    sheet.origins(20, '20.1', 'undo', 1, [20, 0, 1, 10, 2], [20, 1, 1, 10, 1], [20, 2, 1, 10, 0])
    expect(since(sheet)).toEqual({ Ada: 3, Ben: 2 })
  })

  it('does not take an undo elsewhere, or of what stands, for one', () => {
    const elsewhere = new Sheet()
    elsewhere.put(10, 'headline', null, 'nie')
    elsewhere.put(10, 'lead', null, 'x')
    elsewhere.erase(20, 'headline', 0, 3).put(20, 'lead', [10, 3], 'nie')
    elsewhere.origins(20, '20.1', 'undo', 1, [20, 0, 3, 10, 0])
    expect(since(elsewhere)).toEqual({ Ada: 4, Ben: 3 })
    const standing = new Sheet()
    standing.put(10, 'headline', null, 'nie')
    standing.put(20, 'headline', [10, 2], 'nie')
    standing.origins(20, '20.1', 'undo', 1, [20, 0, 3, 10, 0])
    expect(since(standing)).toEqual({ Ada: 6, Ben: 3 })
  })
})
