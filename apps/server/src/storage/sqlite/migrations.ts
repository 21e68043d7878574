import type { DatabaseSync } from 'node:sqlite'

/** Each step brings the file from the version of its index to the next; a step is never changed once released. */
const STEPS: readonly string[] = [
  `
  CREATE TABLE articles (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    epoch INTEGER NOT NULL,
    schema_version INTEGER NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    language TEXT NOT NULL,
    desk TEXT NOT NULL,
    metadata TEXT NOT NULL,
    headline TEXT NOT NULL,
    characters INTEGER NOT NULL,
    words INTEGER NOT NULL,
    authors TEXT NOT NULL,
    search TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX articles_by_change ON articles (updated_at DESC, id DESC);

  CREATE TABLE snapshots (
    article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
    through INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE updates (
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (article, sequence)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE probes (bytes BLOB NOT NULL) STRICT;
  `,
]

/** Brings a file to this version, all or nothing. Throws when it was written by a newer one. */
export function migrate(database: DatabaseSync): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
  if (version > STEPS.length) {
    throw new Error(`The store has version ${version}; this program knows versions up to ${STEPS.length}.`)
  }
  for (const [index, step] of STEPS.entries()) {
    if (index < version) continue
    database.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${index + 1}; COMMIT`)
  }
}
