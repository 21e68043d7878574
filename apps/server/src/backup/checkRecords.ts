import { DatabaseSync } from 'node:sqlite'
import { migrate } from '../storage/sqlite/migrations.ts'

/** Rows that no version writes, with words for each; every statement names them by number or by article. */
const BROKEN: readonly (readonly [statement: string, words: string])[] = [
  ['SELECT sequence AS row FROM audit WHERE NOT json_valid(detail)', 'the audit log is damaged at entry'],
  [
    `SELECT article || ' at ' || sequence AS row FROM decisions
      WHERE verdict NOT IN ('accept', 'reject', 'open', 'removed') OR what = ''`,
    'the record of decisions is damaged: article',
  ],
  [
    `SELECT article || ' at ' || sequence AS row FROM decisions
      GROUP BY article, sequence HAVING max(position) <> count(*) - 1`,
    'decisions are missing from the record: article',
  ],
]

/** What is wrong with a store's tables, its record of decisions and its audit log, which nothing but the file's owner can change. */
export function checkRecords(database: DatabaseSync): readonly string[] {
  const missing = differencesOfForm(database)
  if (missing.length > 0) return missing
  const broken = BROKEN.flatMap(([statement, words]) => {
    return database
      .prepare(`${statement} LIMIT 100`)
      .all()
      .map(({ row }) => `${words} ${String(row)}`)
  })
  return [...broken, ...gapsInAudit(database)]
}

/** Tables, indexes and triggers that are not as this version makes them. */
function differencesOfForm(database: DatabaseSync): readonly string[] {
  const fresh = new DatabaseSync(':memory:')
  try {
    migrate(fresh)
    const wanted = formOf(fresh)
    const found = formOf(database)
    return [...new Set([...wanted.keys(), ...found.keys()])].flatMap((name) => {
      if (found.get(name) === wanted.get(name)) return []
      return [`${name} is ${found.has(name) ? 'not as this version makes it' : 'missing'}`]
    })
  } finally {
    fresh.close()
  }
}

function formOf(database: DatabaseSync): ReadonlyMap<string, string> {
  const rows = database
    .prepare("SELECT type || ' ' || name AS name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    .all()
  return new Map(rows.map((row) => [String(row['name']), String(row['sql'])]))
}

/** Entries are counted up from 1, and SQLite remembers the last number that it gave. */
function gapsInAudit(database: DatabaseSync): readonly string[] {
  const row = database
    .prepare(
      `SELECT count(*) AS entries, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'audit'), 0) AS given FROM audit`,
    )
    .get()
  const gone = Number(row?.['given']) - Number(row?.['entries'])
  return gone === 0 ? [] : [`entries are missing from the audit log: ${gone}`]
}
