import type { IdRange } from '@stet/article'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { ArticleRow } from '../Store.ts'
import type {
  PublishedArticle,
  PublishedVersion,
  WorkflowChange,
  WorkflowRecord,
  WorkflowResult,
  WorkflowState,
} from '../WorkflowRecord.ts'
import { IS_CLEARED } from './articleColumns.ts'
import type { ArticleTable } from './ArticleTable.ts'
import type { AuditTable } from './AuditTable.ts'
import { DeliveryTable } from './DeliveryTable.ts'
import { NotificationTable } from './NotificationTable.ts'
import { transaction } from './openDatabase.ts'

const NOTHING_YET: WorkflowRecord = {
  revision: 0,
  submitters: [],
  approval: null,
  clearance: null,
  schedule: null,
  remark: null,
}

const VERSION =
  'version, at, by, approved_by AS approvedBy, hash, notice, overridden, article_json AS article, live'

/** Where articles stand in the workflow, and the versions that went out, which are added and read, nothing else. */
export class WorkflowTable {
  readonly #database: DatabaseSync
  readonly #articles: ArticleTable
  readonly #audit: AuditTable
  readonly #notifications: NotificationTable
  readonly #deliveries: DeliveryTable
  readonly #key: StatementSync
  readonly #select: StatementSync
  readonly #save: StatementSync
  readonly #move: StatementSync
  readonly #publish: StatementSync
  readonly #latest: StatementSync
  readonly #schedules: StatementSync
  readonly #approvals: StatementSync
  readonly #clearances: StatementSync
  readonly #idOfSlug: StatementSync
  readonly #notices: StatementSync

