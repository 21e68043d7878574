import { describe, expect, it } from 'vitest'
import { isSamePeople, peopleHere } from './people.ts'

const tab = (id: string, name: string, color = 1) => ({ user: { id, name, color }, cursor: null })

describe('who is here', () => {
  it('shows a person once, however many tabs they have', () => {
    const states = new Map<number, unknown>([
      [1, tab('a', 'Ada')],
      [2, tab('b', 'Bo')],
      [3, tab('a', 'Ada')],
    ])
    expect(peopleHere(states, 'b').map((person) => person.id)).toEqual(['b', 'a'])
  })

  it('keeps its order whoever joined first', () => {
    const one = new Map<number, unknown>([
      [9, tab('a', 'Ada')],
      [2, tab('c', 'Cy')],
    ])
    const other = new Map<number, unknown>([
      [1, tab('c', 'Cy')],
      [5, tab('a', 'Ada')],
    ])
    expect(isSamePeople(peopleHere(one, 'x'), peopleHere(other, 'x'))).toBe(true)
  })

  it('takes no harm from states that are not people', () => {
    const states = new Map<number, unknown>([
      [1, null],
      [2, 'text'],
      [3, {}],
      [4, { user: 'root' }],
      [5, { user: { id: '', name: 'Nobody' } }],
      [6, { user: { id: 'd', name: ' ', color: 99 } }],
      [7, { user: { id: 'e', name: { toString: 1 }, color: 'red' } }],
    ])
    expect(peopleHere(states, 'x')).toEqual([
      { id: 'd', name: 'd', color: 1, isMe: false },
      { id: 'e', name: 'e', color: 1, isMe: false },
    ])
  })
})
