public import GRDB

/// The tables of the casework: submissions, their files, cases, their events, and the letters that are due.
///
/// Rows are only ever added. What must never happen is refused by the schema, not by the code alone.
public enum CaseworkSchema {
  /// Adds the tables to a database whose register tables exist.
  public static func register(in migrator: inout DatabaseMigrator) {
    migrator.registerMigration("casework-3") { db in
      try db.execute(
        sql: """
          CREATE TABLE submission (
            id TEXT PRIMARY KEY CHECK (id GLOB 'S-[0-9][0-9][0-9][0-9]-[0-9]*'),
            channel TEXT NOT NULL CHECK (channel IN ('cd-r', 'e-mail', 'online', 'counter', 'usb', 'mo', 'floppy')),
            source TEXT NOT NULL,
            sender TEXT,
            messageID TEXT,
            receivedOn TEXT NOT NULL CHECK (receivedOn IS date(receivedOn)),
            recordedAt TEXT NOT NULL
          ) STRICT;

          -- What came at one time: the envelope that made the submission, a second mail that joined it, what a password
          -- opened. The number of files is that of the unpacking; the rows of submissionFile must come to the same.
          CREATE TABLE arrival (
            id INTEGER PRIMARY KEY,
            submissionID TEXT NOT NULL REFERENCES submission (id),
            cause TEXT NOT NULL CHECK (cause IN ('received', 'joined', 'unlocked')),
            channel TEXT NOT NULL CHECK (channel IN ('cd-r', 'e-mail', 'online', 'counter', 'usb', 'mo', 'floppy')),
            source TEXT NOT NULL,
            sender TEXT,
            messageID TEXT,
            threadIDs TEXT NOT NULL CHECK (json_valid(threadIDs)),
            subjectKey TEXT,
            receivedOn TEXT NOT NULL CHECK (receivedOn IS date(receivedOn)),
            recordedAt TEXT NOT NULL,
            files INTEGER NOT NULL CHECK (files >= 1)
          ) STRICT;
          CREATE INDEX arrivalByDay ON arrival (receivedOn);
          CREATE INDEX arrivalBySender ON arrival (sender, receivedOn);
          CREATE INDEX arrivalBySubmission ON arrival (submissionID);

          CREATE TABLE medium (
            arrivalID INTEGER PRIMARY KEY REFERENCES arrival (id),
            label TEXT,
            bytes INTEGER NOT NULL CHECK (bytes >= 0),
            sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
            digestOf TEXT NOT NULL CHECK (digestOf IN ('image', 'files')),
            unreadableSectors INTEGER NOT NULL CHECK (unreadableSectors >= 0),
            readOn TEXT NOT NULL CHECK (readOn IS date(readOn)),
            keptAt TEXT NOT NULL,
            destroyOn TEXT NOT NULL CHECK (destroyOn IS date(destroyOn))
          ) STRICT;

          CREATE TABLE caseRecord (
            id TEXT PRIMARY KEY CHECK (id GLOB 'C-[0-9][0-9][0-9][0-9]-[0-9]*'),
            submissionID TEXT NOT NULL REFERENCES submission (id),
            formID TEXT NOT NULL,
            edition TEXT NOT NULL,
            applicant TEXT NOT NULL,
            receivedOn TEXT NOT NULL CHECK (receivedOn IS date(receivedOn)),
            contentDigest TEXT NOT NULL CHECK (length(contentDigest) = 64),
            -- Form, applicant and period; null when the form names no applicant.
            likenessKey TEXT,
            -- The facilities and accounts it is about, as a sorted list.
            concerns TEXT NOT NULL CHECK (json_valid(concerns)),
            -- The earlier case it looks like.
            resembles TEXT REFERENCES caseRecord (id) CHECK (resembles <> id)
          ) STRICT;
          CREATE INDEX caseRecordByContent ON caseRecord (contentDigest);
          CREATE INDEX caseRecordByLikeness ON caseRecord (likenessKey, receivedOn) WHERE likenessKey IS NOT NULL;
          CREATE INDEX caseRecordBySubmission ON caseRecord (submissionID);

          CREATE TABLE submissionFile (
            id INTEGER PRIMARY KEY,
            submissionID TEXT NOT NULL REFERENCES submission (id),
            arrivalID INTEGER NOT NULL REFERENCES arrival (id),
            position INTEGER NOT NULL CHECK (position >= 1),
            -- The container or message it was in, and how many such members the container itself says it has.
            parentID INTEGER REFERENCES submissionFile (id) CHECK (parentID < id),
            members INTEGER CHECK (members >= 0),
            name TEXT NOT NULL,
            sha256 TEXT CHECK (length(sha256) = 64),
            bytes INTEGER CHECK (bytes >= 0),
            kind TEXT NOT NULL CHECK (kind IN ('workbook', 'attachment', 'message', 'container', 'unknown')),
            disposition TEXT NOT NULL
              CHECK (disposition IN ('case', 'attached', 'quarantined', 'duplicate', 'ignored')),
            caseID TEXT REFERENCES caseRecord (id),
            -- What a duplicate has in common with its twin.
            sameBy TEXT CHECK (sameBy IN ('bytes', 'content')),
            -- Whether it waits for a password.
            isLocked INTEGER NOT NULL CHECK (isLocked IN (0, 1)),
            -- What the scanner said: clean, the name of what it found, or why it could not be asked; null when it was not.
            scan TEXT CHECK (scan = 'clean' OR scan GLOB 'infected ?*' OR scan GLOB 'failed ?*'),
            reasonJa TEXT,
            reasonEn TEXT,
            UNIQUE (submissionID, position),
            CHECK ((disposition = 'case') <= (caseID IS NOT NULL)),
            CHECK ((disposition = 'duplicate') = (sameBy IS NOT NULL)),
            CHECK (isLocked <= (disposition = 'quarantined')),
            CHECK ((disposition IN ('quarantined', 'ignored', 'duplicate')) <= (reasonJa IS NOT NULL AND reasonEn IS NOT NULL)),
            CHECK (sha256 IS NOT NULL OR disposition IN ('quarantined', 'ignored'))
          ) STRICT;
          CREATE INDEX submissionFileByFingerprint ON submissionFile (sha256);
          CREATE INDEX submissionFileByArrival ON submissionFile (arrivalID);
          CREATE INDEX submissionFileByParent ON submissionFile (parentID) WHERE parentID IS NOT NULL;
          CREATE INDEX submissionFileByCase ON submissionFile (caseID) WHERE caseID IS NOT NULL;
          CREATE INDEX submissionFileWaiting ON submissionFile (id) WHERE disposition = 'quarantined';
          -- The same bytes make a case once, whatever happens at the same moment elsewhere.
          CREATE UNIQUE INDEX submissionFileOneCaseEach ON submissionFile (sha256) WHERE disposition = 'case';

          -- An envelope in which everything had come in before. It makes no submission, and counts in the books of its day.
          CREATE TABLE repeatArrival (
            id INTEGER PRIMARY KEY,
            -- The submission the first known file of it belongs to.
            submissionID TEXT NOT NULL REFERENCES submission (id),
            channel TEXT NOT NULL CHECK (channel IN ('cd-r', 'e-mail', 'online', 'counter', 'usb', 'mo', 'floppy')),
            source TEXT NOT NULL,
            receivedOn TEXT NOT NULL CHECK (receivedOn IS date(receivedOn)),
            recordedAt TEXT NOT NULL,
            files INTEGER NOT NULL CHECK (files >= 1)
          ) STRICT;
          CREATE INDEX repeatArrivalByDay ON repeatArrival (receivedOn);
          CREATE INDEX repeatArrivalBySource ON repeatArrival (source);

          CREATE TABLE repeatFile (
            repeatID INTEGER NOT NULL REFERENCES repeatArrival (id),
            position INTEGER NOT NULL CHECK (position >= 1),
            -- The position of the container or message it was in, and how many members that says it has.
            parent INTEGER CHECK (parent < position),
            members INTEGER CHECK (members >= 0),
            name TEXT NOT NULL,
            sha256 TEXT CHECK (length(sha256) = 64),
            bytes INTEGER CHECK (bytes >= 0),
            kind TEXT NOT NULL CHECK (kind IN ('workbook', 'attachment', 'message', 'container', 'unknown')),
            disposition TEXT NOT NULL CHECK (disposition IN ('duplicate', 'ignored')),
            -- The file on record with the same bytes; null for what could not be read the first time either.
            twinID INTEGER REFERENCES submissionFile (id),
            scan TEXT CHECK (scan = 'clean' OR scan GLOB 'infected ?*' OR scan GLOB 'failed ?*'),
            reasonJa TEXT NOT NULL,
            reasonEn TEXT NOT NULL,
            PRIMARY KEY (repeatID, position)
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX repeatFileByFingerprint ON repeatFile (sha256) WHERE sha256 IS NOT NULL;

          CREATE TABLE repeatMedium (
            repeatID INTEGER PRIMARY KEY REFERENCES repeatArrival (id),
            label TEXT,
            bytes INTEGER NOT NULL CHECK (bytes >= 0),
            sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
            digestOf TEXT NOT NULL CHECK (digestOf IN ('image', 'files')),
            unreadableSectors INTEGER NOT NULL CHECK (unreadableSectors >= 0),
            readOn TEXT NOT NULL CHECK (readOn IS date(readOn)),
            keptAt TEXT NOT NULL,
            destroyOn TEXT NOT NULL CHECK (destroyOn IS date(destroyOn))
          ) STRICT;

          -- How the wait of a quarantined file ended.
          CREATE TABLE quarantineEnd (
            fileID INTEGER PRIMARY KEY REFERENCES submissionFile (id),
            outcome TEXT NOT NULL CHECK (outcome IN ('unlocked', 'discarded')),
            reason TEXT NOT NULL,
            actor TEXT NOT NULL,
            actedOn TEXT NOT NULL CHECK (actedOn IS date(actedOn)),
            recordedAt TEXT NOT NULL
          ) STRICT;
          CREATE TRIGGER quarantineEndOfWhatWaits BEFORE INSERT ON quarantineEnd
          WHEN 'quarantined' IS NOT (SELECT disposition FROM submissionFile WHERE id = NEW.fileID)
          BEGIN SELECT raise(ABORT, 'only what waits in the quarantine can leave it'); END;

          CREATE TABLE caseEvent (
            caseID TEXT NOT NULL REFERENCES caseRecord (id),
            number INTEGER NOT NULL CHECK (number >= 1),
            kind TEXT NOT NULL CHECK (kind IN ('received', 'extracted', 'paperRecorded', 'passed', 'returned',
              'rejected', 'approved', 'declined', 'applied', 'withdrawn')),
            actor TEXT NOT NULL,
            actedOn TEXT NOT NULL CHECK (actedOn IS date(actedOn)),
            recordedAt TEXT NOT NULL,
            payload TEXT NOT NULL CHECK (json_valid(payload)),
            PRIMARY KEY (caseID, number)
          ) STRICT, WITHOUT ROWID;
          CREATE UNIQUE INDEX caseEventAppliedOnce ON caseEvent (caseID) WHERE kind = 'applied';

          CREATE TRIGGER caseEventFollowsOn BEFORE INSERT ON caseEvent
          WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM caseEvent WHERE caseID = NEW.caseID)
          BEGIN SELECT raise(ABORT, 'a case event follows on the last one'); END;

          CREATE TRIGGER caseEventAfterTheEnd BEFORE INSERT ON caseEvent
          WHEN EXISTS (SELECT 1 FROM caseEvent
            WHERE caseID = NEW.caseID AND kind IN ('applied', 'rejected', 'withdrawn'))
          BEGIN SELECT raise(ABORT, 'nothing more happens to a case that is done'); END;

          -- An approval follows directly on the pass it agrees to, which somebody else gave.
          CREATE TRIGGER caseEventFourEyes BEFORE INSERT ON caseEvent
          WHEN NEW.kind = 'approved' AND NOT EXISTS (SELECT 1 FROM caseEvent
            WHERE caseID = NEW.caseID AND number = NEW.number - 1 AND kind = 'passed' AND actor <> NEW.actor)
          BEGIN SELECT raise(ABORT, 'an approver is never the examiner of the same case'); END;

          CREATE TRIGGER caseEventAppliedWhenApproved BEFORE INSERT ON caseEvent
          WHEN NEW.kind = 'applied' AND 'approved' IS NOT (SELECT kind FROM caseEvent
            WHERE caseID = NEW.caseID AND kind <> 'paperRecorded' ORDER BY number DESC LIMIT 1)
          BEGIN SELECT raise(ABORT, 'what is applied has been approved'); END;

          CREATE TABLE letter (
            id TEXT PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind GLOB 'D-[0-9][0-9]'),
            fiscalYear INTEGER NOT NULL,
            number INTEGER NOT NULL CHECK (number >= 1),
            caseID TEXT NOT NULL REFERENCES caseRecord (id),
            account TEXT NOT NULL,
            person TEXT NOT NULL,
            userNumber TEXT NOT NULL,
            channel TEXT NOT NULL CHECK (channel IN ('post', 'hand')),
            queuedOn TEXT NOT NULL CHECK (queuedOn IS date(queuedOn)),
            UNIQUE (fiscalYear, number),
            UNIQUE (kind, userNumber)
          ) STRICT;
          CREATE INDEX letterByCase ON letter (caseID);
          CREATE TRIGGER letterNumberFollowsOn BEFORE INSERT ON letter
          WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM letter WHERE fiscalYear = NEW.fiscalYear)
          BEGIN SELECT raise(ABORT, 'document numbers have no gaps'); END;

          CREATE TABLE letterWritten (
            letterID TEXT PRIMARY KEY REFERENCES letter (id),
            fileName TEXT NOT NULL UNIQUE,
            sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
            pages INTEGER NOT NULL CHECK (pages >= 1),
            writtenOn TEXT NOT NULL CHECK (writtenOn IS date(writtenOn)),
            recordedAt TEXT NOT NULL
          ) STRICT;
          """)
      for table in [
        "submission", "arrival", "medium", "submissionFile", "repeatArrival", "repeatFile", "repeatMedium",
        "quarantineEnd", "caseRecord", "caseEvent", "letter", "letterWritten",
      ] {
        for verb in ["UPDATE", "DELETE"] {
          try db.execute(
            sql: """
              CREATE TRIGGER \(table)\(verb == "UPDATE" ? "NoUpdate" : "NoDelete") BEFORE \(verb) ON \(table)
              BEGIN SELECT raise(ABORT, 'rows of \(table) are never changed'); END;
              """)
        }
      }
    }
  }
}
