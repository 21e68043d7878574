import { setTimeout as pause } from 'node:timers/promises'
import { CLOSE_CODES } from '@stet/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeUpdate } from '../testing/encodeUpdate.ts'
import type { RawDeletion } from '../testing/encodeUpdate.ts'
import { UnderAttack } from '../testing/UnderAttack.ts'

const KIB = 1024
const { gap } = CLOSE_CODES

const [ROUNDS, EACH] = [40, 100]

/** A kibibyte that comes behind others which never come. */
const late = (number: number) =>
  encodeUpdate([
    { client: 71, clock: (number + 1) * 2 * KIB, parent: 'body', content: { text: 'x'.repeat(KIB) } },
  ])
/** Of every second letter of a client. */
const deletions = (client: number) =>
  encodeUpdate(
    [],
    Array.from({ length: 1_000_000 }, (_, at): RawDeletion => [client, 2 * at, 1]),
  )

let desk: UnderAttack
beforeEach(async () => {
  desk = await UnderAttack.open()
})
afterEach(() => desk.close())

describe('A5 updates that build on what nobody has', () => {
  it('[S48] 4,000 of 1 KB: none is kept, and whoever goes on is closed', async () => {
    await desk.withstands(async () => {
      const attacker = await desk.enter('anna')
      for (let number = 0; number < ROUNDS * EACH; number += 1) {
        attacker.update(late(number))
        // The server asks for what is missing, and is answered, before it is told more of the kind.
        if (number % EACH === 0) await Promise.race([attacker.ending, pause(5)])
      }
      expect(await attacker.ending).toEqual({ code: gap })
    })
  })

  it('[S48] as an answer to what is missing closes the socket at once', async () => {
    await desk.withstands(async () => {
      const attacker = await desk.enter('anna')
      attacker.step2(late(0))
      expect(await attacker.ending).toEqual({ code: gap })
    })
  })

  it('[S48] whose parts wait for each other are not kept either', async () => {
    await desk.withstands(async () => {
      const attacker = await desk.enter('anna')
      const circle = encodeUpdate([
        { client: 71, clock: 0, origin: [72, 0], content: { text: 'x' } },
        { client: 72, clock: 0, origin: [71, 0], content: { text: 'x' } },
      ])
      attacker.step2(circle)
      expect(await attacker.ending).toEqual({ code: gap })
    })
  })
})

describe('A6 a million deletions', () => {
  it.each(['anna', 'chris', 'dora'])('[S48] of what nobody wrote, by %s, is not kept', async (name) => {
    const update = deletions(4711)
    await desk.withstands(async () => {
      const attacker = await desk.enter(name)
      attacker.update(update)
      await attacker.synced()
      attacker.step2(update)
      expect(await attacker.ending).toEqual({ code: gap })
    })
  })

  it('[S48] of letters that somebody may write one day is not kept', async () => {
    const victim = await desk.enter('ben', '?edit=61&ack=1')
    const update = deletions(61)
    await desk.withstands(async () => {
      const attacker = await desk.enter('anna')
      attacker.step2(update)
      expect(await attacker.ending).toEqual({ code: gap })
    })
    victim.write(61, (doc) => doc.getText('lead').insert(0, 'Alles steht noch.'))
    await victim.acknowledged(1)
    expect((await desk.stored()).getText('lead').toString()).toBe('Alles steht noch.')
  })
})
