import type { Thread } from '@stet/protocol'
import { Observable } from '../Observable.ts'

/** Names a moment of the book: what was asked of the server then may be older than what events told since. */
export type BookMoment = number

/**
 * The threads of an article as the server told last. Events come in the order in which things happened; an answer may
 * be overtaken by them, so what was asked before an event about a thread says nothing about that thread any more.
 */
export class ThreadBook {
  readonly threads = new Observable<readonly Thread[]>([])
  private readonly heardAt = new Map<string, BookMoment>()
  private clock: BookMoment = 0

  /** To be asked before something is sent. */
  moment(): BookMoment {
    return this.clock
  }

  /** An event told a thread. */
  hear(thread: Thread): void {
    this.clock += 1
    this.heardAt.set(thread.id, this.clock)
    this.put(thread)
  }

  /** The server answered with a thread what was sent at a moment. */
  answer(thread: Thread, sentAt: BookMoment): void {
    if (this.isOvertaken(thread.id, sentAt)) return
    this.put(thread)
  }

  /** The server answered with all threads what was asked at a moment. */
  replace(threads: readonly Thread[], askedAt: BookMoment): void {
    const known = new Map(this.threads.get().map((thread) => [thread.id, thread]))
    const told = threads.map((thread) =>
      this.isOvertaken(thread.id, askedAt) ? (known.get(thread.id) ?? thread) : thread,
    )
    const ids = new Set(threads.map(({ id }) => id))
    const newer = [...known.values()].filter(({ id }) => !ids.has(id) && this.isOvertaken(id, askedAt))
    this.threads.set([...told, ...newer])
  }

  private isOvertaken(id: string, moment: BookMoment): boolean {
    return (this.heardAt.get(id) ?? 0) > moment
  }

  private put(thread: Thread): void {
    const threads = this.threads.get()
    const isKnown = threads.some(({ id }) => id === thread.id)
    this.threads.set(
      isKnown ? threads.map((known) => (known.id === thread.id ? thread : known)) : [...threads, thread],
    )
  }
}
