import type { AuditEntry, StoredAuditEntry } from './AuditEntry.ts'
import type { RecordPage, RecordQuery } from './Store.ts'

/** A stretch of the audit log as an outsider checks it. */
export interface AuditLines {
  /** Each a JSON object: the entry with the hash of the one before as `previous`, and last its own `hash`. */
  readonly lines: readonly string[]
  /** Sequence of the last of them; null for none. */
  readonly last: number | null
}

/** What a store keeps of what must be told later; a part of `Store`, with its promises. */
export interface AuditStore {
  addAuditEntry(entry: AuditEntry): Promise<void>
  listAudit(query: RecordQuery): Promise<RecordPage<StoredAuditEntry>>
  /** Entries behind a sequence, the earliest first, at most `limit`. */
  auditLines(after: number, limit: number): Promise<AuditLines>
}
