import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { ArticleTable } from './ArticleTable.ts'
import { AuditTable } from './AuditTable.ts'
import { CommentTable } from './CommentTable.ts'
import { DeliveryTable } from './DeliveryTable.ts'
import { LateTable } from './LateTable.ts'
import { MailTable, mailWhatIsTold } from './MailTable.ts'
import { NotificationTable } from './NotificationTable.ts'
import { SavedViewTable } from './SavedViewTable.ts'
import { openDatabase, transaction } from './openDatabase.ts'
import { unpackUpdates } from './packUpdates.ts'
import type { PurgeTable } from './purge/PurgeTable.ts'
import { ScrubTable } from './purge/ScrubTable.ts'
import { sqliteCode } from './sqliteFailure.ts'
import { UpdateLog } from './UpdateLog.ts'
import { VersionTable } from './VersionTable.ts'
import { VersionThinning } from './VersionThinning.ts'
import type { AnswerMessage, CallMessage, WorkerCalls, WorkerSettings } from './workerCalls.ts'
import { WebhookTable } from './WebhookTable.ts'
import { WorkflowTable } from './WorkflowTable.ts'

const PROBE_BYTES = 64 * 1024

/**
 * A purge reads articles, for which it takes some four hundred files: they are loaded when the first one is asked for. At
 * once, because calls are done one after the other.
 */
function loadPurgeTable() {
  return createRequire(import.meta.url)('./purge/PurgeTable.ts') as typeof import('./purge/PurgeTable.ts')
}

