import { renameSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { migrate } from '../sqlite/migrations.ts'

/** Makes of a file of this version one as an earlier one had it, with all rows that it had a place for. Nobody has it open. */
export function asOfVersion(path: string, version: number): void {
  const earlier = new DatabaseSync(`${path}.earlier`, { enableForeignKeyConstraints: false })
  migrate(earlier, version)
  earlier.exec(`ATTACH '${path}' AS now`)
  const columnsOf = (schema: 'main' | 'now', table: string) =>
    earlier
      .prepare(`SELECT name FROM pragma_table_info(?, ?)`)
      .all(table, schema)
      .map(({ name }) => String(name))
  // An index of words is made anew by whoever opens the file; triggers may have written some rows already.
  const tables = earlier
    .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'article_search%'")
    .all()
  for (const table of tables.map(({ name }) => String(name)).filter((name) => !name.startsWith('sqlite_'))) {
    const kept = new Set(columnsOf('now', table))
    const columns = columnsOf('main', table)
    const values = columns.map((column) => (kept.has(column) ? column : "''"))
    earlier.exec(
      `INSERT OR IGNORE INTO main.${table} (${columns.join()}) SELECT ${values.join()} FROM now.${table}`,
    )
  }
  earlier.close()
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
  renameSync(`${path}.earlier`, path)
}
