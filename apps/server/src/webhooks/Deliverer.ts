import type { DeliveryState } from '@stet/protocol'
import type { Logger } from '../observability/logger.ts'
import type { Attempted, DueDelivery } from '../storage/StoredWebhook.ts'
import type { Store } from '../storage/Store.ts'
import type { Rooms } from '../sync/Rooms.ts'
import { delayAfter, MOST_ATTEMPTS } from './delayAfter.ts'
import type { OpenNetworks } from './OpenNetworks.ts'
import { postMessage } from './postMessage.ts'
import { prepareMessage } from './prepareMessage.ts'
import { signMessage } from './signMessage.ts'

export interface DelivererParts {
  readonly store: Pick<Store, 'webhooks' | 'getArticle' | 'getWorkflow' | 'publishedById'>
  readonly rooms: Pick<Rooms, 'read'>
  readonly networks: OpenNetworks
  readonly logger: Pick<Logger, 'warn'>
  /** Its name, as others are told it. */
  readonly newsroom: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** A whole number from 0 to 2^32 - 1. */
  readonly random: () => number
  /** Milliseconds that a receiver may take to answer. */
  readonly answersWithin: number
}

/** How many messages to one receiver are on their way at a time. */
const AT_ONCE = 4
/** How often it is looked what is due at least, in milliseconds: clocks are set. */
const EVERY = 30_000
/** What was settled so many milliseconds ago is shown no more, and goes. */
const SHOWN_FOR = 30 * 24 * 3_600_000
const FORGETS_EVERY = 3_600_000
/** Milliseconds that an end waits for a message that is on its way. */
const END_WITHIN = 3_000

/**
 * Tells receivers what they are to be told, beside everything else: of one article in order, to each receiver some at a time, so
 * that one that is slow or away delays nobody else. What is not taken is tried again, less and less often, for a day.
 */
export class Deliverer {
  readonly #parts: DelivererParts
  readonly #end = new AbortController()
  readonly #underWay = new Map<number, { readonly webhook: string; readonly work: Promise<void> }>()
  /** Taken, and not yet settled: never sent again by this process, whatever the store does. */
  readonly #taken = new Set<number>()
  #timer: NodeJS.Timeout | null = null
  #round: Promise<void> | null = null
  #isWanted = false
  #isEnding = false
  #forgetsAt = 0

  constructor(parts: DelivererParts) {
    this.#parts = parts
  }

  /** Looks what is due, now and, from the first call on, whenever something is. */
  wake(): void {
    if (this.#isEnding) return
    this.#isWanted = true
    this.#round ??= this.#run().finally(() => {
      this.#round = null
      this.#wait()
    })
  }

  /** Looks now; resolves when all that is due was tried. Never rejects. */
  async look(): Promise<void> {
    this.wake()
    while (this.#round !== null || this.#underWay.size > 0) {
      await this.#round
      // Of none, nobody would ever be first.
      if (this.#underWay.size > 0) await Promise.race([...this.#underWay.values()].map(({ work }) => work))
    }
  }

  /** Nothing is begun any more; what is on its way has a moment to arrive, and is tried again after the next start. */
  async end(): Promise<void> {
    this.#isEnding = true
    this.#isWanted = false
    if (this.#timer !== null) clearTimeout(this.#timer)
    const patience = setTimeout(() => this.#end.abort(), END_WITHIN)
    await this.#round
    await Promise.all([...this.#underWay.values()].map(({ work }) => work))
    clearTimeout(patience)
  }

  async #run(): Promise<void> {
    const { store, now, logger } = this.#parts
    try {
      while (this.#isWanted) {
        this.#isWanted = false
        for (const due of await store.webhooks.due(now(), 2 * AT_ONCE)) this.#start(due)
      }
      if (now() < this.#forgetsAt) return
      this.#forgetsAt = now() + FORGETS_EVERY
      await store.webhooks.forget(now() - SHOWN_FOR)
    } catch (error) {
      logger.warn({ reason: String(error) }, 'webhooks wait: the store does not answer')
    }
  }

  /** Wakes itself when the next one is due. */
  #wait(): void {
    if (this.#isEnding) return
    const { store, now } = this.#parts
    const after = now()
    const sleep = (until: number | null) => {
      if (this.#isEnding) return
      if (this.#timer !== null) clearTimeout(this.#timer)
      const left = until === null ? EVERY : until - now()
      this.#timer = setTimeout(() => this.wake(), Math.min(Math.max(left, 0), EVERY)).unref()
    }
    store.webhooks.nextDue(after).then(sleep, () => sleep(null))
  }

  #start(due: DueDelivery): void {
    const { key, webhook } = due
    const toIt = [...this.#underWay.values()].filter((each) => each.webhook === webhook)
    if (this.#isEnding || this.#underWay.has(key) || toIt.length >= AT_ONCE) return
    const work = this.#handle(due).then(
      () => this.#done(key, true),
      (error: unknown) => {
        const about = { delivery: due.id, webhook, reason: String(error) }
        this.#parts.logger.warn(about, 'a webhook waits: it could not be prepared or put down')
        this.#done(key, false)
      },
    )
    this.#underWay.set(key, { webhook, work })
  }

  #done(key: number, goesOn: boolean): void {
    this.#underWay.delete(key)
    if (goesOn) this.wake()
  }

  async #handle(due: DueDelivery): Promise<void> {
    const { store, now, random } = this.#parts
    const { key, attempts } = due
    if (this.#taken.has(key)) return this.#settle(key, 'delivered', null)
    const prepared = await prepareMessage(due, this.#parts)
    if (prepared.does === 'wait') return store.webhooks.postpone(key, prepared.until, false)
    if (prepared.does === 'drop') return this.#settle(key, 'overtaken', null)
    // Before it is sent: whatever happens then, it is not tried again at once.
    await store.webhooks.postpone(key, now() + delayAfter(attempts, random()), true)
    return this.#send(due, prepared.body)
  }

  async #send({ key, id, url, webhook, secrets, attempts }: DueDelivery, body: string): Promise<void> {
    const { store, networks, now, logger, answersWithin } = this.#parts
    const attempted = await postMessage({
      url,
      body,
      headers: signMessage(id, body, secrets, now()),
      networks,
      within: answersWithin,
      signal: this.#end.signal,
    })
    if (attempted.problem === null) {
      this.#taken.add(key)
      return this.#settle(key, 'delivered', attempted)
    }
    const told = { delivery: id, webhook, attempts: attempts + 1, ...attempted }
    if (attempts + 1 < MOST_ATTEMPTS) {
      logger.warn(told, 'webhook not taken yet')
      return store.webhooks.note(key, attempted)
    }
    logger.warn(told, 'webhook given up: it was not taken for a day')
    return this.#settle(key, 'gaveUp', attempted)
  }

  async #settle(
    key: number,
    state: Exclude<DeliveryState, 'waiting'>,
    attempted: Attempted | null,
  ): Promise<void> {
    await this.#parts.store.webhooks.settle(key, state, attempted)
    this.#taken.delete(key)
  }
}
