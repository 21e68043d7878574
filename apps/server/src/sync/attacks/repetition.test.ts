import { CLOSE_CODES } from '@stet/protocol'
import * as Y from 'yjs'
import { afterEach, expect, it } from 'vitest'
import { step1Frame } from '../frames.ts'
import { eventually } from '../testing/eventually.ts'
import { metricOf } from '../testing/metricOf.ts'
import { UnderAttack } from '../testing/UnderAttack.ts'

let desk: UnderAttack
afterEach(() => desk.close())

it('A13 [S59] 300 times asked for a large document, unread: it is told a few times, then the socket is closed', async () => {
  desk = await UnderAttack.open({ closeWithin: 5_000 })
  const ben = await desk.enter('ben', '?edit=21&ack=1')
  ben.write(21, (doc) => doc.getText('lead').insert(0, 'x'.repeat(400_000)))
  await ben.acknowledged(1)
  await desk.withstands(async () => {
    const attacker = await desk.come('anna').opened()
    await attacker.until(() => attacker.count('step1') === 1)
    attacker.freeze()
    const nothing = Y.encodeStateVector(new Y.Doc())
    for (let time = 0; time < 300; time += 1) attacker.send(step1Frame(nothing))
    const refusals = () => metricOf(desk.server.sync, 'stet_budget_refusals_total{budget="answers"}')
    await eventually(() => refusals() === 1)
    attacker.thaw()
    expect(await attacker.ending).toEqual({ code: CLOSE_CODES.tooMuch })
    expect(attacker.reason).toBe('too many answers')
    expect(attacker.count('step2')).toBeGreaterThanOrEqual(2)
    expect(attacker.count('step2')).toBeLessThanOrEqual(6)
  })
})

it('A13 [S63] asked by somebody who names a million clients, it answers as if they named none', async () => {
  desk = await UnderAttack.open()
  const crowd = new Map(Array.from({ length: 1_000_000 }, (_, at) => [2 ** 28 + at, 1]))
  const stateVector = Y.encodeStateVector(crowd)
  await desk.withstands(async () => {
    const attacker = await desk.come('anna').opened()
    attacker.send(step1Frame(stateVector))
    await attacker.until(() => attacker.count('step2') === 1)
    expect(attacker.doc.getText('headline').toString()).toBe('Stand')
  })
})

it('A26 [S22] 5,000 times the same update is one', async () => {
  desk = await UnderAttack.open()
  const attacker = await desk.enter('anna', '?edit=71&ack=1')
  const update = attacker.write(71, (doc) => doc.getText('lead').insert(0, 'Einmal.'))
  await attacker.acknowledged(1)
  await desk.withstands(async () => {
    for (let time = 0; time < 5_000; time += 1) attacker.update(update)
    await attacker.acknowledged(2)
  })
  expect((await desk.stored()).getText('lead').toString()).toBe('Einmal.')
})
