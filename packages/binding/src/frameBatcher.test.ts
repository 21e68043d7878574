import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type FrameBatcherOptions, frameBatcher } from './frameBatcher.ts'

/** A clock of frames that runs when told to: 100 ms a frame. */
class Frames {
  #waiting: (() => void)[] = []
  #time = 0
  readonly now = (): number => this.#time
  readonly schedule = (run: () => void): (() => void) => {
    this.#waiting.push(run)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== run)
    }
  }

  next(count = 1): void {
    for (let frame = 0; frame < count; frame += 1) {
      this.#time += 100
      for (const run of this.#waiting.splice(0)) run()
    }
  }
}

function setUp(options: Partial<FrameBatcherOptions> = {}) {
  const frames = new Frames()
  const doc = new Y.Doc()
  const transactions: unknown[] = []
  doc.on('afterTransaction', ({ origin, local }) => transactions.push([origin, local]))
  const batcher = frameBatcher({
    doc,
    origin: 'network',
    schedule: frames.schedule,
    now: frames.now,
    ...options,
  })
  const other = new Y.Doc()
  other.on('update', batcher.add)
  return {
    frames,
    doc,
    transactions,
    batcher,
    write: (text: string) => other.getText('t').insert(other.getText('t').length, text),
  }
}

describe('frameBatcher', () => {
  it('[B50] applies the updates of a frame in one transaction, in order', () => {
    const { frames, doc, transactions, write, batcher } = setUp()
    for (const text of 'abc') write(text)
    expect([doc.getText('t').toString(), batcher.hasWaiting]).toEqual(['', true])
    frames.next()
    expect([doc.getText('t').toString(), batcher.hasWaiting]).toEqual(['abc', false])
    expect(transactions).toEqual([['network', false]])
    frames.next()
    expect(transactions).toHaveLength(1)
  })

  it('[B50] [B52] has the view catch up first, and loses nothing when that fails', () => {
    let isFailing = true
    const seen: string[] = []
    const { frames, doc, write, batcher } = setUp({
      beforeApplied: () => {
        seen.push(doc.getText('t').toString())
        if (isFailing) throw new Error('the view is gone')
      },
    })
    write('a')
    expect(() => frames.next()).toThrow('the view is gone')
    isFailing = false
    batcher.flush()
    expect([doc.getText('t').toString(), seen]).toEqual(['a', ['', '']])
  })

  it('[B50] waits while it is held, says so after a moment, and not for ever', () => {
    let isHeld = true
    const told: boolean[] = []
    const { frames, doc, write } = setUp({
      isHeld: () => isHeld,
      heldAtMostMs: 1_000,
      onHeld: (held) => told.push(held),
    })
    write('a')
    frames.next(3)
    expect([doc.getText('t').toString(), told]).toEqual(['', []])
    frames.next()
    expect([doc.getText('t').toString(), told]).toEqual(['', [true]])
    isHeld = false
    frames.next()
    expect([doc.getText('t').toString(), told]).toEqual(['a', [true, false]])
    isHeld = true
    write('b')
    frames.next(10)
    write('c')
    expect(doc.getText('t').toString()).toBe('a')
    frames.next()
    expect([doc.getText('t').toString(), told]).toEqual(['abc', [true, false, true, false]])
  })

  it('[B50] says nothing of what is held for a moment only, and begins to count anew', () => {
    let isHeld = true
    const told: boolean[] = []
    const { frames, doc, write } = setUp({
      isHeld: () => isHeld,
      heldAtMostMs: 500,
      onHeld: (held) => told.push(held),
    })
    for (const text of 'abc') {
      isHeld = true
      write(text)
      frames.next(3)
      isHeld = false
      frames.next()
    }
    expect([doc.getText('t').toString(), told]).toEqual(['abc', []])
  })

  it('[B50] flush and destroy lose nothing', () => {
    const { frames, doc, write, batcher, transactions } = setUp({ isHeld: () => true })
    write('a')
    batcher.flush()
    write('b')
    batcher.destroy()
    frames.next()
    expect([doc.getText('t').toString(), transactions.length]).toEqual(['ab', 2])
  })
})
