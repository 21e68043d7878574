import * as Y from 'yjs'

/** Calls back once, soon; answers with what takes the call back. A browser passes `requestAnimationFrame`. */
export type Scheduler = (run: () => void) => () => void

export interface FrameBatcherOptions {
  readonly doc: Y.Doc
  /** The origin of the Yjs transaction that applies a frame's updates (the provider's own origin). */
  readonly origin: unknown
  readonly schedule: Scheduler
  /** True while updates must wait: a composition is open in the view. */
  readonly isHeld?: () => boolean
  /** For how many frames in a row updates may be held before they are applied all the same. Default 300, about 5 s. */
  readonly heldFramesAtMost?: number
  /** Called before updates are applied: the view reads what the person did since its last event. */
  readonly beforeApplied?: () => void
  /** Told when updates begin and cease to be held, for a sign that others are writing. */
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

export function frameBatcher(options: FrameBatcherOptions): FrameBatcher {
  const { doc, origin, schedule, beforeApplied, onHeld } = options
  const isHeld = options.isHeld ?? (() => false)
  const heldFramesAtMost = options.heldFramesAtMost ?? 300
  let waiting: Uint8Array[] = []
  let cancel: (() => void) | null = null
  let heldFrames = 0

  function release(): void {
    if (heldFrames > 0) onHeld?.(false)
    heldFrames = 0
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
    if (isHeld() && heldFrames < heldFramesAtMost) {
      if (heldFrames === 0) onHeld?.(true)
      heldFrames += 1
      cancel = schedule(handleFrame)
      return
    }
    flush()
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
