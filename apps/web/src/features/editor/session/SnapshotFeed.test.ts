import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SavedBadge } from './savedState.ts'
import type { SessionSnapshot } from './SessionSnapshot.ts'
import { SnapshotFeed } from './SnapshotFeed.ts'

let badge: SavedBadge = { kind: 'saved' }
const look = (): SessionSnapshot => ({
  isReadable: true,
  isWritable: true,
  badge,
  isOffline: false,
  people: NOBODY,
  isHeld: false,
  refusal: null,
  end: null,
  conversion: null,
})
const NOBODY: SessionSnapshot['people'] = []

/** What the screen was told, in order. */
function toldBy(feed: SnapshotFeed): readonly string[] {
  const told: string[] = []
  feed.subscribe(() => told.push(feed.snapshot.badge.kind))
  return told
}

function say(feed: SnapshotFeed, next: SavedBadge): void {
  badge = next
  feed.publish()
}

beforeEach(() => {
  vi.useFakeTimers()
  badge = { kind: 'saved' }
})
afterEach(() => vi.useRealTimers())

describe('SnapshotFeed', () => {
  it('says once that something is unsaved while every key of a fast writer is answered before the next', () => {
    const feed = new SnapshotFeed(look)
    const told = toldBy(feed)
    for (let key = 1; key <= 20; key += 1) {
      say(feed, { kind: 'saving', changes: 1 })
      vi.advanceTimersByTime(40)
      say(feed, { kind: 'saved' })
      vi.advanceTimersByTime(90)
    }
    expect(told).toEqual(['saving'])
    vi.advanceTimersByTime(1_000)
    expect(told).toEqual(['saving', 'saved'])
  })

  it('says at once that something is not saved, also while it waits to say that all is', () => {
    const feed = new SnapshotFeed(look)
    const told = toldBy(feed)
    say(feed, { kind: 'saving', changes: 1 })
    say(feed, { kind: 'saved' })
    vi.advanceTimersByTime(100)
    say(feed, { kind: 'not-saved', changes: 1, reason: 'server-cannot-write' })
    expect(told).toEqual(['saving', 'not-saved'])
    vi.advanceTimersByTime(1_000)
    expect(told).toEqual(['saving', 'not-saved'])
  })

  it('never says that all is saved while it is not', () => {
    const feed = new SnapshotFeed(look)
    say(feed, { kind: 'saving', changes: 1 })
    say(feed, { kind: 'saved' })
    vi.advanceTimersByTime(300)
    say(feed, { kind: 'saving', changes: 1 })
    vi.advanceTimersByTime(1_000)
    expect(feed.snapshot.badge.kind).toBe('saving')
  })
})
