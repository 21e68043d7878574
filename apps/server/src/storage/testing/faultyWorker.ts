import { DatabaseSync } from 'node:sqlite'
import { getEnvironmentData } from 'node:worker_threads'
import { DISK_OF_WORKER, DISK_STATES } from './DiskFaults.ts'

/**
 * The worker that owns the file, on a disk that does what a test says at the moment of each commit: SQLite refuses as it
 * does on a file that may only be read; the others are what it says when the system fails to write or sync.
 */
const SYNC_TAKES = 500
const FAILURES = { failing: [1034, 'disk I/O error'], full: [13, 'database or disk is full'] } as const

const cells = getEnvironmentData(DISK_OF_WORKER) as Int32Array<SharedArrayBuffer>
const never = new Int32Array(new SharedArrayBuffer(4))
const { prototype } = DatabaseSync
const exec = Reflect.get(prototype, 'exec')

prototype.exec = function execOnDisk(this: DatabaseSync, sql: string): void {
  const state = DISK_STATES[Atomics.load(cells, 0)]
  if (sql.startsWith('BEGIN')) exec.call(this, `PRAGMA query_only = ${state === 'readOnly'}`)
  if (sql === 'COMMIT') {
    if (state === 'failing' || state === 'full') {
      const [errcode, message] = FAILURES[state]
      throw Object.assign(new Error(message), { code: 'ERR_SQLITE_ERROR', errcode })
    }
    if (state === 'slow') Atomics.wait(never, 0, 0, SYNC_TAKES)
    Atomics.add(cells, 1, 1)
  }
  exec.call(this, sql)
}

await import('../sqlite/worker.ts')
