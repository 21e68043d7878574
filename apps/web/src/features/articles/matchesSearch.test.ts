import { describe, expect, it } from 'vitest'
import { matchesSearch } from './matchesSearch.ts'

const article = { slug: 'hafen-sperrung', headline: 'Kieler Hafen bleibt gesperrt – Übung' }

describe('matchesSearch', () => {
  it('wants every word, in slug or headline, in any order and case', () => {
    expect(matchesSearch(article, 'HAFEN kiel')).toBe(true)
    expect(matchesSearch(article, 'sperrung übung')).toBe(true)
    expect(matchesSearch(article, 'kiel theater')).toBe(false)
  })

  it('finds everything for nothing', () => {
    expect(matchesSearch(article, '')).toBe(true)
    expect(matchesSearch(article, '  \t ')).toBe(true)
  })

  it('finds a letter however it is composed', () => {
    expect(matchesSearch(article, 'U\u0308bung')).toBe(true)
  })
})
