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
  // Records refer to articles by id alone: they stay when an article goes. The triggers stop REPLACE too.
  `
  CREATE TABLE decisions (
    article TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    position INTEGER NOT NULL,
    at INTEGER NOT NULL,
    decided_by TEXT NOT NULL,
    verdict TEXT NOT NULL,
    whose TEXT NOT NULL,
    what TEXT NOT NULL,
    text TEXT NOT NULL,
    length INTEGER NOT NULL,
    is_own INTEGER NOT NULL GENERATED ALWAYS AS (decided_by = whose) STORED,
    PRIMARY KEY (article, sequence, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
    BEGIN SELECT RAISE(ABORT, 'the record of decisions is append-only'); END;
  CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions
    BEGIN SELECT RAISE(ABORT, 'the record of decisions is append-only'); END;
  CREATE TRIGGER decisions_are_not_replaced BEFORE INSERT ON decisions
    WHEN EXISTS (SELECT 1 FROM decisions WHERE article = NEW.article AND sequence = NEW.sequence AND position = NEW.position)
    BEGIN SELECT RAISE(ABORT, 'the record of decisions is append-only'); END;

  CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    person TEXT NOT NULL,
    article TEXT,
    what TEXT NOT NULL,
    detail TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
  CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
  CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit WHERE sequence = NEW.sequence)
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
  `,
  // What is there now is also what goes before: until the next compaction a damaged snapshot loses nothing.
  `
  CREATE TABLE earlier_snapshots (
    article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
    through INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT;
  INSERT INTO earlier_snapshots SELECT article, through, bytes, checksum FROM snapshots;
  `,
]

/** The version of a file that this program writes: its `user_version`. */
export const STORE_VERSION = STEPS.length

/** Brings a file to this version, all or nothing. Throws when it was written by a newer one. */
export function migrate(database: DatabaseSync): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
  if (version > STORE_VERSION) {
    throw new Error(`The store has version ${version}; this program knows versions up to ${STORE_VERSION}.`)
  }
  for (const [index, step] of STEPS.entries()) {
    if (index < version) continue
    database.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${index + 1}; COMMIT`)
  }
}
