import type { Json } from './Store.ts'

/** Something that happened and must be told later; never changed. Holds no text of an article. */
export interface AuditEntry {
  /** Milliseconds since 1970. */
  readonly at: number
  /** A person's id. */
  readonly person: string
  /** An article's id; null where it concerns none. */
  readonly article: string | null
  /** A stable name of what happened: `update-refused`. */
  readonly what: string
  readonly detail: Readonly<Record<string, Json>>
}

export interface StoredAuditEntry extends AuditEntry {
  /** Counts up from 1. */
  readonly sequence: number
}
