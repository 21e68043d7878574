import { DatabaseSync } from 'node:sqlite'
import { migrate } from '../storage/sqlite/migrations.ts'

/** Tables, indexes and triggers of a store that are not as this version makes them, which nothing but the file's owner can change. */
export function checkForm(database: DatabaseSync): readonly string[] {
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
