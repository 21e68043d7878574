/** Receivers, and what each is to be told of which article: what happened, never a text. */
export const addWebhooks = `
  CREATE TABLE webhooks (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    secret TEXT NOT NULL,
    former_secret TEXT,
    former_until INTEGER,
    events TEXT NOT NULL,
    policy TEXT NOT NULL,
    desk TEXT,
    is_active INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    made_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE deliveries (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    webhook INTEGER NOT NULL REFERENCES webhooks (key) ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    event TEXT NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    state TEXT NOT NULL,
    status INTEGER,
    problem TEXT
  ) STRICT;
  CREATE INDEX deliveries_of_webhook ON deliveries (webhook, key);
  CREATE INDEX deliveries_of_article ON deliveries (article, webhook, key);
  CREATE INDEX deliveries_waiting ON deliveries (webhook, article, key) WHERE state = 'waiting';
`
