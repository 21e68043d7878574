import type { Store } from '../Store.ts'

/** Where and how the articles are kept. */
export interface SqliteStoreOptions {
  /** File; its folder must exist. */
  readonly path: string
}

/** Opens (and creates or migrates) the file; rejects when it cannot be opened or was written by a newer version. */
export declare function openSqliteStore(options: SqliteStoreOptions): Promise<Store>
