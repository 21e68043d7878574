import type { DatabaseSync } from 'node:sqlite'
import { addMail } from './addMail.ts'
import { addWebhooks } from './addWebhooks.ts'
import { chainRecords } from './chainRecords.ts'
import { REMOVABLE_TEXT } from './removableText.ts'
import { widenNotifications } from './widenNotifications.ts'

/** Statements, or what SQL alone cannot do; runs in the transaction that raises the version. */
type Step = string | ((database: DatabaseSync) => void)

/** Each step brings the file from the version of its index to the next; a step is never changed once released. */
const STEPS: readonly Step[] = [
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
  chainRecords,
  // Comments quote the text of their article, and go with it.
  `
  CREATE TABLE comment_threads (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    root TEXT NOT NULL,
    ids TEXT NOT NULL,
    suggestion TEXT,
    quote TEXT NOT NULL,
    is_blocking INTEGER NOT NULL,
    status TEXT NOT NULL,
    resolved_by TEXT,
    resolved_at INTEGER
  ) STRICT;
  CREATE INDEX comment_threads_by_article ON comment_threads (article, status, is_blocking);

  CREATE TABLE comments (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    thread INTEGER NOT NULL REFERENCES comment_threads (key) ON DELETE CASCADE,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    text TEXT NOT NULL,
    edited_at INTEGER,
    digest TEXT NOT NULL
  ) STRICT;
  CREATE INDEX comments_by_thread ON comments (thread);

  CREATE TABLE notifications (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    person TEXT NOT NULL,
    comment INTEGER NOT NULL REFERENCES comments (key) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    is_read INTEGER NOT NULL,
    UNIQUE (person, comment)
  ) STRICT;
  CREATE INDEX notifications_by_person ON notifications (person, key);
  CREATE INDEX notifications_by_comment ON notifications (comment);
  `,
  // Both axes stand in the row, because permissions and lists ask for them; a version that went out is never changed.
  `
  ALTER TABLE articles ADD COLUMN publication TEXT NOT NULL DEFAULT 'none';
  ALTER TABLE articles ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE articles ADD COLUMN publish_at INTEGER;
  CREATE INDEX articles_by_schedule ON articles (publish_at) WHERE publish_at IS NOT NULL;

  CREATE TABLE workflow (
    article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    submitters TEXT NOT NULL,
    approval TEXT,
    clearance TEXT,
    schedule TEXT,
    kill_notice TEXT,
    remark TEXT
  ) STRICT;

  CREATE TABLE publications (
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    hash TEXT NOT NULL,
    notice TEXT,
    overridden TEXT NOT NULL,
    article_json TEXT NOT NULL,
    live TEXT NOT NULL,
    PRIMARY KEY (article, version)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER publications_stay BEFORE UPDATE ON publications
    BEGIN SELECT RAISE(ABORT, 'what was published is never changed'); END;
  `,
  // They hold text, so they go with their article.
  `
  CREATE TABLE versions (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    name TEXT,
    made_by TEXT,
    people TEXT NOT NULL,
    restored INTEGER,
    characters INTEGER NOT NULL,
    words INTEGER NOT NULL,
    hash TEXT NOT NULL,
    written BLOB NOT NULL,
    bytes BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    UNIQUE (article, number)
  ) STRICT;
  `,
  // What lists filter and sort by, and what a search looks through. The words come in a moment after the start (`SearchFiller`).
  `
  ALTER TABLE articles DROP COLUMN search;
  ALTER TABLE articles ADD COLUMN open_suggestions INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE articles ADD COLUMN due_at INTEGER GENERATED ALWAYS AS
    (CASE WHEN json_valid(metadata) THEN unixepoch(json_extract(metadata, '$.dueAt')) * 1000 END) VIRTUAL;
  ALTER TABLE articles ADD COLUMN embargo_until INTEGER GENERATED ALWAYS AS
    (CASE WHEN json_valid(metadata) THEN unixepoch(json_extract(metadata, '$.embargoUntil')) * 1000 END) VIRTUAL;
  ALTER TABLE articles ADD COLUMN is_legal_due INTEGER GENERATED ALWAYS AS
    (CASE WHEN json_valid(metadata) THEN json_extract(metadata, '$.isLegalCheckNeeded') = 1 END) VIRTUAL;
  CREATE INDEX articles_by_state ON articles (state, updated_at DESC, id DESC);
  CREATE INDEX articles_by_desk ON articles (desk, updated_at DESC, id DESC);
  CREATE INDEX articles_by_creation ON articles (created_at DESC, id DESC);
  CREATE INDEX articles_by_due ON articles (coalesce(due_at, 9007199254740991), id);
  CREATE INDEX articles_due ON articles (due_at) WHERE due_at IS NOT NULL;
  CREATE INDEX articles_embargoed ON articles (embargo_until) WHERE embargo_until IS NOT NULL;
  CREATE INDEX articles_for_legal ON articles (updated_at DESC, id DESC) WHERE is_legal_due;

  CREATE TABLE article_people (
    person TEXT NOT NULL,
    part TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    PRIMARY KEY (person, part, article)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX article_people_of ON article_people (article);
  INSERT OR IGNORE INTO article_people
    SELECT value, 'author', articles.key FROM articles, json_each(iif(json_valid(authors), authors, '[]')) WHERE type = 'text'
    UNION SELECT value, 'assignee', articles.key FROM articles, json_each(iif(json_valid(metadata), metadata, '{}'), '$.assignees')
      WHERE type = 'text'
    UNION SELECT created_by, 'creator', key FROM articles;
  CREATE TRIGGER articles_begin_with_people AFTER INSERT ON articles BEGIN
    INSERT OR IGNORE INTO article_people
      SELECT value, 'author', NEW.key FROM json_each(NEW.authors) WHERE type = 'text'
      UNION SELECT value, 'assignee', NEW.key FROM json_each(NEW.metadata, '$.assignees') WHERE type = 'text'
      UNION SELECT NEW.created_by, 'creator', NEW.key;
  END;
  CREATE TRIGGER articles_change_authors AFTER UPDATE OF authors ON articles
    WHEN NEW.authors <> OLD.authors AND json_valid(NEW.authors) BEGIN
    DELETE FROM article_people WHERE article = NEW.key AND part = 'author';
    INSERT OR IGNORE INTO article_people SELECT value, 'author', NEW.key FROM json_each(NEW.authors) WHERE type = 'text';
  END;
  CREATE TRIGGER articles_change_assignees AFTER UPDATE OF metadata ON articles
    WHEN NEW.metadata <> OLD.metadata AND json_valid(NEW.metadata) BEGIN
    DELETE FROM article_people WHERE article = NEW.key AND part = 'assignee';
    INSERT OR IGNORE INTO article_people
      SELECT value, 'assignee', NEW.key FROM json_each(NEW.metadata, '$.assignees') WHERE type = 'text';
  END;

  CREATE TABLE article_texts (
    article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
    form INTEGER NOT NULL,
    text TEXT NOT NULL,
    details TEXT NOT NULL
  ) STRICT;
  CREATE VIRTUAL TABLE article_search USING fts5 (
    headline, text, details, names, headline_endings, endings,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0 tokenchars '%€$£§&#@+'"
  );
  CREATE TRIGGER articles_leave_search AFTER DELETE ON articles BEGIN
    DELETE FROM article_search WHERE rowid = OLD.key;
  END;

  CREATE TABLE saved_views (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    filter TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (person, id)
  ) STRICT, WITHOUT ROWID;
  `,
  // A row whose metadata is damaged has to stay one that can be written, and found by its check.
  `CREATE INDEX articles_restricted ON articles (id)
    WHERE (CASE WHEN json_valid(metadata) THEN json_type(metadata, '$.isRestricted') END) IS 'true'`,
  REMOVABLE_TEXT,
  // How many versions before it each stands for, because they were thinned out: so it shows if one is missing.
  'ALTER TABLE versions ADD COLUMN thinned INTEGER NOT NULL DEFAULT 0',
  widenNotifications,
  addMail,
  addWebhooks,
  // Where the suggestions are, not what they say: a purge has nothing to look for here.
  `
  CREATE TABLE late_work (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    person TEXT NOT NULL,
    inserted INTEGER NOT NULL,
    struck INTEGER NOT NULL,
    restored INTEGER NOT NULL,
    ids TEXT NOT NULL,
    spans TEXT NOT NULL,
    settled_at INTEGER,
    settled_by TEXT
  ) STRICT;
  CREATE INDEX late_work_by_article ON late_work (article);
  CREATE INDEX late_work_open ON late_work (article) WHERE settled_at IS NULL;
  `,
]

/** The version of a file that this program writes: its `user_version`. */
export const STORE_VERSION = STEPS.length

/** Brings a file to a version, all or nothing; to this one unless told. Throws when it was written by a newer one. */
export function migrate(database: DatabaseSync, to = STORE_VERSION): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
  if (version > STORE_VERSION) {
    throw new Error(`The store has version ${version}; this program knows versions up to ${STORE_VERSION}.`)
  }
  if (version >= to) return
  // In one: a commit for each step is a sync for each, and a new file takes all of them.
  database.exec('BEGIN IMMEDIATE')
  for (const step of STEPS.slice(version, to)) {
    if (typeof step === 'string') database.exec(step)
    else step(database)
  }
  database.exec(`PRAGMA user_version = ${to}; COMMIT`)
}
