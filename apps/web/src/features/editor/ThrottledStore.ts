/** When a value that is expensive, or shown to people, is computed: gives what takes it back. */
export type Pace = (run: () => void) => () => void

let waiting = new Set<() => void>()

/** With the next frame, so that it costs nothing while a key is handled. All that wait for it ask the browser once. */
export const nextFramePace: Pace = (run) => {
  const own = (): void => run()
  if (waiting.size === 0) requestAnimationFrame(runWaiting)
  waiting.add(own)
  return () => waiting.delete(own)
}

function runWaiting(): void {
  const now = waiting
  waiting = new Set()
  for (const run of now) {
    try {
      run()
    } catch (error) {
      reportError(error)
    }
  }
}

/** Some time later, when the browser has nothing better to do. */
export function calmPace(ms: number): Pace {
  return (run) => {
    const timer = setTimeout(() => run(), ms)
    return () => clearTimeout(timer)
  }
}

/**
 * A value for React that is computed at most once per pace, and told only when it is another one: what keeps React out of
 * the way of a key. While nobody listens it is computed only when somebody looks.
 */
export class ThrottledStore<Value> {
  /** Null before somebody looked. */
  private seen: { readonly value: Value } | null = null
  private readonly compute: () => Value
  private readonly isSame: (a: Value, b: Value) => boolean
  private readonly pace: Pace
  private readonly listeners = new Set<() => void>()
  private cancel: (() => void) | null = null
  private isStale = true

  constructor(compute: () => Value, isSame: (a: Value, b: Value) => boolean, pace: Pace) {
    this.compute = compute
    this.isSame = isSame
    this.pace = pace
  }

  getSnapshot = (): Value => {
    if (this.seen === null || (this.isStale && this.listeners.size === 0)) this.seen = this.newest()
    return this.seen.value
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    if (this.isStale && this.seen !== null) this.touch()
    return () => this.listeners.delete(listener)
  }

  /** Something that the value depends on may have changed. */
  touch(): void {
    this.isStale = true
    if (this.listeners.size === 0) return
    this.cancel ??= this.pace(() => {
      this.cancel = null
      this.tell()
    })
  }

  /** What it depends on has changed since it was computed. */
  get isBehind(): boolean {
    return this.isStale
  }

  /** Computes at once what `touch` leaves for later. */
  flush(): void {
    this.cancel?.()
    this.cancel = null
    this.tell()
  }

  dispose(): void {
    this.cancel?.()
    this.cancel = null
    this.listeners.clear()
  }

  private tell(): void {
    const before = this.seen
    this.seen = this.newest()
    if (this.seen !== before) for (const listener of this.listeners) listener()
  }

  /** What was seen before where it is still the same. */
  private newest(): { readonly value: Value } {
    this.isStale = false
    const value = this.compute()
    return this.seen !== null && this.isSame(value, this.seen.value) ? this.seen : { value }
  }
}
