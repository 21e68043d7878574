/** A row of the audit log before its hash is known; `detail` as it is stored, JSON. */
export interface AuditColumns {
  readonly sequence: number
  readonly at: number
  readonly person: string
  readonly article: string | null
  readonly what: string
  readonly detail: string
}

/**
 * What the hash of an entry is of: one JSON object, in this order of its fields, with the hash of the entry before as
 * `previous`. Released: another text would break every chain that exists.
 */
export function auditText(previous: string, columns: AuditColumns): string {
  const { sequence, at, person, article, what, detail } = columns
  const head = JSON.stringify({ previous, sequence, at, person, article, what })
  return `${head.slice(0, -1)},"detail":${detail}}`
}

/** The entry as it is exported: the same text with the hash as its last field, so that it can be checked with no more than SHA-256. */
export function auditLine(previous: string, columns: AuditColumns, hash: string): string {
  return `${auditText(previous, columns).slice(0, -1)},"hash":"${hash}"}`
}

/** The detail of an entry from which a purge took it. */
export const REMOVED_DETAIL = '{"removed":true}'