function openCalls({ path, keepsMail }: WorkerSettings): WorkerCalls {
  const database = openDatabase(path)
  if (keepsMail) mailWhatIsTold(database)
  const articles = new ArticleTable(database)
  const log = new UpdateLog(database)
  const audit = new AuditTable(database)
  const comments = new CommentTable(database)
  const late = new LateTable(database)
  const workflow = new WorkflowTable(database, articles, audit)
  const notifications = new NotificationTable(database)
  const mail = new MailTable(database)
  const deliveries = new DeliveryTable(database)
  const webhooks = new WebhookTable(database, audit, deliveries)
  const versions = new VersionTable(database)
  const thinner = new VersionThinning(database)
  const views = new SavedViewTable(database)
  const scrubs = new ScrubTable(database)
  let purgeTable: PurgeTable | null = null
  const purges = () => (purgeTable ??= new (loadPurgeTable().PurgeTable)(database, articles, audit))
  const insertProbe = database.prepare('INSERT INTO probes (bytes) VALUES (zeroblob(?))')
  const clearProbes = database.prepare('DELETE FROM probes')
  return {
    append: (updates) => log.append(unpackUpdates(updates)),
    create: (article) => articles.create(article),
    get: (id) => articles.get(id),
    list: (query) => articles.list(query),
    listRestricted: () => articles.restricted(),
    patch: (id, patch, at) => articles.patch(id, patch, at),
    listUnsearchable: (after, limit) => articles.listUnsearchable(after, limit),
    saveSummaries: (summaries) => articles.saveSummaries(summaries),
    load: (id) => log.load(id),
    salvage: (id) => log.salvage(id),
    compact: (id, snapshot, throughSequence) => log.compact(id, snapshot, throughSequence),
    listDecisions: (id, query) => log.listDecisions(id, query),
    listLate: (articleId) => late.list(articleId),
    settleLate: (articleId, numbers, by, at) => late.settle(articleId, numbers, by, at),
    addAuditEntry: (entry) => audit.add(entry),
    listAudit: (query) => audit.list(query),
    auditLines: (after, limit) => audit.lines(after, limit),
    listThreads: (articleId) => comments.list(articleId),
    threadOf: (commentId) => comments.of(commentId),
    addComment: (comment, limits) => comments.add(comment, limits),
    changeComment: (commentId, change) => comments.change(commentId, change),
    getWorkflow: (id) => workflow.get(id),
    changeWorkflow: (id, change) => workflow.change(id, change),
    listSchedules: () => workflow.schedules(),
    listApprovals: () => workflow.approvals(),
    listClearances: () => workflow.clearances(),
    publishedBySlug: (slug) => workflow.publishedBySlug(slug),
    publishedById: (id) => workflow.publishedById(id),
    listNotifications: (person, query) => notifications.list(person, query),
    listUnread: (person) => notifications.unread(person),
    markRead: (person, number, isThrough) => notifications.markRead(person, number, isThrough),
    dueMail: (now, limit) => mail.due(now, limit),
    postponeMail: (number, until) => mail.postpone(number, until),
    settleMail: (number) => mail.settle(number),
    mailSettings: (person) => mail.settings(person),
    changeMailSettings: (person, change) => mail.changeSettings(person, change),
    listWebhooks: () => webhooks.list(),
    getWebhook: (id) => webhooks.get(id),
    secretsOfWebhook: (id) => webhooks.secretsOf(id),
    addWebhook: (webhook, most, entry) => webhooks.add(webhook, most, entry),
    changeWebhook: (id, terms, entry) => webhooks.change(id, terms, entry),
    renewWebhookSecret: (id, secrets, entry) => webhooks.renewSecret(id, secrets, entry),
    removeWebhook: (id, entry) => webhooks.remove(id, entry),
    moveWebhooksToDesk: (from, to) => webhooks.moveToDesk(from, to),
    retryDeliveries: (id, now, entry) => webhooks.retry(id, now, entry),
    dueDeliveries: (now, mostOfEach) => deliveries.due(now, mostOfEach),
    nextDelivery: (after) => deliveries.nextDue(after),
    postponeDelivery: (key, until, attempted) => deliveries.postpone(key, until, attempted),
    noteDelivery: (key, attempted) => deliveries.note(key, attempted),
    settleDelivery: (key, state, attempted) => deliveries.settle(key, state, attempted),
    forgetDeliveries: (before) => deliveries.forget(before),
    addVersion: (id, version) => versions.add(id, version),
    listVersions: (id, query) => versions.list(id, query),
    loadVersion: (id, number) => versions.load(id, number),
    nameVersion: (id, number, name) => versions.rename(id, number, name),
    thinVersions: (after, now, settings) => thinner.step(after, now, settings),
    listViews: (person) => views.list(person),
    addView: (view) => views.add(view),
    changeView: (person, id, change) => views.change(person, id, change),
    removeView: (person, id) => views.remove(person, id),
    moveViewsToDesk: (from, to) => views.moveToDesk(from, to),
    findText: (id, words) => purges().find(id, words),
    countVersions: (id, words, after) => purges().countVersions(id, words, after),
    purgeText: (id, order) => purges().purge(id, order),
    scrub: () => scrubs.scrub(),
    probe: () =>
      transaction(database, () => {
        insertProbe.run(PROBE_BYTES)
        clearProbes.run()
      }),
    limitGrowth: (pages) => {
      const current = Number(database.prepare('PRAGMA page_count').get()?.['page_count'])
      database.exec(`PRAGMA max_page_count = ${pages === null ? 4_294_967_294 : current + pages}`)
    },
    close: () => {
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      database.close()
    },
  }
}

const port = parentPort
if (port === null) throw new Error('this file is the entry of a worker thread')

function answer(ticket: number, work: () => unknown): void {
  let message: AnswerMessage
  try {
    message = { ticket, ok: true, value: work() }
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'unknown'
    message = { ticket, ok: false, code: sqliteCode(error), detail }
  }
  port?.postMessage(message)
}

let calls: WorkerCalls | null = null
answer(0, () => {
  calls = openCalls(workerData as WorkerSettings)
})

port.on('message', ({ ticket, name, args }: CallMessage) => {
  answer(ticket, () => {
    if (calls === null) throw new Error('the file is not open')
    const call = calls[name] as (...values: readonly unknown[]) => unknown
    return call(...args)
  })
})
