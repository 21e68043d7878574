import type { StoreTrouble } from '../Store.ts'
import { troubleKind } from './sqliteFailure.ts'
import { WorkerFailure } from './WorkerConnection.ts'

/** What keeps anything from being written, as far as an error of the worker says so; null for any other error. */
export function asTrouble(error: unknown): { kind: StoreTrouble['kind']; detail: string } | null {
  if (!(error instanceof WorkerFailure)) return null
  const kind = troubleKind(error.code)
  return kind === null ? null : { kind, detail: error.message }
}
