import { describe, expect, it } from 'vitest'
import { matchingPeople, mentionAt, partsOfText, storedText, writtenText } from './mentionText.ts'

const ANNA = { id: 'a', name: 'Anna Arndt' }
const ANNABEL = { id: 'b', name: 'Anna Arndtsen' }
const EVA = { id: 'e', name: 'Éva Kiss-Nagy' }

describe('a mention', () => {
  it('is stored by id and written by name, there and back', () => {
    const stored = storedText('Fragst du @Anna Arndt? Und @Anna Arndtsen!', [ANNA, ANNABEL])
    expect(stored).toBe('Fragst du @[a]? Und @[b]!')
    expect(writtenText(stored, [ANNA, ANNABEL], 'Unbekannt')).toBe(
      'Fragst du @Anna Arndt? Und @Anna Arndtsen!',
    )
  })

  it('is nobody who was not chosen, and no part of another word', () => {
    expect(storedText('@Anna Arndtson, @Eva', [ANNA])).toBe('@Anna Arndtson, @Eva')
  })

  it('of somebody nobody knows says so', () => {
    expect(partsOfText('@[x] ja', [], 'Unbekannt')).toEqual([
      { person: { id: 'x', name: 'Unbekannt' } },
      { text: ' ja' },
    ])
  })
})

describe('what stands behind @', () => {
  it('is a name with at most one space, up to the caret', () => {
    expect(mentionAt('Hallo @An', 9)).toEqual({ from: 6, query: 'An' })
    expect(mentionAt('(@Anna Ar', 9)).toEqual({ from: 1, query: 'Anna Ar' })
    expect(mentionAt('@Anna Arndt und', 15)).toBeNull()
  })

  it('is no address', () => {
    expect(mentionAt('post@demo', 9)).toBeNull()
  })

  it('finds people by any part of the name, whatever its accents', () => {
    expect(matchingPeople([ANNA, EVA], 'eva', 5)).toEqual([EVA])
    expect(matchingPeople([ANNA, EVA], 'nag', 5)).toEqual([EVA])
    expect(matchingPeople([ANNA, ANNABEL, EVA], '', 2)).toEqual([ANNA, ANNABEL])
  })
})
