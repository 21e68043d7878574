import type { DatabaseSync } from 'node:sqlite'
import type { SoughtText } from '../../../purge/SoughtText.ts'

const COLUMNS = ['remark', 'kill_notice', 'schedule'] as const

/**
 * Takes a text out of what people said to the steps of an article, and out of notices that are still to go out; how many had it.
 * Whatever step was decided on before is stale.
 */
export function purgeWorkflow(database: DatabaseSync, key: number, sought: SoughtText): number {
  const row = database.prepare(`SELECT ${COLUMNS.join(', ')} FROM workflow WHERE article = ?`).get(key)
  if (row === undefined) return 0
  database.prepare('UPDATE workflow SET revision = revision + 1 WHERE article = ?').run(key)
  let found = 0
  for (const column of COLUMNS) {
    const value = row[column] === null ? null : (JSON.parse(String(row[column])) as Record<string, unknown>)
    if (value === null || !sought.isInValue(value)) continue
    const omitted = Object.entries(value).map(([name, each]) => [
      name,
      typeof each === 'string' ? (sought.omit(each) ?? each) : each,
    ])
    database
      .prepare(`UPDATE workflow SET ${column} = ? WHERE article = ?`)
      .run(JSON.stringify(Object.fromEntries(omitted)), key)
    found += 1
  }
  return found
}
