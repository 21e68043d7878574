import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Inbox } from './Inbox.ts'
import { Turns } from './Turns.ts'

/** Messages are told apart by their first byte. */
const small = (mark: number) => Uint8Array.of(mark)
const large = (mark: number) => new Uint8Array(20_000).fill(mark)

/** Two sockets of one server, and what was received in which order. */
function twoSockets() {
  const received: number[] = []
  const waiting = new Set<string>()
  const turns = new Turns()
  const inbox = (name: string) =>
    new Inbox({
      turns,
      receive: (message) => received.push(message[0] ?? -1),
      onWaiting: (isWaiting) => (isWaiting ? waiting.add(name) : waiting.delete(name)),
    })
  return { received, waiting, anna: inbox('anna'), ben: inbox('ben') }
}

it('[S77] a small message is received at once', () => {
  const { received, waiting, anna } = twoSockets()
  anna.put(small(1))
  expect([received, waiting.size]).toEqual([[1], 0])
})

it('[S77] what comes behind a large message of the same socket is received behind it', async () => {
  const { received, waiting, anna } = twoSockets()
  for (const message of [small(1), large(2), small(3), large(4), small(5)]) anna.put(message)
  expect([received, [...waiting]]).toEqual([[1], ['anna']])
  await turn()
  expect([received, [...waiting]]).toEqual([[1, 2, 3], ['anna']])
  await turn()
  expect([received, waiting.size]).toEqual([[1, 2, 3, 4, 5], 0])
  anna.put(small(6))
  expect(received.at(-1)).toBe(6)
})

it('[S77] one large message is received in a turn, of all sockets, and small ones of others in between', async () => {
  const { received, anna, ben } = twoSockets()
  for (const message of [large(1), large(2), large(3)]) anna.put(message)
  ben.put(large(11))
  await turn()
  expect(received).toEqual([1])
  await turn()
  expect(received).toEqual([1, 11])
  await turn()
  await turn()
  expect(received).toEqual([1, 11, 2, 3])
})

it('[S77] what waits when a socket closes is received before it is gone, and once', async () => {
  const { received, anna } = twoSockets()
  for (const message of [large(1), small(2), large(3)]) anna.put(message)
  anna.flush()
  expect(received).toEqual([1, 2, 3])
  await turn()
  await turn()
  expect(received).toEqual([1, 2, 3])
})

it('[S77] pieces of very large messages are read one in a turn, of all sockets', async () => {
  const { waiting, anna, ben } = twoSockets()
  const piece = 64 * 1024
  const read = (inbox: Inbox, pieces: number) => {
    for (let at = 0; at < pieces; at += 1) inbox.noteRead(piece)
  }
  read(anna, 3)
  expect([...waiting]).toEqual([])
  read(anna, 1)
  read(ben, 4)
  expect([...waiting]).toEqual(['anna', 'ben'])
  await turn()
  expect([...waiting]).toEqual(['ben'])
  read(anna, 1)
  await turn()
  expect([...waiting]).toEqual(['anna'])
  await turn()
  expect([...waiting]).toEqual([])
  // The message has come: the next one begins anew.
  ben.put(small(1))
  read(ben, 3)
  expect([...waiting]).toEqual([])
})

it('[S77] a socket is read again when neither a message nor a piece waits', async () => {
  const { received, waiting, anna } = twoSockets()
  anna.put(large(1))
  anna.noteRead(300_000)
  await turn()
  expect([received, [...waiting]]).toEqual([[1], ['anna']])
  await turn()
  expect([...waiting]).toEqual([])
})
