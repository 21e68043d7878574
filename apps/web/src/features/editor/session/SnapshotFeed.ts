import { isSameBadge, type SessionSnapshot } from './SessionSnapshot.ts'
import { Timers } from './Timers.ts'

/** How often what changes with every key may reach the screen. */
const CALM_MS = 250

/** Tells the screen what changed in a session: at once where a word changes, calmly where only a count does. */
export class SnapshotFeed {
  private current: SessionSnapshot
  private readonly look: () => SessionSnapshot
  private readonly timers = new Timers()
  private readonly listeners = new Set<() => void>()
  private isTellingLater = false

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
      next.end === before.end
    if (isSame && isSameBadge(next.badge, before.badge)) return
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

  dispose(): void {
    this.timers.clear()
    this.listeners.clear()
  }

  private tell(snapshot: SessionSnapshot): void {
    this.current = snapshot
    for (const listener of this.listeners) listener()
  }
}
