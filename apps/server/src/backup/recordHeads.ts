import type { DatabaseSync } from 'node:sqlite'
import { CHAIN_BEGINNING } from '../storage/sqlite/chainHash.ts'

/** How far a chain goes, and its last hash, which stands for everything before. */
interface ChainHead {
  /** Number of its last link; 0 for none. */
  readonly last: number
  readonly hash: string
}

/** The heads of the audit log and of the record of decisions. */
export interface RecordHeads {
  readonly audit: ChainHead
  readonly decisions: ChainHead
}

const CHAINS = {
  audit: { table: 'audit', number: 'sequence', name: 'the audit log' },
  decisions: { table: 'decision_links', number: 'link', name: 'the record of decisions' },
} as const

/** Where the chains of a store end now; the database has the form of this version. */
export function recordHeads(database: DatabaseSync): RecordHeads {
  const head = ({ table, number }: (typeof CHAINS)[keyof typeof CHAINS]): ChainHead => {
    const row = database
      .prepare(`SELECT ${number} AS last, hash FROM ${table} ORDER BY ${number} DESC LIMIT 1`)
      .get()
    return row ? { last: Number(row['last']), hash: String(row['hash']) } : { last: 0, hash: CHAIN_BEGINNING }
  }
  return { audit: head(CHAINS.audit), decisions: head(CHAINS.decisions) }
}

/**
 * What of a store's records does not go on from heads that were noted of it before: something was taken away at the end, or
 * all was written anew.
 */
export function compareHeads(database: DatabaseSync, noted: RecordHeads): readonly string[] {
  const now = recordHeads(database)
  return (['audit', 'decisions'] as const).flatMap((chain) => {
    const { table, number, name } = CHAINS[chain]
    const { last, hash } = noted[chain]
    if (now[chain].last < last)
      return [`${name} ends at ${now[chain].last}; it had ${last}, as the manifest says`]
    if (last === 0) return []
    const found = database.prepare(`SELECT hash FROM ${table} WHERE ${number} = ?`).get(last)?.['hash']
    return found === hash ? [] : [`${name} is not, up to ${last}, what the manifest says`]
  })
}
