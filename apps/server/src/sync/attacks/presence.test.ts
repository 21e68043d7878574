import { CLOSE_CODES } from '@stet/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { awarenessStates as states } from '../testing/awarenessStates.ts'
import { seenBy } from '../testing/seenBy.ts'
import { UnderAttack } from '../testing/UnderAttack.ts'

const { malformed, tooLarge } = CLOSE_CODES
const MIB = 1024 * 1024
const HERE = '{"cursor":null}'
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
const crowd = (count: number) =>
  states(...Array.from({ length: count }, (_, at) => [10_000 + at, 1, HERE] as const))

let desk: UnderAttack
beforeEach(async () => {
  desk = await UnderAttack.open()
})
afterEach(() => desk.close())

describe('A12 a state', () => {
  it.each([
    ['of more than 4 KB', states([11, 1, JSON.stringify({ x: 'x'.repeat(5_000) })]), malformed],
    ['of 5 MB', states([11, 1, JSON.stringify({ x: 'x'.repeat(5 * MIB) })]), malformed],
    ['of 10 MB', states([11, 1, JSON.stringify({ x: 'x'.repeat(10 * MIB) })]), tooLarge],
    ['that is a word', states([11, 1, '"here"']), malformed],
    ['that is a number', states([11, 1, '1']), malformed],
    ['that is a list', states([11, 1, '[1]']), malformed],
    ['that is no JSON', states([11, 1, '{']), malformed],
    ['of 20 levels', states([11, 1, nested(20)]), malformed],
    ['of 600 levels', states([11, 1, nested(600)]), malformed],
    ['with __proto__', states([11, 1, '{"__proto__":{"isAdmin":true}}']), malformed],
    ['with __proto__ in escapes', states([11, 1, '{"\\u005f\\u005fproto__":{"isAdmin":true}}']), malformed],
    ['with __proto__ inside', states([11, 1, '{"cursor":{"__proto__":{"isAdmin":true}}}']), malformed],
    ['of fewer clients than it says', Uint8Array.of(9, 11, 1), malformed],
    ['with bytes behind the end', Uint8Array.of(0, 7), malformed],
  ])('[S44] %s is refused, and seen by nobody', async (_what, update, code) => {
    const reader = await desk.enter('dora')
    await desk.withstands(async () => {
      const attacker = await desk.enter('anna')
      attacker.awareness(update)
      expect(await attacker.ending).toEqual({ code })
    })
    expect(seenBy(await reader.synced()).size).toBe(0)
  })
})

it('A12 [S44] a socket that shows 10,000 people shows four', async () => {
  const reader = await desk.enter('dora')
  await desk.withstands(async () => {
    const attacker = await desk.enter('anna')
    attacker.awareness(crowd(10_000))
    await attacker.synced()
    attacker.awareness(states([77, 1, HERE]))
    await attacker.synced()
    await reader.until(() => seenBy(reader).size > 0)
  })
  expect([...seenBy(await reader.synced()).keys()]).toEqual([10_000, 10_001, 10_002, 10_003])
})

it('A12 [S63] a message that speaks of more people than there can be is refused before it is read', async () => {
  const reader = await desk.enter('dora')
  await desk.withstands(async () => {
    const attacker = await desk.enter('anna')
    attacker.awareness(crowd(10_001))
    expect(await attacker.ending).toEqual({ code: malformed })
  })
  expect(seenBy(await reader.synced()).size).toBe(0)
})

it('A12 [S40] nobody moves, renames or removes the caret of somebody else', async () => {
  const victim = await desk.enter('ben', '?edit=61')
  const reader = await desk.enter('dora')
  victim.awareness(states([61, 1, '{"cursor":{"anchor":3,"head":3}}']))
  await reader.until(() => seenBy(reader).has(61))
  await desk.withstands(async () => {
    const attacker = await desk.enter('anna')
    attacker.awareness(states([61, 9_999_999_999_999, '{"cursor":null,"user":{"id":"ben"}}']))
    attacker.awareness(states([61, 2 ** 52, 'null']))
    attacker.awareness(states([62, 1, '{"user":{"id":"ben","name":"BEN"}}']))
    await reader.until(() => seenBy(reader).has(62))
  })
  expect(seenBy(reader).get(61)).toMatchObject({ user: { id: 'ben' }, cursor: { anchor: 3 } })
  expect(seenBy(reader).get(62)).toMatchObject({ user: { id: 'anna', name: 'ANNA' } })
})
