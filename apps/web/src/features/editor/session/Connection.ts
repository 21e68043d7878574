import type { NotSavedReason } from './savedState.ts'
import type { Standing } from './Standing.ts'
import { ArticleProvider, type ArticleProviderOptions, type Conversion } from './ArticleProvider.ts'
import { closeReaction } from './closeReaction.ts'
import { liveness, TICK_MS } from './liveness.ts'
import { reconnectDelay } from './reconnectDelay.ts'
import { Timers } from './Timers.ts'
import type * as Y from 'yjs'

export interface ConnectionOptions extends Omit<ArticleProviderOptions, 'receive' | 'flush'> {
  readonly now: () => number
  /** In [0, 1), for jitter. */
  readonly random: () => number
  /** Asks over HTTP who we are to this article; never rejects. */
  readonly ask: () => Promise<Standing>
}

/** How long an answer may take when there is reason to doubt the connection. */
const CHECK_PATIENCE_MS = 1_000

/** What a connection tells its owner. */
export interface ConnectionListeners {
  /** `provider` is the origin to apply it with. */
  readonly received: (update: Uint8Array) => void
  /** All that was received must be in the document now. */
  readonly flush: () => void
  readonly handshaken: () => void
  readonly synced: () => void
  readonly acknowledged: (n: number) => void
  readonly converted: (conversion: Conversion) => void
  readonly told: (message: Uint8Array) => void
  readonly lost: () => void
  /** The connection goes on by itself, but there is a word to say about the pause. */
  readonly delayed: (reason: NotSavedReason) => void
  /** The connection is over until `connect` is called. */
  readonly stopped: (reason: NotSavedReason) => void
  /**
   * The server was asked over HTTP because of a close; `isRefused` when it was a refusal, not a lost network. The owner
   * decides whether to go on with `connectLater`.
   */
  readonly standing: (standing: Exclude<Standing, { kind: 'unreachable' }>, isRefused: boolean) => void
}

/**
 * Keeps an article connected: decides after each close whether to come back, when, and whether to ask over HTTP first;
 * finds out that a connection is dead although nobody said so.
 */
export class Connection {
  readonly provider: ArticleProvider
  private readonly options: ConnectionOptions
  private readonly listeners: ConnectionListeners
  private readonly timers = new Timers()
  private isStopped = true
  private wasOpen = false
  private failures = 0
  private isAsking = false
  private connectingSince: number | null = null
  private lastHeardAt = 0
  private lastAskedAt: number | null = null
  private lastTickAt: number
  private barriers = 0
  private cancelRetry: () => void = () => undefined

  constructor(doc: Y.Doc, options: ConnectionOptions, listeners: ConnectionListeners) {
    this.options = options
    this.listeners = listeners
    this.lastTickAt = options.now()
    this.provider = new ArticleProvider(
      doc,
      { ...options, receive: listeners.received, flush: listeners.flush },
      {
        handshaken: () => {
          this.lastAskedAt = null
          listeners.handshaken()
        },
        acknowledged: listeners.acknowledged,
        converted: listeners.converted,
        told: listeners.told,
        heard: () => {
          this.lastHeardAt = options.now()
        },
      },
    )
    this.provider.on('sync', (isSynced: boolean) => {
      if (!isSynced) return
      this.failures = 0
      listeners.synced()
    })
    this.provider.on('status', ({ status }) => {
      this.connectingSince = status === 'connecting' ? options.now() : null
    })
    this.provider.on('connection-close', () => {
      this.wasOpen = this.provider.wsconnected
      this.connectingSince = null
      listeners.lost()
    })
    this.provider.on('closed', ({ code }) => this.handleClosed(code))
  }

  get isOpen(): boolean {
    return this.provider.wsconnected
  }

  /** Connects now, unless that is already under way, and keeps connected until stopped. */
  connect(): void {
    const isBeginning = this.isStopped
    this.isStopped = false
    this.cancelRetry()
    this.provider.connect()
    if (isBeginning) this.tick()
  }

  /** Connects after a pause that grows with each failure. */
  connectLater(notBeforeMs = 0): void {
    this.cancelRetry()
    const delay = reconnectDelay(Math.max(1, this.failures), notBeforeMs, this.options.random())
    this.cancelRetry = this.timers.after(delay, () => this.connect())
  }

  /**
   * The world may have changed: an open connection must answer within a moment or is closed, any other is renewed at once.
   * A network that is gone closes nothing by itself for minutes.
   */
  checkNow(): void {
    if (this.isStopped || this.isAsking) return
    if (!this.isOpen) {
      this.failures = 0
      this.cancelRetry()
      this.provider.reconnectNow()
      return
    }
    const askedAt = this.options.now()
    const socket = this.provider.ws
    this.sendBarrier()
    this.timers.after(CHECK_PATIENCE_MS, () => {
      if (this.provider.ws === socket && this.lastHeardAt < askedAt) this.provider.reconnectNow()
    })
  }

  /** Asks for a durable answer to everything sent so far; gives the barrier's number, or null when nothing is open. */
  sendBarrier(): number | null {
    const n = this.barriers + 1
    if (!this.provider.sendBarrier(n)) return null
    this.barriers = n
    this.lastAskedAt = this.options.now()
    return n
  }

  /** Sends a message, if there is a socket. */
  say(message: Uint8Array<ArrayBuffer>): void {
    this.provider.say(message)
  }

  /** Closes and stays closed. */
  stop(): void {
    this.isStopped = true
    this.timers.clear()
    this.provider.disconnect()
  }

  dispose(): void {
    this.isStopped = true
    this.timers.clear()
    this.provider.destroy()
  }

  /** Asks over HTTP and tells the owner; comes back by itself when nobody answers. */
  async ask(isRefused: boolean): Promise<void> {
    if (this.isAsking) return
    this.isAsking = true
    const standing = await this.options.ask()
    this.isAsking = false
    if (this.isStopped) return
    if (standing.kind === 'unreachable') this.connectLater()
    else this.listeners.standing(standing, isRefused)
  }

  private handleClosed(code: number): void {
    if (this.isStopped) return
    this.failures += 1
    // Refused before the upgrade looks like no network at all: only HTTP tells them apart.
    const reaction = this.wasOpen ? closeReaction(code) : ({ kind: 'ask' } as const)
    switch (reaction.kind) {
      case 'stop':
        this.stop()
        this.listeners.stopped(reaction.reason)
        return
      case 'ask':
        void this.ask(this.wasOpen)
        return
      case 'reconnect':
        if (reaction.reason !== null) this.listeners.delayed(reaction.reason)
        this.connectLater(reaction.notBeforeMs)
    }
  }

  private tick(): void {
    const now = this.options.now()
    const verdict = liveness({
      now,
      lastTickAt: this.lastTickAt,
      isOpen: this.isOpen,
      connectingSince: this.connectingSince,
      lastHeardAt: this.lastHeardAt,
      lastAskedAt: this.lastAskedAt,
    })
    this.lastTickAt = now
    if (verdict === 'ask') this.sendBarrier()
    if (verdict === 'renew') this.provider.reconnectNow()
    this.timers.after(TICK_MS, () => this.tick())
  }
}
