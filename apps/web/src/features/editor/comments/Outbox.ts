import { Observable } from '../Observable.ts'
import type { SendResult } from './commentCalls.ts'
import type { CommentStore } from './CommentStore.ts'
import type { Wait, WaitingComment } from './WaitingComment.ts'

/** What an outbox works with. */
export interface OutboxParts {
  readonly userId: string
  readonly articleId: string
  readonly store: Pick<CommentStore, 'putWaiting' | 'removeWaiting' | 'waiting'>
  readonly send: (waiting: WaitingComment) => Promise<SendResult>
  /** Calls back after so many milliseconds; answers with what takes it back. */
  readonly later: (run: () => void, ms: number) => () => void
}

const FIRST_DELAY = 2_000
const LONGEST_DELAY = 30_000

/**
 * What was written and the server has not answered for: kept in this browser first, then sent, one after the other in the
 * order in which it was written, again and again until it is taken or refused. What is refused stays until the person
 * takes it away.
 */
export class Outbox {
  readonly waiting = new Observable<readonly WaitingComment[]>([])
  /** Nobody took what was sent last. */
  readonly isStuck = new Observable(false)
  private readonly parts: OutboxParts
  private sending: Promise<void> | null = null
  private cancel: (() => void) | null = null
  private failures = 0
  private isOver = false

  constructor(parts: OutboxParts) {
    this.parts = parts
  }

  /** Takes up what an earlier page left, until what it answers with is called. */
  begin(): () => void {
    this.isOver = false
    void this.takeUp()
    return () => {
      this.isOver = true
      this.cancel?.()
      this.cancel = null
    }
  }

  /** How the sending of something goes. */
  waitOf = ({ refusal }: WaitingComment): Wait => {
    if (refusal !== null) return 'refused'
    return this.isStuck.get() ? 'waiting' : 'sending'
  }

  add(waiting: WaitingComment): void {
    this.set([...this.waiting.get(), waiting])
    void this.keep(waiting)
    this.flush()
  }

  /** The person takes back, or has taken elsewhere, what was refused or still waits. */
  remove(key: string): void {
    this.set(this.waiting.get().filter((one) => one.key !== key))
    void this.parts.store.removeWaiting(key).catch(() => undefined)
  }

  /** Sends once more what was refused. */
  retry(key: string): void {
    const refused = this.waiting.get().find((one) => one.key === key)
    if (!refused) return
    const again = { ...refused, refusal: null }
    this.put(again)
    void this.keep(again)
    this.flush()
  }

  /** The server may be back: sends what waits. */
  flush(): void {
    if (this.isOver) return
    this.cancel?.()
    this.cancel = null
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null
      // What was added while the last one was on its way.
      if (this.cancel === null && this.nextOf() !== undefined) this.flush()
    })
  }

  private async takeUp(): Promise<void> {
    const { store, userId, articleId } = this.parts
    const kept = await store.waiting(userId).catch(() => [])
    const known = new Set(this.waiting.get().map(({ key }) => key))
    const missed = kept.filter((one) => one.articleId === articleId && !known.has(one.key))
    if (missed.length > 0) this.set([...missed, ...this.waiting.get()].toSorted((a, b) => a.at - b.at))
    this.flush()
  }

  private async sendAll(): Promise<void> {
    for (let next = this.nextOf(); next && !this.isOver; next = this.nextOf()) {
      const result = await this.parts.send(next)
      if (result.kind === 'later') {
        this.wait()
        return
      }
      this.failures = 0
      this.isStuck.set(false)
      if (result.kind === 'done') this.remove(next.key)
      else {
        const refused = { ...next, refusal: result.detail }
        this.put(refused)
        await this.keep(refused)
      }
    }
  }

  private wait(): void {
    this.isStuck.set(true)
    if (this.isOver) return
    const delay = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** this.failures)
    this.failures += 1
    this.cancel = this.parts.later(() => this.flush(), delay)
  }

  private nextOf(): WaitingComment | undefined {
    return this.waiting.get().find(({ refusal }) => refusal === null)
  }

  private put(waiting: WaitingComment): void {
    this.set(this.waiting.get().map((one) => (one.key === waiting.key ? waiting : one)))
  }

  private set(waiting: readonly WaitingComment[]): void {
    this.waiting.set(waiting)
  }

  private async keep(waiting: WaitingComment): Promise<void> {
    // Where the browser keeps nothing it waits as long as the page.
    await this.parts.store.putWaiting(waiting).catch(() => undefined)
  }
}