  constructor(database: DatabaseSync, articles: ArticleTable, audit: AuditTable) {
    this.#database = database
    this.#articles = articles
    this.#audit = audit
    this.#deliveries = new DeliveryTable(database)
    this.#notifications = new NotificationTable(database)
    this.#key = database.prepare('SELECT key FROM articles WHERE id = ?')
    this.#select = database.prepare(
      'SELECT revision, submitters, approval, clearance, schedule, remark FROM workflow WHERE article = ?',
    )
    this.#save = database.prepare(`
      REPLACE INTO workflow (article, revision, submitters, approval, clearance, schedule, remark, kill_notice)
      VALUES ($key, $revision, $submitters, $approval, $clearance, $schedule, $remark,
        coalesce($killNotice, (SELECT kill_notice FROM workflow WHERE article = $key)))`)
    this.#move = database.prepare(`
      UPDATE articles SET state = $state, publication = $publication, version = coalesce($version, version),
        publish_at = $publishAt, metadata = json_patch(metadata, $metadata), updated_at = max(updated_at, $at)
      WHERE key = $key`)
    this.#publish = database.prepare(`
      INSERT INTO publications (article, version, at, by, approved_by, hash, notice, overridden, article_json, live)
      VALUES ($key, $version, $at, $by, $approvedBy, $hash, $notice, $overridden, $article, $live)`)
    this.#latest = database.prepare(
      `SELECT ${VERSION} FROM publications WHERE article = ? ORDER BY version DESC LIMIT 1`,
    )
    this.#schedules = database.prepare(
      'SELECT id, publish_at AS publishAt FROM articles WHERE publish_at IS NOT NULL ORDER BY publish_at',
    )
    this.#approvals = database.prepare(`
      SELECT id, approval ->> 'hash' AS hash FROM articles JOIN workflow ON workflow.article = articles.key
      WHERE articles.state = 'approved' AND approval IS NOT NULL`)
    this.#clearances = database.prepare(`SELECT id FROM articles WHERE ${IS_CLEARED} ORDER BY id`)
    this.#idOfSlug = database.prepare('SELECT id FROM articles WHERE slug = ?')
    this.#notices = database.prepare(`
      SELECT version, at, notice AS text FROM publications WHERE article = $key AND notice IS NOT NULL
      UNION ALL
      SELECT articles.version, kill_notice ->> 'at', kill_notice ->> 'text' FROM workflow
        JOIN articles ON articles.key = workflow.article WHERE workflow.article = $key AND kill_notice IS NOT NULL
      ORDER BY at DESC, version DESC`)
  }

  get(id: string): WorkflowState | null {
    const key = this.#keyOf(id)
    return key === null ? null : { record: this.#record(key), published: this.#latestOf(key) }
  }

  /** One transaction, with what is put on record about it, and who and what other systems are told of it. */
  change(id: string, change: WorkflowChange): WorkflowResult {
    return transaction(this.#database, () => {
      const key = this.#keyOf(id)
      if (key === null) return { ok: false, reason: 'missing' }
      if (this.#record(key).revision !== change.record.revision) return { ok: false, reason: 'stale' }
      const before = this.#require(id)
      this.#write(key, change)
      const after = this.#require(id)
      this.#deliveries.tell({ before, after, isNewVersion: change.published !== null, now: change.at })
      for (const entry of change.audit) this.#audit.add(entry)
      this.#notifications.addOfArticle(id, change.told ?? [], change.at)
      return { ok: true, article: after }
    })
  }

  schedules(): readonly { readonly id: string; readonly publishAt: number }[] {
    return this.#schedules
      .all()
      .map(({ id, publishAt }) => ({ id: String(id), publishAt: Number(publishAt) }))
  }

  approvals(): readonly { readonly id: string; readonly hash: string }[] {
    return this.#approvals.all().map(({ id, hash }) => ({ id: String(id), hash: String(hash) }))
  }

  clearances(): readonly string[] {
    return this.#clearances.all().map(({ id }) => String(id))
  }

  publishedBySlug(slug: string): PublishedArticle | null {
    const id = this.#idOfSlug.get(slug)?.['id']
    return id === undefined ? null : this.publishedById(String(id))
  }

  publishedById(id: string): PublishedArticle | null {
    const key = this.#keyOf(id)
    if (key === null) return null
    const latest = this.#latestOf(key)
    if (latest === null) return null
    const first = this.#database
      .prepare('SELECT at FROM publications WHERE article = ? ORDER BY version LIMIT 1')
      .get(key)
    return {
      row: this.#require(id),
      latest,
      firstAt: Number(first?.['at']),
      notices: this.#notices.all({ $key: key }).map(({ version, at, text }) => ({
        version: Number(version),
        at: Number(at),
        text: String(text),
      })),
    }
  }

  #write(key: number, { record, state, publication, metadata, published, killNotice, at }: WorkflowChange) {
    const { submitters, approval, clearance, schedule, remark } = record
    this.#save.run({
      $key: key,
      $revision: record.revision + 1,
      $submitters: JSON.stringify(submitters),
      $approval: approval && JSON.stringify(approval),
      $clearance: clearance && JSON.stringify(clearance),
      $schedule: schedule && JSON.stringify(schedule),
      $remark: remark && JSON.stringify(remark),
      $killNotice: killNotice === null ? null : JSON.stringify({ at, text: killNotice }),
    })
    this.#move.run({
      $key: key,
      $state: state,
      $publication: publication,
      $version: published && published.version,
      $publishAt: schedule && !schedule.isSuspended ? schedule.publishAt : null,
      $metadata: JSON.stringify(metadata),
      $at: at,
    })
    if (published === null) return
    const { overridden, article, live, ...version } = published
    const { version: number, approvedBy, by, hash, notice } = version
    this.#publish.run({
      $key: key,
      $version: number,
      $at: published.at,
      $by: by,
      $approvedBy: approvedBy,
      $hash: hash,
      $notice: notice,
      $overridden: JSON.stringify(overridden),
      $article: article,
      $live: JSON.stringify(live),
    })
  }

  #keyOf(id: string): number | null {
    const row = this.#key.get(id)
    return row === undefined ? null : Number(row['key'])
  }

  #record(key: number): WorkflowRecord {
    const row = this.#select.get(key)
    if (row === undefined) return NOTHING_YET
    return {
      revision: Number(row['revision']),
      submitters: parsed(row['submitters']) as readonly string[],
      approval: parsed(row['approval']) as WorkflowRecord['approval'],
      clearance: parsed(row['clearance']) as WorkflowRecord['clearance'],
      schedule: parsed(row['schedule']) as WorkflowRecord['schedule'],
      remark: parsed(row['remark']) as WorkflowRecord['remark'],
    }
  }

  #latestOf(key: number): PublishedVersion | null {
    const row = this.#latest.get(key)
    if (row === undefined) return null
    const { overridden, live, ...rest } = row
    return {
      ...(rest as unknown as Omit<PublishedVersion, 'overridden' | 'live'>),
      overridden: JSON.parse(String(overridden)) as readonly string[],
      live: JSON.parse(String(live)) as readonly IdRange[],
    }
  }

  #require(id: string): ArticleRow {
    const row = this.#articles.get(id)
    if (row === null) throw new Error('an article that was just found is not there')
    return row
  }
}

function parsed(value: unknown): unknown {
  return value === null ? null : JSON.parse(String(value))
}
