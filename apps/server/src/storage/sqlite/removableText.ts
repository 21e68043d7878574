/**
 * The step of the migrations that lets a purge take recorded text away, and nothing else: the triggers let a text go, never
 * another come, and the row says that it is gone. What stands for it in its chain stays (`seal`; before, the hash of the link).
 */
export const REMOVABLE_TEXT = `
  ALTER TABLE decisions ADD COLUMN salt TEXT;
  ALTER TABLE decisions ADD COLUMN seal TEXT;
  ALTER TABLE decisions ADD COLUMN is_removed INTEGER NOT NULL DEFAULT 0;
  DROP TRIGGER decisions_stay;
  CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
    WHEN NOT (NEW.is_removed = 1 AND NEW.text = '' AND NEW.salt IS NULL AND NEW.seal IS OLD.seal
      AND (NEW.article, NEW.sequence, NEW.position, NEW.at, NEW.decided_by, NEW.verdict, NEW.whose, NEW.what, NEW.length)
        = (OLD.article, OLD.sequence, OLD.position, OLD.at, OLD.decided_by, OLD.verdict, OLD.whose, OLD.what, OLD.length))
    BEGIN SELECT RAISE(ABORT, 'the record of decisions is append-only'); END;

  ALTER TABLE audit ADD COLUMN is_removed INTEGER NOT NULL DEFAULT 0;
  DROP TRIGGER audit_stays;
  CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
    WHEN NOT (NEW.is_removed = 1 AND NEW.detail = '{"removed":true}'
      AND (NEW.sequence, NEW.at, NEW.person, NEW.what, NEW.hash) = (OLD.sequence, OLD.at, OLD.person, OLD.what, OLD.hash)
      AND NEW.article IS OLD.article)
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

  ALTER TABLE publications ADD COLUMN purges INTEGER NOT NULL DEFAULT 0;
  DROP TRIGGER publications_stay;
  CREATE TRIGGER publications_stay BEFORE UPDATE ON publications
    WHEN NOT (NEW.purges = OLD.purges + 1 AND (NEW.article, NEW.version, NEW.at, NEW.by, NEW.approved_by, NEW.overridden, NEW.live)
      = (OLD.article, OLD.version, OLD.at, OLD.by, OLD.approved_by, OLD.overridden, OLD.live))
    BEGIN SELECT RAISE(ABORT, 'what was published is never changed'); END;

  CREATE TABLE scrubs (at INTEGER NOT NULL) STRICT;
`
