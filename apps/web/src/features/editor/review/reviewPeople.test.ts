import { colorOfPerson, PERSON_COLORS } from '@stet/protocol'
import { describe, expect, it } from 'vitest'
import { reviewPeople } from './reviewPeople.ts'

const named = (id: string) => ({ id, name: id.toUpperCase() })
const ids = (count: number) => Array.from({ length: count }, (_, at) => `person-${at}`)

describe('reviewPeople', () => {
  it('gives twelve people twelve colours, whoever of them is here', () => {
    const known = ids(PERSON_COLORS)
    for (const present of [[], known.slice(3, 5), known]) {
      const here = present.map((id, at) => ({ ...named(id), color: at + 1 }))
      const people = reviewPeople(here, known.map(named), 'me')
      expect(new Set(known.map((id) => people(id).color)).size).toBe(PERSON_COLORS)
      expect(present.map((id) => people(id).color)).toEqual(here.map(({ color }) => color))
    }
  })

  it('gives somebody who shares it with nobody the colour that they would get, here or not, each time', () => {
    const people = reviewPeople([], [named('anna')], 'anna')
    expect(people('anna')).toEqual({ id: 'anna', name: 'ANNA', color: colorOfPerson('anna'), isMe: true })
    expect(people('anna')).toBe(people('anna'))
    expect(people('nobody')).toMatchObject({ name: null, color: colorOfPerson('nobody'), isMe: false })
  })

  it('has a colour for more people than there are colours', () => {
    const people = reviewPeople([], ids(30).map(named), 'me')
    for (const id of ids(30)) expect(people(id).color).toBeLessThanOrEqual(PERSON_COLORS)
  })
})
