import type { DeliveryState, WebhookEvent, WebhookPolicy } from '@stet/protocol'
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import { isTold } from '../../webhooks/isTold.ts'
import { noticesOf, type Changed, type Notice } from '../../webhooks/noticesOf.ts'
import type { Attempted, DueDelivery, StoredDelivery } from '../StoredWebhook.ts'

/** What receivers are to be told of articles, one after the other for each article. */
export class DeliveryTable {
  readonly #key: StatementSync
  readonly #isOverridden: StatementSync
  readonly #hurry: StatementSync
  readonly #receivers: StatementSync
  readonly #add: StatementSync
  readonly #of: StatementSync
  readonly #due: StatementSync
  readonly #next: StatementSync
  readonly #postpone: StatementSync
  readonly #note: StatementSync
  readonly #settle: StatementSync
  readonly #retry: StatementSync
  readonly #forget: StatementSync

  constructor(database: DatabaseSync) {
    this.#key = database.prepare('SELECT key FROM articles WHERE id = ?')
    this.#isOverridden = database.prepare(`
      SELECT EXISTS (SELECT 1 FROM json_each(overridden) WHERE value = 'embargo') AS isOverridden
      FROM publications WHERE article = ? ORDER BY version DESC LIMIT 1`)
    this.#hurry = database.prepare(
      "UPDATE deliveries SET due_at = min(due_at, ?) WHERE article = ? AND state = 'waiting'",
    )
    this.#receivers = database.prepare(`
      SELECT key, events, policy, desk, (SELECT event FROM deliveries WHERE article = ? AND webhook = webhooks.key
        ORDER BY key DESC LIMIT 1) AS last FROM webhooks ORDER BY key`)
    // An id that a receiver has seen is never given to something else, whatever a restore brings back.
    this.#add = database.prepare(`
      INSERT INTO deliveries (id, webhook, article, event, version, at, due_at, attempts, state)
      VALUES ('msg_' || lower(hex(randomblob(16))), $webhook, $article, $event, $version, $at, $dueAt, 0, 'waiting')`)
    this.#of = database.prepare(`
      SELECT deliveries.id, event, articles.id AS article, deliveries.version, at, deliveries.state, attempts, status, problem,
        deliveries.due_at AS dueAt
      FROM deliveries JOIN articles ON articles.key = article WHERE webhook = ? ORDER BY deliveries.key DESC LIMIT ?`)
    this.#due = database.prepare(`
      SELECT * FROM (
        SELECT deliveries.key, deliveries.id, event, articles.id AS article, deliveries.version, at, attempts,
          webhooks.id AS webhook, url, policy, secret, former_secret, former_until,
          row_number() OVER (PARTITION BY webhook ORDER BY deliveries.due_at, deliveries.key) AS place
        FROM deliveries JOIN webhooks ON webhooks.key = webhook JOIN articles ON articles.key = article
        WHERE deliveries.state = 'waiting' AND is_active = 1 AND deliveries.due_at <= $now AND NOT EXISTS (
          SELECT 1 FROM deliveries AS earlier WHERE earlier.state = 'waiting' AND earlier.webhook = deliveries.webhook
            AND earlier.article = deliveries.article AND earlier.key < deliveries.key))
      WHERE place <= $most ORDER BY key`)
    this.#next = database.prepare(`
      SELECT min(due_at) AS dueAt FROM deliveries JOIN webhooks ON webhooks.key = webhook
      WHERE deliveries.state = 'waiting' AND is_active = 1 AND due_at > ?`)
    this.#postpone = database.prepare(
      "UPDATE deliveries SET due_at = ?, attempts = attempts + ? WHERE key = ? AND state = 'waiting'",
    )
    this.#note = database.prepare('UPDATE deliveries SET status = ?, problem = ? WHERE key = ?')
    this.#settle = database.prepare('UPDATE deliveries SET state = ? WHERE key = ?')
    this.#retry = database.prepare(`
      UPDATE deliveries SET state = 'waiting', attempts = 0, due_at = ?
      WHERE state = 'gaveUp' AND webhook = (SELECT key FROM webhooks WHERE id = ?)`)
    this.#forget = database.prepare(`
      DELETE FROM deliveries WHERE state <> 'waiting' AND at < ? AND EXISTS (
        SELECT 1 FROM deliveries AS later WHERE later.webhook = deliveries.webhook
          AND later.article = deliveries.article AND later.key > deliveries.key)`)
  }

  /** To be called in the transaction that changes the article, when it did. */
  tell(changed: Omit<Changed, 'isOverridden'>): void {
    const { before, after, now } = changed
    const article = Number(this.#key.get(after.id)?.['key'])
    const isOverridden = this.#isOverridden.get(article)?.['isOverridden'] === 1
    const notices = noticesOf({ ...changed, isOverridden })
    const isMoved = before.metadata['embargoUntil'] !== after.metadata['embargoUntil']
    // What waits may be to be sent now, or be overtaken by what comes behind it.
    if (notices.length > 0 || isMoved) this.#hurry.run(now, article)
    if (notices.length === 0) return
    for (const receiver of this.#receivers.all(article)) {
      const terms = {
        events: JSON.parse(String(receiver['events'])) as WebhookEvent[],
        policy: receiver['policy'] as WebhookPolicy,
        desk: receiver['desk'] === null ? null : String(receiver['desk']),
      }
      const last = receiver['last'] as WebhookEvent | null
      const wanted = notices.filter((notice) => isTold(terms, notice, after.desk, last))
      for (const notice of wanted) this.#insert(Number(receiver['key']), article, notice, now)
    }
  }

  /** The latest first. */
  of(webhook: number, limit: number): readonly StoredDelivery[] {
    return this.#of.all(webhook, limit) as unknown as StoredDelivery[]
  }

  due(now: number, mostOfEach: number): readonly DueDelivery[] {
    return this.#due.all({ $now: now, $most: mostOfEach }).map(toDue)
  }

  nextDue(after: number): number | null {
    const dueAt = this.#next.get(after)?.['dueAt'] ?? null
    return dueAt === null ? null : Number(dueAt)
  }

  postpone(key: number, until: number, attempted: boolean): void {
    this.#postpone.run(until, attempted ? 1 : 0, key)
  }

  note(key: number, { status, problem }: Attempted): void {
    this.#note.run(status, problem, key)
  }

  settle(key: number, state: Exclude<DeliveryState, 'waiting'>, attempted: Attempted | null): void {
    if (attempted !== null) this.note(key, attempted)
    this.#settle.run(state, key)
  }

  retry(webhook: string, now: number): void {
    this.#retry.run(now, webhook)
  }

  forget(before: number): void {
    this.#forget.run(before)
  }

  #insert(webhook: number, article: number, { event, version, dueAt }: Notice, at: number): void {
    this.#add.run({
      $webhook: webhook,
      $article: article,
      $event: event,
      $version: version,
      $at: at,
      $dueAt: dueAt,
    })
  }
}

function toDue(row: Record<string, SQLOutputValue>): DueDelivery {
  const { secret, former_secret: former, former_until: until, place: _, ...rest } = row
  return {
    ...(rest as unknown as Omit<DueDelivery, 'secrets'>),
    secrets: {
      secret: String(secret),
      former: former === null ? null : { secret: String(former), until: Number(until) },
    },
  }
}
