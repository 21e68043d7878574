import { describe, expect, test } from 'vitest'
import { shownText } from './shownText.ts'

describe('shownText', () => {
  test('shows short texts as they are', () => {
    expect(shownText('mehrere')).toBe('mehrere')
  })

  test('(21) shows spaces that one would not see', () => {
    expect(shownText(' ')).toBe('␣')
    expect(shownText('zwei  ')).toBe('zwei␣␣')
    expect(shownText(' und')).toBe('␣und')
    expect(shownText('\u202f')).toBe('⍽')
    expect(shownText('5\u202f%')).toBe('5\u202f%')
  })

  test('shows breaks as ¶', () => {
    expect(shownText('\n')).toBe('¶')
    expect(shownText('eins\nzwei')).toBe('eins ¶ zwei')
  })

  test('leaves the middle of a long text out, and cuts no letter', () => {
    const family = '👩‍👩‍👧'
    const text = shownText(`${'a'.repeat(69)}${family}${'b'.repeat(300)}`)
    expect(text).toBe(`${'a'.repeat(69)}${family} … ${'b'.repeat(40)}`)
    expect(shownText('x'.repeat(120))).toBe('x'.repeat(120))
  })
})
