import { describe, expect, test } from 'vitest'
import { TabMode, type TabStorage } from './TabMode.ts'

function storage(): TabStorage {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  }
}

const broken: TabStorage = {
  getItem: () => {
    throw new Error('no storage')
  },
  setItem: () => {
    throw new Error('no storage')
  },
  removeItem: () => {
    throw new Error('no storage')
  },
}

describe('TabMode', () => {
  test('begins with the most that the person may', () => {
    for (const right of ['edit', 'suggest', 'view'] as const)
      expect(new TabMode(right, 'anna', 'one', storage()).get()).toBe(right)
  })

  test('never becomes more than the person may', () => {
    const mode = new TabMode('suggest', 'anna', 'one', null)
    mode.set('edit')
    expect(mode.get()).toBe('suggest')
    expect(mode.choices).toEqual(['suggest', 'view'])
  })

  test('is kept for the tab, an article and a person each', () => {
    const kept = storage()
    new TabMode('edit', 'anna', 'one', kept).set('suggest')
    expect(new TabMode('edit', 'anna', 'one', kept).get()).toBe('suggest')
    expect(new TabMode('edit', 'anna', 'two', kept).get()).toBe('edit')
    expect(new TabMode('edit', 'ben', 'one', kept).get()).toBe('edit')
  })

  test('does not bring back what the person may no longer', () => {
    const kept = storage()
    new TabMode('edit', 'anna', 'one', kept).set('suggest')
    expect(new TabMode('view', 'anna', 'one', kept).get()).toBe('view')
  })

  test('goes to suggesting and back to where it was', () => {
    const mode = new TabMode('edit', 'anna', 'one', storage())
    mode.set('view')
    mode.toggleSuggest()
    expect(mode.get()).toBe('suggest')
    mode.toggleSuggest()
    expect(mode.get()).toBe('view')
  })

  test('tells at once, and only of changes', () => {
    const mode = new TabMode('edit', 'anna', 'one', null)
    const told: string[] = []
    const end = mode.subscribe(() => told.push(mode.get()))
    mode.set('edit')
    mode.set('suggest')
    end()
    mode.set('view')
    expect(told).toEqual(['suggest'])
  })

  test('works where nothing can be kept', () => {
    const mode = new TabMode('edit', 'anna', 'one', broken)
    mode.set('suggest')
    expect(mode.get()).toBe('suggest')
  })

  test('begins with what is usual, never more than may be, and keeps what was chosen instead', () => {
    const kept = storage()
    const mode = new TabMode('edit', 'anna', 'one', kept, 'suggest')
    expect(mode.get()).toBe('suggest')
    mode.toggleSuggest()
    expect(mode.get()).toBe('edit')
    expect(new TabMode('edit', 'anna', 'one', kept, 'suggest').get()).toBe('edit')
    mode.set('suggest')
    expect(new TabMode('edit', 'anna', 'one', kept).get()).toBe('edit')
    expect(new TabMode('view', 'anna', 'one', null, 'suggest').get()).toBe('view')
  })
})
