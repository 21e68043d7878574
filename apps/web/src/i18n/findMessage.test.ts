import { describe, expect, test } from 'vitest'
import { findMessage } from './findMessage.ts'

const words = {
  title: 'Artikel',
  signIn: { title: 'Anmelden', unexpected: 'Das hat nicht geklappt: {{detail}}' },
  people_one: '{{count}} Person: {{names}}',
  people_other: '{{count}} Personen: {{names}}',
  more: '+{{count}}',
}
const find = (path: string, values = {}) => findMessage(words, path, values, 'de')

describe('findMessage', () => {
  test('finds by path', () => {
    expect(find('title')).toBe('Artikel')
    expect(find('signIn.title')).toBe('Anmelden')
  })

  test('takes the plural that belongs to the count', () => {
    expect(find('people', { count: 1, names: 'Anna' })).toBe('1 Person: Anna')
    expect(find('people', { count: 0, names: '' })).toBe('0 Personen: ')
    expect(find('people', { count: 2, names: 'Anna und Ben' })).toBe('2 Personen: Anna und Ben')
    expect(findMessage({ a_one: 'une', a_other: 'des' }, 'a', { count: 0 }, 'fr')).toBe('une')
  })

  test('has one form for every count where there is only one', () => {
    expect(find('more', { count: 1 })).toBe('+1')
  })

  test('puts values in as they are, whatever they look like', () => {
    expect(find('signIn.unexpected', { detail: '$& {{detail}} <b>' })).toBe(
      'Das hat nicht geklappt: $& {{detail}} <b>',
    )
    expect(find('signIn.unexpected')).toBe('Das hat nicht geklappt: {{detail}}')
  })

  test('finds nothing where there is no message', () => {
    for (const path of ['nothing', 'signIn', 'signIn.nothing', 'title.deeper', 'toString', 'people', ''])
      expect(find(path)).toBeNull()
  })
})
