/* statements.c - the SQL of the store's operations. */
#include "store/statements.h"

#define DOCUMENT_COLUMNS                                                                 \
    "d.number, d.id, d.path, d.line, d.title, d.date, d.publisher, d.url, d.language,"   \
    " d.hash, d.length, d.title_length, p.name"

#define ALL_EVENTS(url, report, corrected)                                               \
    "SELECT e.number, e.document, e.date, e.date_to, e.date_from, e.reported,"           \
    " e.source, e.target, e.relation, e.cameo, e.status, e.intensity, e.confidence,"     \
    " e.attribution, e.place, e.reports, p.name, o.file, o.row, o.id, " url              \
    ", " corrected ", " report                                                           \
    " FROM events e JOIN producers p ON p.number = e.producer"                           \
    " LEFT JOIN origins o ON o.event = e.number ORDER BY e.number"

#define REPORT    "o.publisher, o.mentions, o.sources, o.articles"
#define NO_REPORT "NULL, NULL, NULL, NULL"

/* Files of events are documents without a text. */
#define CONTENT_OF(table, more)                                                          \
    "(SELECT 1 FROM " table " WHERE hash BETWEEN ?1 AND ?1 || 'g'" more ")"

/* Whether a document is earlier than the first of its story; undated ones come last. */
#define EARLIER                                                                          \
    "(SELECT (coalesce(a.date, 9999999), a.id) < (coalesce(b.date, 9999999), b.id)"      \
    " FROM documents a, documents b WHERE a.number = ?2 AND b.number = first)"

