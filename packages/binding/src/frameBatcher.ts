import * as Y from 'yjs'

/** Calls back once, soon; answers with what takes the call back. A browser passes `requestAnimationFrame`. */
export type Scheduler = (run: () => void) => () => void

export interface FrameBatcherOptions {
  readonly doc: Y.Doc
  /** The origin of the Yjs transaction that applies a frame's updates (the provider's own origin). */
  readonly origin: unknown
  readonly schedule: Scheduler
  /** Milliseconds from any beginning: frames are of no fixed length, and hidden pages have none. */
  readonly now: () => number
  /** True while updates must wait: a composition is open in the view. */
  readonly isHeld?: () => boolean
  /** For how many milliseconds updates may be held before they are applied all the same. Default 5000. */
  readonly heldAtMostMs?: number
  /** Called before updates are applied: the view reads what the person did since its last event. */
  readonly beforeApplied?: () => void
  /** Told when updates have been held for a moment, and when that is over, for a sign that others are writing. */
  readonly onHeld?: (isHeld: boolean) => void
}

/** Collects the updates of others and applies all that came within a frame as one Yjs transaction, in order. */
export interface FrameBatcher {
  /** Takes one update of others; it is applied with the next frame. */
  readonly add: (update: Uint8Array) => void
  /** Applies at once what waits, held or not (before the state vector is read, before the tab closes). */
  readonly flush: () => void
  readonly hasWaiting: boolean
  /** Applies what waits and stops. */
  readonly destroy: () => void
}

const HELD_AT_MOST_MS = 5_000
/** Updates that are held for less are not worth a sign: it would flicker with every dead key. */
const TOLD_AFTER_MS = 300

export function frameBatcher(options: FrameBatcherOptions): FrameBatcher {
  const { doc, origin, schedule, now, beforeApplied, onHeld } = options
  const isHeld = options.isHeld ?? (() => false)
  const heldAtMostMs = options.heldAtMostMs ?? HELD_AT_MOST_MS
  let waiting: Uint8Array[] = []
  let cancel: (() => void) | null = null
  let heldSince: number | null = null
  let isTold = false

  function release(): void {
    heldSince = null
    if (!isTold) return
    isTold = false
    onHeld?.(false)
  }

  /** Whether what waits has to go on waiting. */
  function isHolding(): boolean {
    if (!isHeld()) return false
    const time = now()
    heldSince ??= time
    const heldMs = time - heldSince
    if (heldMs >= heldAtMostMs) return false
    if (!isTold && heldMs >= TOLD_AFTER_MS) {
      isTold = true
      onHeld?.(true)
    }
    return true
  }

  function flush(): void {
    cancel?.()
    cancel = null
    release()
    if (waiting.length === 0) return
    beforeApplied?.()
    const updates = waiting
    waiting = []
    Y.transact(
      doc,
      () => {
        for (const update of updates) Y.applyUpdate(doc, update, origin)
      },
      origin,
      false,
    )
  }

  function handleFrame(): void {
    cancel = null
    if (isHolding()) cancel = schedule(handleFrame)
    else flush()
  }

  return {
    add(update) {
      waiting.push(update)
      cancel ??= schedule(handleFrame)
    },
    flush,
    get hasWaiting() {
      return waiting.length > 0
    },
    destroy: flush,
  }
}
