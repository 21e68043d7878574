import type { DeliveryState, WebhookEvent, WebhookPolicy } from '@stet/protocol'
import type { AuditEntry } from './AuditEntry.ts'

/** What can be changed of a receiver. */
export interface WebhookTerms {
  readonly url: string
  readonly events: readonly WebhookEvent[]
  readonly policy: WebhookPolicy
  /** Name of a desk; null: all. */
  readonly desk: string | null
  readonly isActive: boolean
}

/** A secret that what is sent is signed with, beside a new one, until then. */
interface FormerSecret {
  readonly secret: string
  /** Milliseconds since 1970. */
  readonly until: number
}

/** What a receiver knows us by. */
export interface WebhookSecrets {
  readonly secret: string
  readonly former: FormerSecret | null
}

export interface NewWebhook extends WebhookTerms {
  readonly id: string
  readonly secret: string
  /** A person's id. */
  readonly madeBy: string
  readonly madeAt: number
}

/** A delivery as it stands. Times are milliseconds since 1970. */
export interface StoredDelivery {
  readonly id: string
  readonly event: WebhookEvent
  readonly article: string
  readonly version: number
  readonly at: number
  readonly state: DeliveryState
  readonly attempts: number
  readonly status: number | null
  readonly problem: string | null
  readonly dueAt: number
}

/** A receiver without its secrets, and what it was told last. */
export interface StoredWebhook extends Omit<NewWebhook, 'secret'> {
  readonly formerSecretUntil: number | null
  readonly waiting: number
  readonly gaveUp: number
  /** The latest first. */
  readonly deliveries: readonly StoredDelivery[]
}

/** A delivery whose time has come, with where it goes; nothing of a text is in it. */
export interface DueDelivery extends Pick<
  StoredDelivery,
  'id' | 'event' | 'article' | 'version' | 'at' | 'attempts'
> {
  readonly key: number
  readonly webhook: string
  readonly url: string
  readonly policy: WebhookPolicy
  readonly secrets: WebhookSecrets
}

/** What came of an attempt. */
export interface Attempted {
  readonly status: number | null
  readonly problem: string | null
}

/**
 * Keeps the receivers, and what each is to be told of articles: written with what causes it (`changeWorkflow`, `patchArticle`),
 * kept until it was told or given up. Every promise is as those of `Store`.
 */
export interface WebhookStore {
  list(): Promise<readonly StoredWebhook[]>
  get(id: string): Promise<StoredWebhook | null>
  secretsOf(id: string): Promise<WebhookSecrets | null>
  /** False where there are as many as there may be. */
  add(webhook: NewWebhook, most: number, audit: AuditEntry): Promise<boolean>
  /** False: there is none. So with the next three. */
  change(id: string, terms: WebhookTerms, audit: AuditEntry): Promise<boolean>
  renewSecret(id: string, secrets: WebhookSecrets, audit: AuditEntry): Promise<boolean>
  /** Receivers of what a desk does, which has another name from now on. */
  moveToDesk(from: string, to: string): Promise<void>
  /** With all that it was told and was to be told. */
  remove(id: string, audit: AuditEntry): Promise<boolean>
  /** What was given up is tried again from now on. */
  retry(id: string, now: number, audit: AuditEntry): Promise<boolean>
  /**
   * Of each receiver that is on at most so many whose time has come: of an article only the first that is not settled, so that
   * nothing is told before what happened earlier.
   */
  due(now: number, mostOfEach: number): Promise<readonly DueDelivery[]>
  /** When the next one is due behind this moment; null: none is. */
  nextDue(after: number): Promise<number | null>
  /** It is not tried before then; `attempted` counts an attempt. */
  postpone(key: number, until: number, attempted: boolean): Promise<void>
  note(key: number, attempted: Attempted): Promise<void>
  settle(key: number, state: Exclude<DeliveryState, 'waiting'>, attempted: Attempted | null): Promise<void>
  /** What was settled before then goes, but for the latest of each article that a receiver was told of. */
  forget(before: number): Promise<void>
}
