import { parentPort, workerData } from 'node:worker_threads'
import { ArticleTable } from './ArticleTable.ts'
import { AuditTable } from './AuditTable.ts'
import { openDatabase, transaction } from './openDatabase.ts'
import { sqliteCode } from './sqliteFailure.ts'
import { UpdateLog } from './UpdateLog.ts'
import type { AnswerMessage, CallMessage, WorkerCalls } from './workerCalls.ts'

const PROBE_BYTES = 64 * 1024

function openCalls(path: string): WorkerCalls {
  const database = openDatabase(path)
  const articles = new ArticleTable(database)
  const log = new UpdateLog(database)
  const audit = new AuditTable(database)
  const insertProbe = database.prepare('INSERT INTO probes (bytes) VALUES (zeroblob(?))')
  const clearProbes = database.prepare('DELETE FROM probes')
  return {
    append: (updates) => log.append(updates),
    create: (article) => articles.create(article),
    get: (id) => articles.get(id),
    list: (query) => articles.list(query),
    patch: (id, patch, at) => articles.patch(id, patch, at),
    saveSummaries: (summaries) => articles.saveSummaries(summaries),
    load: (id) => log.load(id),
    salvage: (id) => log.salvage(id),
    compact: (id, snapshot, throughSequence) => log.compact(id, snapshot, throughSequence),
    listDecisions: (id, query) => log.listDecisions(id, query),
    addAuditEntry: (entry) => audit.add(entry),
    listAudit: (query) => audit.list(query),
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
  calls = openCalls(String(workerData))
})

port.on('message', ({ ticket, name, args }: CallMessage) => {
  answer(ticket, () => {
    if (calls === null) throw new Error('the file is not open')
    const call = calls[name] as (...values: readonly unknown[]) => unknown
    return call(...args)
  })
})
