import type { Pace } from './ThrottledStore.ts'

/** How long something rests before it is computed. Milliseconds. */
export interface Rest {
  /** Since what it depends on changed last. */
  readonly restMs: number
  /** At most, however long it goes on changing. */
  readonly mostMs: number
}

/** When somebody pauses; for what nobody reads between two keys. `changedAt` answers when something changed last. */
export function restPace(now: () => number, changedAt: () => number, { restMs, mostMs }: Rest): Pace {
  return (run) => {
    const latest = now() + mostMs
    let timer: ReturnType<typeof setTimeout>
    const wait = (): void => {
      const due = Math.min(latest, changedAt() + restMs)
      timer = setTimeout(
        () => {
          if (now() < Math.min(latest, changedAt() + restMs)) wait()
          else run()
        },
        Math.max(0, due - now()),
      )
    }
    wait()
    return () => clearTimeout(timer)
  }
}
