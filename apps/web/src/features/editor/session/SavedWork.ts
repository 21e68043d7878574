import type { PageWork } from './PageWork.ts'
import {
  initialSavedState,
  nextBadgeChange,
  type NotSavedReason,
  reduceSaved,
  type SavedBadge,
  savedBadge,
  type SavedEvent,
  type SavedState,
  unsavedChanges,
} from './savedState.ts'
import { Timers } from './Timers.ts'

/** The truth about what is saved, over time: the state, the count kept in this browser, and the moments when words change. */
export class SavedWork {
  private state: SavedState = initialSavedState
  private readonly work: PageWork
  private readonly now: () => number
  private readonly onChange: () => void
  private readonly timers = new Timers()
  private hasCopyFailed = false

  /** `onChange` is called after every event that may change what the badge says, and when time alone does. */
  constructor(work: PageWork, now: () => number, onChange: () => void) {
    this.work = work
    this.now = now
    this.onChange = onChange
  }

  note(event: SavedEvent): void {
    const before = this.state
    this.state = reduceSaved(before, event)
    if (this.state === before) return
    if (event.type === 'changed' || event.type === 'acknowledged') {
      this.work.setChanges(Math.max(0, this.unsavedChanges - this.work.earlierChanges))
    }
    this.timers.clear()
    const next = nextBadgeChange(this.state, this.now())
    if (next !== null) this.timers.after(next - this.now(), this.onChange)
    this.onChange()
  }

  /** A record of this page load was written, or could not be. */
  noteRecord(isKept: boolean): void {
    this.note({ type: 'kept', isKept: isKept && !this.hasCopyFailed })
  }

  /** A change could not be kept; those after it hang in the air, so it stays so. */
  noteCopyFailure(): void {
    this.hasCopyFailed = true
    this.note({ type: 'kept', isKept: false })
  }

  /** Whether all that is unsent is kept in this browser. */
  get isKept(): boolean {
    return !this.hasCopyFailed && this.state.isKept
  }

  get badge(): SavedBadge {
    return savedBadge(this.state, this.now())
  }

  get isOffline(): boolean {
    return this.state.connection === 'offline'
  }

  get refusal(): NotSavedReason | null {
    return this.state.refusal
  }

  /** Local changes without a durable answer, those of earlier page loads included. */
  get unsavedChanges(): number {
    return unsavedChanges(this.state)
  }

  /** Whether anything was written here, earlier page loads whose work had not been saved included. */
  get hasWritten(): boolean {
    return this.state.made > 0
  }

  dispose(): void {
    this.timers.clear()
  }
}
