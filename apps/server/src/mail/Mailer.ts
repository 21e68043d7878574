import type { Account } from '@stet/protocol'
import type { OpenAccounts } from '../accounts/openAccounts.ts'
import { neededFor } from '../notifications/neededFor.ts'
import type { Logger } from '../observability/logger.ts'
import { can } from '../permissions.ts'
import { MAILED_UNLESS_TOLD, type StoredMail } from '../storage/StoredMail.ts'
import type { Store } from '../storage/Store.ts'
import { composeMail } from './composeMail.ts'
import type { MailSettings } from './MailSettings.ts'
import type { Smtp } from './openSmtp.ts'

export interface MailerParts {
  readonly settings: MailSettings
  readonly store: Pick<Store, 'mail'>
  readonly accounts: Pick<OpenAccounts, 'people'>
  readonly smtp: Smtp
  readonly logger: Pick<Logger, 'warn'>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const MINUTE = 60_000
/** How often it is looked what is due, in milliseconds. */
const EVERY = MINUTE / 2
const A_ROUND = 20
/** Nobody is told any more of what happened so many milliseconds ago. */
const GIVES_UP_AFTER = 3 * 24 * 60 * MINUTE
const LONGEST_DELAY = 4 * 60 * MINUTE
/** Milliseconds that an end waits for a mail that is on its way. */
const END_WITHIN = 3_000

/** Sends what is due, one mail after the other, beside everything else; what the server does not take is tried again, less and less often. */
export class Mailer {
  readonly #parts: MailerParts
  readonly #end = new AbortController()
  /** Out, and not yet settled: never sent again, whatever the store does. */
  readonly #sent = new Set<number>()
  #timer: NodeJS.Timeout | null = null
  #round: Promise<void> | null = null
  #isWanted = false
  #isEnding = false

  constructor(parts: MailerParts) {
    this.#parts = parts
  }

  /** Looks at once and from now on, until it is ended. */
  begin(): void {
    this.#timer = setInterval(() => this.wake(), EVERY)
    this.#timer.unref()
    this.wake()
  }

  /** Something may be due. */
  wake(): void {
    if (!this.#isEnding) void this.look()
  }

  /** Sends what is due; resolves when that has been tried. Never rejects. */
  look(): Promise<void> {
    this.#isWanted = true
    this.#round ??= this.#run().finally(() => {
      this.#round = null
    })
    return this.#round
  }

  /** Nothing is begun any more; what is on its way has a moment to arrive, and is tried again after the next start. */
  async end(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#isEnding = true
    this.#isWanted = false
    const patience = setTimeout(() => this.#end.abort(), END_WITHIN)
    await this.#round
    clearTimeout(patience)
  }

  async #run(): Promise<void> {
    while (this.#isWanted) {
      this.#isWanted = false
      try {
        await this.#sendDue()
      } catch (error) {
        this.#parts.logger.warn({ reason: String(error) }, 'mail waits: the store does not answer')
      }
    }
  }

  async #sendDue(): Promise<void> {
    const { store, accounts, now } = this.#parts
    const due = await store.mail.due(now(), A_ROUND)
    const people = new Map(accounts.people().map((person) => [person.id, person]))
    for (const mail of due) {
      if (this.#isEnding) return
      const goesOn = await this.#handle(mail, people)
      // Nobody there: the others wait, too.
      if (!goesOn) return
    }
    if (due.length === A_ROUND) this.#isWanted = true
  }

  /** False where the server is not to be had. */
  async #handle(mail: StoredMail, people: ReadonlyMap<string, Account>): Promise<boolean> {
    const { store, logger, now } = this.#parts
    const { number, at } = mail.notification
    const person = await this.#reader(mail, people.get(mail.person))
    if (person === null || this.#sent.has(number)) {
      await this.#settle(number)
      return true
    }
    const told = { mail: number, person: mail.person, attempts: mail.attempts + 1 }
    if (now() - at > GIVES_UP_AFTER) {
      logger.warn(told, 'mail given up: it could not be sent for days')
      await this.#settle(number)
      return true
    }
    // Before it is sent: whatever happens then, it is not tried again at once.
    await store.mail.postpone(number, now() + delayAfter(mail.attempts))
    const result = await this.#send(mail, person, people)
    if (result.ok) {
      this.#sent.add(number)
      await this.#settle(number)
      return true
    }
    const { reason, what } = result
    if (what === 'refused') {
      logger.warn({ ...told, reason }, 'mail given up: it was refused')
      await this.#settle(number)
      return true
    }
    logger.warn({ ...told, reason }, 'mail not sent yet')
    return what === 'notYet'
  }

  async #settle(number: number): Promise<void> {
    await this.#parts.store.mail.settle(number)
    this.#sent.delete(number)
  }

  /** Who is to read it, as they are now; null where there is nobody any more who may, or wants to. */
  async #reader(mail: StoredMail, person: Account | undefined): Promise<Account | null> {
    const { kind, article, isRead } = mail.notification
    if (!person || person.isLocked || isRead || !can(person, neededFor(kind), article)) return null
    const { byMail } = await this.#parts.store.mail.settings(person.id)
    return (byMail[kind] ?? MAILED_UNLESS_TOLD[kind]) ? person : null
  }

  async #send(mail: StoredMail, to: Account, people: ReadonlyMap<string, Account>) {
    const { settings, smtp, store, now } = this.#parts
    const { by } = mail.notification
    const { language } = await store.mail.settings(to.id)
    const composed = composeMail(mail, {
      to: { name: to.name, address: to.email },
      by: by === null ? null : (people.get(by)?.name ?? ''),
      language: language ?? 'de',
      settings,
      now: now(),
    })
    return smtp.send(composed, this.#end.signal)
  }
}

/** One minute, then four times as long each time, up to four hours. */
function delayAfter(attempts: number): number {
  return Math.min(MINUTE * 4 ** attempts, LONGEST_DELAY)
}
