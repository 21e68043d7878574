/** What is to go out by mail, by the notification that it tells of, and what people chose. */
export const addMail = `
  CREATE TABLE mails (
    notification INTEGER PRIMARY KEY REFERENCES notifications (key) ON DELETE CASCADE,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX mails_by_time ON mails (due_at);

  CREATE TABLE notification_settings (
    person TEXT PRIMARY KEY,
    language TEXT,
    by_mail TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`
