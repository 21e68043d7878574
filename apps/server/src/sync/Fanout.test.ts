import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Due, Fanout } from './Fanout.ts'
import { frameBytes } from './frameBytes.ts'

class Reader {
  readonly writes: Uint8Array[] = []
  /** What it was passed over with: the first bytes of updates, and clients. */
  readonly missed: number[] = []

  /** The first byte of every message, a list for each write. */
  get heard(): readonly (readonly number[])[] {
    return this.writes.map((bytes) => {
      const messages: number[] = []
      for (let at = 0; at < bytes.length; at += 2 + bytes[at + 1]!) messages.push(bytes[at + 2]!)
      return messages
    })
  }
}

const message = (number: number) => new Uint8Array([number, 0, 0])
const update = (bytes: Uint8Array, instead = new Map<Reader, Uint8Array | null>()): Due<Reader> => ({
  tells: bytes,
  message: bytes,
  instead,
})
const turn = () => new Promise<void>((resolve) => queueMicrotask(resolve))

let time = 0
const readers = [new Reader(), new Reader(), new Reader(), new Reader()]
const [anna, ben, chris, dora] = readers as [Reader, Reader, Reader, Reader]
let state: Due<Reader> | null = null
let behind: Reader | null = null
let left = 0
let fanout: Fanout<Reader>

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  time = 0
  for (const { writes, missed } of readers) {
    writes.length = 0
    missed.length = 0
  }
  state = null
  behind = null
  left = 0
  fanout = new Fanout({
    audience: {
      members: () => readers,
      hears: (reader) => (reader === behind ? 'nothing' : reader === dora ? 'states' : 'everything'),
      send: (reader, bytes) => void reader.writes.push(bytes),
      passOver: (reader, due) => void reader.missed.push(...due.map(({ tells }) => tells[0]!)),
      left: (due) => {
        left += due.length
      },
    },
    latest: () => state,
    clock: () => time,
  })
})
afterEach(() => {
  fanout.dispose()
  vi.useRealTimers()
})

describe('[S55] what leaves an article', () => {
  it('goes to all but its author, in one write for each, as frames of their own and the same bytes', async () => {
    fanout.add(update(message(1), new Map([[anna, null]])))
    fanout.add(update(message(2), new Map([[ben, message(9)]])))
    expect(readers.flatMap(({ writes }) => writes)).toEqual([])
    await turn()
    expect(anna.heard).toEqual([[2]])
    expect(ben.heard).toEqual([[1, 9]])
    expect(chris.heard).toEqual([[1, 2]])
    fanout.add(update(message(3)))
    await turn()
    expect(anna.writes.at(-1)).toBe(chris.writes.at(-1))
  })

  it('is gathered in a crowd, in order, and not where few write', async () => {
    for (let at = 0; at < 100; at += 1) {
      time = at * 4
      fanout.add(update(message(at)))
      await turn()
    }
    const early = chris.writes.length
    expect(early).toBeLessThan(50)
    vi.advanceTimersByTime(33)
    expect(chris.heard.flat()).toEqual(Array.from({ length: 100 }, (_, at) => at))
    time = 10_000
    for (let at = 0; at < 10; at += 1) {
      time += 50
      fanout.add(update(message(at)))
      await turn()
    }
    expect(chris.heard.slice(-10)).toEqual(Array.from({ length: 10 }, (_, at) => [at]))
  })

  it('takes the latest state along, for those too who have not been told the document', async () => {
    state = { tells: [77], message: message(5), instead: new Map([[ben, null]]) }
    fanout.add(update(message(1)))
    await turn()
    expect(readers.map(({ heard }) => heard)).toEqual([[[1, 5]], [[1]], [[1, 5]], [[5]]])
    fanout.touch()
    state = { tells: [77], message: message(6), instead: new Map() }
    await turn()
    expect(dora.heard).toEqual([[5], [6]])
  })

  it('gathers states that leave alone for longer; those that leave with an update do not wait', async () => {
    let leaves: number[] = []
    const move = (at: number) => {
      time = at
      state = { tells: [77], message: message(5), instead: new Map() }
      vi.advanceTimersByTime(4)
      fanout.touch()
    }
    for (let at = 0; at < 1_000; at += 4) {
      const before = chris.writes.length
      move(at)
      await turn()
      if (chris.writes.length > before) leaves.push(at)
      if (at === 800) leaves = []
    }
    expect(leaves.length).toBeGreaterThan(0)
    expect(leaves.length).toBeLessThan(4)
    move(1_000)
    fanout.add(update(message(1)))
    vi.advanceTimersByTime(33)
    expect(chris.heard.at(-1)).toEqual([1, 5])
  })

  it('[S50] passes over whoever is behind, with all that others get, but not what nobody would have sent them', async () => {
    behind = chris
    state = { tells: [77], message: message(5), instead: new Map([[ben, null]]) }
    fanout.add(update(message(1), new Map([[chris, null]])))
    fanout.add(update(message(2), new Map([[chris, message(9)]])))
    await turn()
    expect(readers.map(({ heard }) => heard)).toEqual([[[1, 2, 5]], [[1, 2]], [], [[5]]])
    expect(readers.map(({ missed }) => missed)).toEqual([[], [], [2, 77], []])
    expect(left).toBe(3)
  })

  it('leaves at once when asked, and never again', () => {
    fanout.add(update(message(1)))
    fanout.flush()
    fanout.flush()
    expect(chris.heard).toEqual([[1]])
  })

  it('lets what stands behind it go behind it', async () => {
    const order: string[] = []
    fanout.add(update(message(1)))
    fanout.behind(() => order.push(`behind ${chris.writes.length}`))
    await turn()
    fanout.behind(() => order.push('at once'))
    expect(order).toEqual(['behind 1', 'at once'])
  })
})

const head = (length: number) => Array.from(frameBytes(new Uint8Array(length)).slice(0, 10))

it('[S55] frames are those of the protocol, whatever their length', () => {
  expect(head(0)).toEqual([0x82, 0])
  expect(head(125).slice(0, 3)).toEqual([0x82, 125, 0])
  expect(head(126).slice(0, 4)).toEqual([0x82, 126, 0, 126])
  expect(head(65_535).slice(0, 4)).toEqual([0x82, 126, 255, 255])
  expect(head(65_536)).toEqual([0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0])
})
