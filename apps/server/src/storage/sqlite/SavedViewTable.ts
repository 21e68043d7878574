import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { MOST_VIEWS, type AddViewResult, type SavedView } from '../ViewStore.ts'

const COLUMNS = 'id, person, name, filter, created_at AS createdAt'

/** People's own views of the list. */
export class SavedViewTable {
  readonly #list: StatementSync
  readonly #insert: StatementSync
  readonly #update: StatementSync
  readonly #remove: StatementSync
  readonly #moveToDesk: StatementSync

  constructor(database: DatabaseSync) {
    this.#list = database.prepare(
      `SELECT ${COLUMNS} FROM saved_views WHERE person = ? ORDER BY created_at, id`,
    )
    // One statement, so that two at once cannot be one too many.
    this.#insert = database.prepare(`
      INSERT INTO saved_views (id, person, name, filter, created_at)
      SELECT $id, $person, $name, $filter, $createdAt
      WHERE (SELECT count(*) FROM saved_views WHERE person = $person) < ${MOST_VIEWS}`)
    this.#update = database.prepare(`
      UPDATE saved_views SET name = coalesce($name, name), filter = coalesce($filter, filter)
      WHERE id = $id AND person = $person RETURNING ${COLUMNS}`)
    this.#remove = database.prepare('DELETE FROM saved_views WHERE id = ? AND person = ?')
    this.#moveToDesk = database.prepare(
      "UPDATE saved_views SET filter = json_set(filter, '$.desk', $to) WHERE filter ->> '$.desk' = $from",
    )
  }

  list(person: string): readonly SavedView[] {
    return this.#list.all(person).map(toView)
  }

  add({ id, person, name, filter, createdAt }: SavedView): AddViewResult {
    const { changes } = this.#insert.run({
      $id: id,
      $person: person,
      $name: name,
      $filter: JSON.stringify(filter),
      $createdAt: createdAt,
    })
    return changes === 0 ? 'tooMany' : 'added'
  }

  change(
    person: string,
    id: string,
    { name, filter }: Partial<Pick<SavedView, 'name' | 'filter'>>,
  ): SavedView | null {
    const row = this.#update.get({
      $id: id,
      $person: person,
      $name: name ?? null,
      $filter: filter === undefined ? null : JSON.stringify(filter),
    })
    return row === undefined ? null : toView(row)
  }

  remove(person: string, id: string): boolean {
    return this.#remove.run(id, person).changes > 0
  }

  moveToDesk(from: string, to: string): void {
    this.#moveToDesk.run({ $from: from, $to: to })
  }
}

function toView(row: Record<string, unknown>): SavedView {
  return {
    ...(row as unknown as SavedView),
    filter: JSON.parse(String(row['filter'])) as SavedView['filter'],
  }
}
