import type { BudgetSettings } from './BudgetSettings.ts'
import type { PersonBudget } from './PersonBudgets.ts'
import { TokenBucket } from './TokenBucket.ts'

/** Of a document: finding out what somebody lacks costs time of the whole, also when that is nothing. */
const LEAST_ANSWER = 1 / 20

/** What is over, and how long until it is made good. Milliseconds; 0: nothing is over. */
export interface Overdraft {
  readonly of: 'messages' | 'bytes' | 'answers'
  readonly wait: number
}

/**
 * What one socket may send and be answered, by itself and as one of its person's. Each call answers with what has to wait
 * longest. `now`: milliseconds of a clock that never goes back.
 */
export class SocketBudget {
  readonly #settings: BudgetSettings
  readonly #person: PersonBudget
  readonly #messages: TokenBucket
  readonly #bytes: TokenBucket
  /** In documents. */
  readonly #answers: TokenBucket

  constructor(settings: BudgetSettings, person: PersonBudget, now: number) {
    this.#settings = settings
    this.#person = person
    this.#messages = new TokenBucket(settings.socketMessages, now)
    this.#bytes = new TokenBucket(settings.socketBytes, now)
    this.#answers = new TokenBucket(settings.socketAnswers, now)
  }

  /** So much was read. */
  read(bytes: number, messages: number, now: number): Overdraft {
    const ofMessages = Math.max(this.#messages.take(messages, now), this.#person.messages.take(messages, now))
    const ofBytes = Math.max(this.#bytes.take(bytes, now), this.#person.bytes.take(bytes, now))
    return ofMessages >= ofBytes ? { of: 'messages', wait: ofMessages } : { of: 'bytes', wait: ofBytes }
  }

  /** It was answered so many bytes of a document that has `documentBytes` as a whole. */
  answered(bytes: number, documentBytes: number, now: number): Overdraft {
    const whole = Math.max(documentBytes, this.#settings.smallestDocument)
    const documents = Math.max(bytes / whole, LEAST_ANSWER)
    const wait = Math.max(this.#answers.take(documents, now), this.#person.answers.take(bytes, now))
    return { of: 'answers', wait }
  }

  /** What is owed for answers that were given. */
  owedForAnswers(now: number): Overdraft {
    return { of: 'answers', wait: Math.max(this.#answers.owed(now), this.#person.answers.owed(now)) }
  }
}
