import { expect, it } from 'vitest'
import { People } from './People.ts'

it('[S42] a person is there once, however many tabs, and until the last one closes', () => {
  const people = new People()
  expect(people.come('anna', 'Anna').isNew).toBe(true)
  expect(people.come('anna', 'Anna').isNew).toBe(false)
  people.come('ben', 'Ben')
  expect(people.list.map(({ name }) => name)).toEqual(['Anna', 'Ben'])
  expect(people.go('anna')).toBe(false)
  expect(people.go('anna')).toBe(true)
  expect(people.go('anna')).toBe(false)
  expect(people.list.map(({ name }) => name)).toEqual(['Ben'])
})

it('[S42] twelve people have twelve colours; a colour stays and comes back', () => {
  const people = new People()
  const colors = Array.from({ length: 12 }, (_, index) => people.come(`person ${index}`, 'X').person.color)
  expect(new Set(colors)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]))
  const { color } = people.come('one more', 'X').person
  expect(color >= 1 && color <= 12).toBe(true)
  const alone = new People()
  const first = alone.come('anna', 'Anna').person.color
  alone.go('anna')
  expect(alone.come('anna', 'Anna').person.color).toBe(first)
})
