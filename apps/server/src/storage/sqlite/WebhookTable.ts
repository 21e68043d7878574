import type { WebhookEvent, WebhookPolicy } from '@stet/protocol'
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import type { AuditEntry } from '../AuditEntry.ts'
import type { NewWebhook, StoredWebhook, WebhookSecrets, WebhookTerms } from '../StoredWebhook.ts'
import type { AuditTable } from './AuditTable.ts'
import type { DeliveryTable } from './DeliveryTable.ts'
import { transaction } from './openDatabase.ts'

/** Deliveries that are shown of a receiver. */
const SHOWN = 10

const COLUMNS = `key, id, url, events, policy, desk, is_active, made_by, made_at, former_until,
  (SELECT count(*) FROM deliveries WHERE webhook = webhooks.key AND state = 'waiting') AS waiting,
  (SELECT count(*) FROM deliveries WHERE webhook = webhooks.key AND state = 'gaveUp') AS gave_up`

/** The receivers of what becomes of articles. Whatever is done to one is on record in the same transaction. */
export class WebhookTable {
  readonly #database: DatabaseSync
  readonly #audit: AuditTable
  readonly #deliveries: DeliveryTable
  readonly #list: StatementSync
  readonly #get: StatementSync
  readonly #secrets: StatementSync
  readonly #insert: StatementSync
  readonly #change: StatementSync
  readonly #renew: StatementSync
  readonly #remove: StatementSync

  constructor(database: DatabaseSync, audit: AuditTable, deliveries: DeliveryTable) {
    this.#database = database
    this.#audit = audit
    this.#deliveries = deliveries
    this.#list = database.prepare(`SELECT ${COLUMNS} FROM webhooks ORDER BY key`)
    this.#get = database.prepare(`SELECT ${COLUMNS} FROM webhooks WHERE id = ?`)
    this.#secrets = database.prepare('SELECT secret, former_secret, former_until FROM webhooks WHERE id = ?')
    this.#insert = database.prepare(`
      INSERT INTO webhooks (id, url, secret, events, policy, desk, is_active, made_by, made_at)
      SELECT $id, $url, $secret, $events, $policy, $desk, $isActive, $madeBy, $madeAt
      WHERE (SELECT count(*) FROM webhooks) < $most`)
    this.#change = database.prepare(`
      UPDATE webhooks SET url = $url, events = $events, policy = $policy, desk = $desk, is_active = $isActive
      WHERE id = $id`)
    this.#renew = database.prepare(
      'UPDATE webhooks SET secret = ?, former_secret = ?, former_until = ? WHERE id = ?',
    )
    this.#remove = database.prepare('DELETE FROM webhooks WHERE id = ?')
  }

  list(): readonly StoredWebhook[] {
    return this.#list.all().map((row) => this.#stored(row))
  }

  get(id: string): StoredWebhook | null {
    const row = this.#get.get(id)
    return row === undefined ? null : this.#stored(row)
  }

  secretsOf(id: string): WebhookSecrets | null {
    const row = this.#secrets.get(id)
    if (row === undefined) return null
    const { secret, former_secret: former, former_until: until } = row
    return {
      secret: String(secret),
      former: former === null ? null : { secret: String(former), until: Number(until) },
    }
  }

  add(webhook: NewWebhook, most: number, audit: AuditEntry): boolean {
    const { id, secret, madeBy, madeAt } = webhook
    return this.#onRecord(audit, () =>
      this.#insert.run({
        $id: id,
        $secret: secret,
        $madeBy: madeBy,
        $madeAt: madeAt,
        $most: most,
        ...columnsOf(webhook),
      }),
    )
  }

  change(id: string, terms: WebhookTerms, audit: AuditEntry): boolean {
    return this.#onRecord(audit, () => this.#change.run({ $id: id, ...columnsOf(terms) }))
  }

  renewSecret(id: string, { secret, former }: WebhookSecrets, audit: AuditEntry): boolean {
    return this.#onRecord(audit, () =>
      this.#renew.run(secret, former?.secret ?? null, former?.until ?? null, id),
    )
  }

  remove(id: string, audit: AuditEntry): boolean {
    return this.#onRecord(audit, () => this.#remove.run(id))
  }

  moveToDesk(from: string, to: string): void {
    this.#database.prepare('UPDATE webhooks SET desk = ? WHERE desk = ?').run(to, from)
  }

  retry(id: string, now: number, audit: AuditEntry): boolean {
    return transaction(this.#database, () => {
      if (this.#get.get(id) === undefined) return false
      this.#deliveries.retry(id, now)
      this.#audit.add(audit)
      return true
    })
  }

  #onRecord(audit: AuditEntry, write: () => { readonly changes: number | bigint }): boolean {
    return transaction(this.#database, () => {
      const isDone = Number(write().changes) > 0
      if (isDone) this.#audit.add(audit)
      return isDone
    })
  }

  #stored(row: Record<string, SQLOutputValue>): StoredWebhook {
    return {
      id: String(row['id']),
      url: String(row['url']),
      events: JSON.parse(String(row['events'])) as WebhookEvent[],
      policy: row['policy'] as WebhookPolicy,
      desk: row['desk'] === null ? null : String(row['desk']),
      isActive: row['is_active'] === 1,
      madeBy: String(row['made_by']),
      madeAt: Number(row['made_at']),
      formerSecretUntil: row['former_until'] === null ? null : Number(row['former_until']),
      waiting: Number(row['waiting']),
      gaveUp: Number(row['gave_up']),
      deliveries: this.#deliveries.of(Number(row['key']), SHOWN),
    }
  }
}

function columnsOf({ url, events, policy, desk, isActive }: WebhookTerms) {
  return {
    $url: url,
    $events: JSON.stringify(events),
    $policy: policy,
    $desk: desk,
    $isActive: isActive ? 1 : 0,
  }
}
