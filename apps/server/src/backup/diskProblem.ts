import { statfsSync } from 'node:fs'
import { sqliteCode } from '../storage/sqlite/sqliteFailure.ts'

const SQLITE_FULL = 13
const SQLITE_IO_ERROR = 10

/** Less than this is no room, in bytes. */
const ROOM = 256 * 1024

/** In words for an operator why something could not be written to `folder`; to be asked before anything is taken away there. */
export function diskProblem(error: unknown, folder: string): string {
  const code = (error as NodeJS.ErrnoException | null)?.code
  const isFull =
    code === 'ENOSPC' ||
    code === 'EDQUOT' ||
    sqliteCode(error) === SQLITE_FULL ||
    // What SQLite says when there is no room for its journal.
    (sqliteCode(error) === SQLITE_IO_ERROR && !hasRoom(folder))
  if (isFull) return `the disk of ${folder} is full`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `${folder} may not be written`
  return error instanceof Error ? `${folder}: ${error.message}` : `${folder} cannot be written`
}

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize >= ROOM
  } catch {
    return true
  }
}
