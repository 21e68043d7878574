import { isSameBadge, type SessionSnapshot } from './SessionSnapshot.ts'
import { Timers } from './Timers.ts'

/** How often what changes with every key may reach the screen. */
const CALM_MS = 250
/** For how long everything has to be saved until the screen says so again: between two keys it often is for a moment. */
const SAVED_AFTER_MS = 400

/**
 * Tells the screen what changed in a session: at once where a word changes, calmly where only a count does, and that
 * everything is saved when it has been for a while: while somebody types, the badge stands still.
 */
export class SnapshotFeed {
  private current: SessionSnapshot
  private readonly look: () => SessionSnapshot
  private readonly timers = new Timers()
  private readonly listeners = new Set<() => void>()
  private isTellingLater = false
  private isSettling = false
  /** How often the screen was told, or would have been, that something is not saved. */
  private unsavedSeen = 0

  constructor(look: () => SessionSnapshot) {
    this.look = look
    this.current = look()
  }

  get snapshot(): SessionSnapshot {
    return this.current
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Something may have changed. */
  publish(): void {
    const before = this.current
    const next = this.look()
    const isSame =
      next.isReadable === before.isReadable &&
      next.isWritable === before.isWritable &&
      next.isOffline === before.isOffline &&
      next.people === before.people &&
      next.isHeld === before.isHeld &&
      next.refusal === before.refusal &&
      next.end === before.end &&
      next.conversion === before.conversion
    if (next.badge.kind !== 'saved') this.unsavedSeen += 1
    if (isSame && isSameBadge(next.badge, before.badge)) return
    if (isSame && before.badge.kind === 'saving' && next.badge.kind === 'saved') {
      this.settle()
      return
    }
    if (!isSame || next.badge.kind !== before.badge.kind) {
      this.tell(next)
      return
    }
    if (this.isTellingLater) return
    this.isTellingLater = true
    this.timers.after(CALM_MS, () => {
      this.isTellingLater = false
      this.tell(this.look())
    })
  }

  private settle(): void {
    if (this.isSettling) return
    this.isSettling = true
    const seen = this.unsavedSeen
    this.timers.after(SAVED_AFTER_MS, () => {
      this.isSettling = false
      const next = this.look()
      if (next.badge.kind !== 'saved') return
      if (this.unsavedSeen === seen) this.tell(next)
      else this.settle()
    })
  }

  dispose(): void {
    this.timers.clear()
    this.listeners.clear()
  }

  private tell(snapshot: SessionSnapshot): void {
    this.current = snapshot
    for (const listener of this.listeners) listener()
  }
}
