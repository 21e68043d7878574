/**
 * People are told of articles, not of comments alone: a row names its article, who did it and what is told of it. What was told
 * before stays, under its number; no number is ever given twice.
 */
export const widenNotifications = `
  DROP INDEX notifications_by_person;
  DROP INDEX notifications_by_comment;
  ALTER TABLE notifications RENAME TO earlier_notifications;
  CREATE TABLE notifications (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    person TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    comment INTEGER REFERENCES comments (key) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    by TEXT,
    at INTEGER NOT NULL,
    detail TEXT NOT NULL,
    is_read INTEGER NOT NULL,
    UNIQUE (person, comment)
  ) STRICT;
  CREATE INDEX notifications_by_person ON notifications (person, key);
  CREATE INDEX notifications_unread ON notifications (person) WHERE is_read = 0;
  CREATE INDEX notifications_by_article ON notifications (article);
  CREATE INDEX notifications_by_comment ON notifications (comment);
  INSERT INTO notifications (key, person, article, comment, kind, by, at, detail, is_read)
    SELECT told.key, person, comment_threads.article, comment, kind, author, told.at, '{}', is_read
    FROM earlier_notifications AS told JOIN comments ON comments.key = comment
      JOIN comment_threads ON comment_threads.key = thread;
  DELETE FROM sqlite_sequence WHERE name = 'notifications';
  UPDATE sqlite_sequence SET name = 'notifications' WHERE name = 'earlier_notifications';
  DROP TABLE earlier_notifications;
`
