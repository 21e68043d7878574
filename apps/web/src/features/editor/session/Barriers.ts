import type { Connection } from './Connection.ts'
import type { SavedWork } from './SavedWork.ts'
import { Timers } from './Timers.ts'

/** How long changes may gather before the server is asked for a durable answer. */
const GATHER_MS = 150

/** Asks the server for durable answers: after every change, but not for every key. */
export class Barriers {
  private readonly connection: () => Connection
  private readonly saved: SavedWork
  private readonly now: () => number
  private readonly timers = new Timers()
  private isDue = false

  constructor(connection: () => Connection, saved: SavedWork, now: () => number) {
    this.connection = connection
    this.saved = saved
    this.now = now
  }

  /** The text was changed here. */
  noteChange(): void {
    this.saved.note({ type: 'changed', at: this.now() })
    if (this.isDue) return
    this.isDue = true
    this.timers.after(GATHER_MS, () => {
      this.isDue = false
      if (this.saved.unsavedChanges > 0) this.send()
    })
  }

  /** Asks now; false when nothing is open. */
  send(): boolean {
    const n = this.connection().sendBarrier()
    if (n === null) return false
    this.saved.note({ type: 'barrier-sent', n, at: this.now() })
    return true
  }

  dispose(): void {
    this.timers.clear()
  }
}
