import type { RetentionSettings } from '../../versions/expiredVersions.ts'
import type { SoughtWords } from '../../purge/SoughtText.ts'
import type { NewVersion, VersionQuery } from '../ArticleVersion.ts'
import type { AuditEntry } from '../AuditEntry.ts'
import type { PurgeOrder } from '../PurgeStore.ts'
import type { RecordQuery } from '../Store.ts'
import type { CommentChange, CommentLimits, CommentToAdd } from '../StoredComment.ts'
import type { SavedView } from '../ViewStore.ts'
import type { WorkflowChange } from '../WorkflowRecord.ts'
import { ArticleTable } from '../sqlite/ArticleTable.ts'
import { AuditTable } from '../sqlite/AuditTable.ts'
import { CommentTable } from '../sqlite/CommentTable.ts'
import { DeliveryTable } from '../sqlite/DeliveryTable.ts'
import { LateTable } from '../sqlite/LateTable.ts'
import { MailTable } from '../sqlite/MailTable.ts'
import { NotificationTable } from '../sqlite/NotificationTable.ts'
import { openDatabase } from '../sqlite/openDatabase.ts'
import { PurgeTable } from '../sqlite/purge/PurgeTable.ts'
import { ScrubTable } from '../sqlite/purge/ScrubTable.ts'
import { SavedViewTable } from '../sqlite/SavedViewTable.ts'
import { VersionTable } from '../sqlite/VersionTable.ts'
import { VersionThinning } from '../sqlite/VersionThinning.ts'
import { WebhookTable } from '../sqlite/WebhookTable.ts'
import { WorkflowTable } from '../sqlite/WorkflowTable.ts'
import { withVersions } from '../withVersions.ts'
import { mailOfTable } from './mailOfTable.ts'
import { webhooksOfTable } from './webhooksOfTable.ts'

/** What a store in memory holds beside the text of articles: what is on record, what people said and were told, versions. */
export abstract class HeldRecords {
  protected readonly database = openDatabase(':memory:')
  protected readonly articles = new ArticleTable(this.database)
  readonly #audit = new AuditTable(this.database)
  readonly #late = new LateTable(this.database)
  readonly #notifications = new NotificationTable(this.database)
  readonly #comments = new CommentTable(this.database)
  readonly #workflow = new WorkflowTable(this.database, this.articles, this.#audit)
  readonly #versions = new VersionTable(this.database)
  readonly #thinning = new VersionThinning(this.database)
  readonly #purges = new PurgeTable(this.database, this.articles, this.#audit)
  readonly #scrubs = new ScrubTable(this.database)
  readonly #views = new SavedViewTable(this.database)
  readonly mail = mailOfTable(
    new MailTable(this.database),
    (work) => this.read(work),
    (work) => this.write(work),
  )
  readonly #deliveries = new DeliveryTable(this.database)
  readonly webhooks = webhooksOfTable(
    new WebhookTable(this.database, this.#audit, this.#deliveries),
    this.#deliveries,
    (work) => this.read(work),
    (work) => this.write(work),
  )

  /** Looks into the database, as far as the store is open. */
  protected abstract read<T>(work: () => T): Promise<T>

  /** Changes something in it, as far as there is room. */
  protected abstract write<T>(work: () => T): Promise<T>

  listLate(articleId: string) {
    return this.read(() => this.#late.list(articleId))
  }

  settleLate(articleId: string, numbers: readonly number[], by: string | null, at: number) {
    return this.write(() => this.#late.settle(articleId, numbers, by, at))
  }

  addAuditEntry(entry: AuditEntry) {
    return this.write(() => this.#audit.add(entry))
  }

  listAudit(query: RecordQuery) {
    return this.read(() => this.#audit.list(query))
  }

  auditLines(after: number, limit: number) {
    return this.read(() => this.#audit.lines(after, limit))
  }

  listThreads(articleId: string) {
    return this.read(() => this.#comments.list(articleId))
  }

  threadOf(commentId: string) {
    return this.read(() => this.#comments.of(commentId))
  }

  addComment(comment: CommentToAdd, limits: CommentLimits) {
    return this.write(() => this.#comments.add(comment, limits))
  }

  changeComment(commentId: string, change: CommentChange) {
    return this.write(() => this.#comments.change(commentId, change))
  }

  getWorkflow(id: string) {
    return this.read(() => this.#workflow.get(id))
  }

  changeWorkflow(id: string, change: WorkflowChange) {
    return this.write(() => this.#workflow.change(id, change))
  }

  listSchedules() {
    return this.read(() => this.#workflow.schedules())
  }

  listApprovals() {
    return this.read(() => this.#workflow.approvals())
  }

  listClearances() {
    return this.read(() => this.#workflow.clearances())
  }

  publishedBySlug(slug: string) {
    return this.read(() => this.#workflow.publishedBySlug(slug))
  }

  publishedById(id: string) {
    return this.read(() => this.#workflow.publishedById(id))
  }

  listNotifications(person: string, query: RecordQuery) {
    return this.read(() => this.#notifications.list(person, query))
  }

  listUnread(person: string) {
    return this.read(() => this.#notifications.unread(person))
  }

  markRead(person: string, number: number, isThrough: boolean) {
    return this.write(() => this.#notifications.markRead(person, number, isThrough))
  }

  addVersion(id: string, version: NewVersion) {
    return this.write(() => this.#versions.add(id, version))
  }

  listVersions(id: string, query: VersionQuery) {
    return this.read(() => this.#versions.list(id, query))
  }

  loadVersion(id: string, number: number) {
    return this.read(() => this.#versions.load(id, number))
  }

  nameVersion(id: string, number: number, name: string | null) {
    return this.write(() => this.#versions.rename(id, number, name))
  }

  thinVersions(after: string, now: number, settings: RetentionSettings) {
    return this.write(() => this.#thinning.step(after, now, settings))
  }

  async findText(id: string, words: SoughtWords) {
    const found = await this.write(() => this.#purges.find(id, words))
    return withVersions(found, (after) => this.read(() => this.#purges.countVersions(id, words, after)))
  }

  purgeText(id: string, order: PurgeOrder) {
    return this.write(() => this.#purges.purge(id, order))
  }

  scrub() {
    return this.write(() => this.#scrubs.scrub())
  }

  listViews(person: string) {
    return this.read(() => this.#views.list(person))
  }

  addView(view: SavedView) {
    return this.write(() => this.#views.add(view))
  }

  changeView(person: string, id: string, change: Partial<Pick<SavedView, 'name' | 'filter'>>) {
    return this.write(() => this.#views.change(person, id, change))
  }

  removeView(person: string, id: string) {
    return this.write(() => this.#views.remove(person, id))
  }

  moveViewsToDesk(from: string, to: string) {
    return this.write(() => this.#views.moveToDesk(from, to))
  }
}