const char *const ent_statement_sql[ENT_STATEMENTS] = {
    [ENT_ADD_RELATION] = "INSERT INTO relations VALUES(?, ?, ?, ?, ?, ?, ?)",
    [ENT_FORMAT] = "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'format'",
    [ENT_NEWEST] = "SELECT max(number) FROM documents",
    [ENT_ADD_PRODUCER] = "INSERT OR IGNORE INTO producers(name) VALUES(?)",
    [ENT_FIND_PRODUCER] = "SELECT number FROM producers WHERE name = ?",
    [ENT_ADD_ACTOR] = "INSERT OR IGNORE INTO actors(code, id, name, kind, sector)"
                      " VALUES(?, ?, ?, ?, ?)",
    [ENT_FIND_ACTOR] = "SELECT number FROM actors WHERE code = ? AND id = ? AND name = ?"
                       " AND kind = ? AND sector = ?",

    [ENT_BY_HASH] = "SELECT number, length IS NOT NULL, date, coalesce(producer, 0),"
                    " (path IS ?2 OR path IS ?4) AND name IS ?3 FROM documents"
                    " WHERE hash = ?1",
    [ENT_BY_PLACE] = /* ?5: as typed, which stores kept before they kept places */
    "SELECT number FROM documents WHERE path IN (?1, ?5) AND name = ?2"
    " AND (line IS ?3 OR number <= ?4)"
    " ORDER BY path = ?1 DESC, line IS ?3 DESC, number LIMIT 1",
    [ENT_BY_ID] = "SELECT number FROM documents WHERE id = ?",
    [ENT_HAS_HASH] = "SELECT number FROM documents WHERE number = ? AND hash IS NOT NULL",
    [ENT_LAST_ORDINAL] = "SELECT max(ordinal) FROM documents WHERE name = ?",
    [ENT_ADD_DOCUMENT] =
        "INSERT INTO documents(id, name, ordinal, path, line, title, date, publisher,"
        " url, language, hash, length, title_length, producer)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [ENT_ADD_TEXT] = "INSERT OR REPLACE INTO texts VALUES(?, ?)",
    [ENT_SET_TEXT_HEAD] =
        "UPDATE documents SET name = CASE WHEN path IS NULL THEN ?2 ELSE name END,"
        " line = CASE WHEN path IS NULL THEN ?4 ELSE line END, path = coalesce(path, ?3),"
        " title = coalesce(?5, title), date = coalesce(?6, date),"
        " publisher = coalesce(?7, publisher), url = coalesce(?8, url),"
        " language = coalesce(?9, language), length = ?10, title_length = ?11,"
        " producer = ?12 WHERE number = ?1",
    [ENT_SET_RECORD_HEAD] =
        "UPDATE documents SET title = coalesce(?2, title), date = coalesce(?3, date),"
        " publisher = coalesce(?4, publisher), url = coalesce(?5, url),"
        " language = coalesce(?6, language), hash = coalesce(hash, ?7)"
        " WHERE number = ?1 AND length IS NULL",
    [ENT_SET_PRODUCER] = "UPDATE documents SET producer = ?2 WHERE number = ?1"
                         " AND producer IS NULL",
    [ENT_DOCUMENT_STATE] = "SELECT d.id, d.length IS NOT NULL, p.name FROM documents d"
                           " LEFT JOIN producers p ON p.number = d.producer"
                           " WHERE d.number = ?",
    [ENT_DROP_DOCUMENT] = "DELETE FROM documents WHERE number = ?",
    [ENT_OLD_FILE] = /* the newest at that place (?4: as typed) before this opening,
                        else known by records only */
    "SELECT number, id, coalesce(producer, 0), hash, path IS NULL FROM documents"
    " WHERE length IS NULL AND ((path IN (?2, ?4) AND name = ?1 AND number <= ?3)"
    " OR (path IS NULL AND hash IS NULL AND id = ?1 AND ?2 IS NOT NULL))"
    " ORDER BY path IS NULL, path = ?2 DESC, number DESC LIMIT 1",
    [ENT_SET_FILE] = "UPDATE documents SET hash = ?2, producer = ?3,"
                     " path = coalesce(path, ?4) WHERE number = ?1",
    [ENT_SET_ID] = "UPDATE documents SET id = ?2, ordinal = coalesce(?3, ordinal)"
                   " WHERE number = ?1",
    [ENT_COUNT_EVENTS] = "SELECT count(*) FROM events WHERE document = ?",
#define SAME(FROM, WHERE)                                                                \
    "SELECT coalesce(sum(min(old, new)), 0) FROM (SELECT sum(document = ?1) AS old,"     \
    " sum(document = ?2) AS new FROM " FROM " WHERE document IN (?1, ?2)" WHERE          \
    " GROUP BY date, source, target, relation, status)"
    [ENT_SAME_EVENTS] = SAME(
        "events", ""),     /* whichever rows of their files they are of */
    [ENT_SAME_BEGINNING] = /* of the first only what stands before the second's end */
    SAME("events JOIN origins ON event = number",
        " AND row <= (SELECT max(row) FROM events JOIN origins ON event = number"
        " WHERE document = ?2)"),

    [ENT_ADD_EVENT] =
        "INSERT OR IGNORE INTO events(document, date, date_to, date_from, reported,"
        " source, target, relation, cameo, status, intensity, confidence, attribution,"
        " place, reports, producer, fingerprint, corrected, amended)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [ENT_HAS_EVENT] = "SELECT number FROM events WHERE document = ? AND fingerprint = ?",
    [ENT_DROP_EVENTS] = "DELETE FROM events WHERE document = ?",
    [ENT_DROP_AMENDED] = "DELETE FROM events WHERE document = ? AND amended",
    [ENT_ADD_ORIGINAL] = "INSERT OR IGNORE INTO originals VALUES(?, ?)",
    [ENT_DROP_ORIGINALS] = "DELETE FROM originals WHERE document = ?",
    [ENT_ORIGINALS] = "SELECT record FROM originals WHERE document = ? ORDER BY record",
    [ENT_ADD_CORRECTION] =
        "INSERT OR IGNORE INTO corrections(document, action, source, relation, target,"
        " status, date, \"to\", reason) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [ENT_DROP_CORRECTION] = "DELETE FROM corrections WHERE number = ?",
    [ENT_CORRECTIONS] = "SELECT number, document, action, source, relation, target,"
                        " status, date, \"to\", reason FROM corrections ORDER BY number",
    [ENT_ADD_EVIDENCE] = "INSERT INTO evidence VALUES(?, ?, ?, ?, ?, ?, ?)",
    [ENT_ADD_ORIGIN] = "INSERT INTO origins(event, file, row, id, url, publisher,"
                       " mentions, sources, articles) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",

    [ENT_ADD_TALLY] = "INSERT OR REPLACE INTO tallies VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?,"
                      " ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [ENT_FIND_TALLY] = "SELECT * FROM tallies WHERE source = ? AND target = ?"
                       " AND relation = ? AND status = ? AND day = ?",
    [ENT_HAS_TALLIES] = "SELECT EXISTS(SELECT 1 FROM tallies)",
    [ENT_COUNT_TALLIES] = "SELECT count(*) FROM tallies",
    [ENT_HAS_CORRECTIONS] = "SELECT EXISTS(SELECT 1 FROM corrections)"
                            " OR EXISTS(SELECT 1 FROM originals)",
    [ENT_ADD_IMPORT] = "INSERT INTO imports VALUES(?, ?, ?, ?)",
    [ENT_HAS_IMPORT] = "SELECT EXISTS" CONTENT_OF("imports", ""),
    [ENT_HAS_CONTENT] = "SELECT EXISTS" CONTENT_OF("imports", "") " OR EXISTS" CONTENT_OF(
        "documents", " AND length IS NULL"),
    [ENT_HAS_ORIGIN] = /* of a file that was read before contents were kept */
    "SELECT EXISTS(SELECT 1 FROM documents d JOIN events e ON e.document = d.number"
    " JOIN origins o ON o.event = e.number WHERE d.name = ?1 AND d.hash IS NULL"
    " AND o.file = ?1)",
    [ENT_ALL_CONTENTS] = "SELECT hash FROM imports UNION SELECT hash FROM documents"
                         " WHERE length IS NULL AND hash IS NOT NULL",
    [ENT_TALLIED_ACTORS] =
        "SELECT number, code, id, name, kind, sector FROM actors WHERE number IN"
        " (SELECT source FROM tallies UNION SELECT target FROM tallies)"
        " ORDER BY code, id, name, kind, sector",
    [ENT_ALL_TALLIES] = "SELECT * FROM tallies",
    [ENT_ALL_IMPORTS] = "SELECT i.hash, i.rows, i.name, p.name FROM imports i"
                        " JOIN producers p ON p.number = i.producer ORDER BY i.hash",

    [ENT_ADD_NAME] = "INSERT OR IGNORE INTO names VALUES(?, ?, ?, ?, ?, ?, ?)",
    [ENT_DROP_NAMES] = "DELETE FROM names WHERE document = ?",

    [ENT_STALE] = "SELECT d.number FROM documents d"
                  " LEFT JOIN producers p ON p.number = d.producer"
                  " WHERE d.length IS NOT NULL AND p.name IS NOT ? ORDER BY d.id",
    [ENT_MADE_WITH] = "SELECT count(*) FROM documents d"
                      " JOIN producers p ON p.number = d.producer"
                      " WHERE d.length IS NOT NULL AND instr(p.name, ?)",
    [ENT_WHOLE_DOCUMENT] = "SELECT " DOCUMENT_COLUMNS ", t.text FROM documents d"
                           " JOIN texts t ON t.document = d.number"
                           " LEFT JOIN producers p ON p.number = d.producer"
                           " WHERE d.number = ?",
    [ENT_ALL_DOCUMENTS] = "SELECT " DOCUMENT_COLUMNS ", f.id, d.name FROM documents d"
                          " LEFT JOIN producers p ON p.number = d.producer"
                          " LEFT JOIN stories s ON s.number = d.story"
                          " LEFT JOIN documents f ON f.number = s.first"
                          " ORDER BY d.number",
    [ENT_ALL_ACTORS] =
        "SELECT number, code, id, name, kind, sector FROM actors ORDER BY number",
    [ENT_ALL_EVENTS] = ALL_EVENTS("o.url", REPORT, "e.corrected"),
    /* Of stores of older formats: 4, 3, 2 or 1. */
    [ENT_ALL_EVENTS_4] = ALL_EVENTS("o.url", NO_REPORT, "e.corrected"),
    [ENT_ALL_EVENTS_3] = ALL_EVENTS("NULL", NO_REPORT, "e.corrected"),
    [ENT_ALL_EVENTS_2] = ALL_EVENTS("NULL", NO_REPORT, "NULL"),
    [ENT_ALL_EVIDENCE] =
        "SELECT event, sentence, begin, \"end\", \"trigger\", rule FROM evidence"
        " ORDER BY event, ordinal",

    [ENT_ALL_NAMES] =
        "SELECT d.id, a.code, a.id, a.name, a.kind, a.sector, n.form, n.count, n.known,"
        " n.begin, n.\"end\" FROM names n JOIN documents d ON d.number = n.document"
        " JOIN actors a ON a.number = n.actor"
        " WHERE CASE WHEN ?1 THEN NOT n.known ELSE n.known OR a.id <> '' END"
        " ORDER BY d.id, a.code, a.id, a.name, a.kind, a.sector, n.form",
    [ENT_PIECE_OF_TEXT] = "SELECT substr(CAST(t.text AS BLOB), ?2 + 1, ?3) FROM texts t"
                          " JOIN documents d ON d.number = t.document WHERE d.id = ?1",

    [ENT_ADD_STORY] = "INSERT INTO stories(first) VALUES(?)",
    [ENT_DROP_STORY] = "DELETE FROM stories WHERE number = ?",
    [ENT_BY_SKETCH] = "SELECT number, story, sketch FROM signatures WHERE hash = ?",
    [ENT_ADD_SIGNATURE] = "INSERT INTO signatures(hash, story, sketch) VALUES(?, ?, ?)",
    [ENT_DROP_SIGNATURE] = "DELETE FROM signatures WHERE number = ?",
    [ENT_SIGNATURE] = "SELECT number, story, sketch FROM signatures WHERE number = ?",
    [ENT_SIGNATURES_OF_STORY] =
        "SELECT number, story, sketch FROM signatures WHERE story = ? ORDER BY number",
    [ENT_SET_STORY_OF_SIGNATURE] = "UPDATE signatures SET story = ?2 WHERE number = ?1",
    [ENT_SET_STORY_OF_DOCUMENTS] = "UPDATE documents SET story = ?2 WHERE signature = ?1",
    [ENT_SET_STORY_OF_DOCUMENT] =
        "UPDATE documents SET story = ?2, signature = ?3 WHERE number = ?1",
    [ENT_LEAVE_STORY] =
        "UPDATE documents SET story = NULL, signature = NULL WHERE number = ?",
    [ENT_EARLIER_FIRST] = "UPDATE stories SET first = ?2 WHERE number = ?1"
                          " AND (first IS NULL OR " EARLIER ")",
    [ENT_FIND_FIRST] = "UPDATE stories SET first = (SELECT number FROM documents"
                       " WHERE story = ?1 ORDER BY date IS NULL, date, id LIMIT 1)"
                       " WHERE number = ?1",
    [ENT_STORY_FIRST] = "SELECT first FROM stories WHERE number = ?",
    [ENT_STORY_OF_DOCUMENT] = "SELECT story, signature FROM documents WHERE number = ?",
    [ENT_USES_OF_SIGNATURE] = "SELECT number FROM documents WHERE signature = ? LIMIT 1",
    [ENT_TEXT_OF_SIGNATURE] =
        "SELECT t.text, d.title_length FROM documents d"
        " JOIN texts t ON t.document = d.number WHERE d.signature = ? LIMIT 1",
    [ENT_ADD_BAND] = "INSERT OR IGNORE INTO bands VALUES(?, ?, ?)",
    [ENT_DROP_BAND] = "DELETE FROM bands WHERE key = ? AND story = ? AND signature = ?",
    [ENT_NEXT_STORY_OF_KEY] = "SELECT min(story) FROM bands WHERE key = ? AND story > ?",
    [ENT_SIGNATURES_OF_KEY] = "SELECT s.number, s.story, s.sketch FROM bands b"
                              " JOIN signatures s ON s.number = b.signature"
                              " WHERE b.key = ? AND b.story = ? ORDER BY b.signature",
};
