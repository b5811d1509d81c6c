/* schema.c - facts and counts as integers in the tables, readable in the views.
 *
 * Days are counted from 1970-01-01, NULL where unknown; amounts are millionths. Texts
 * that are not known are NULL, in `actors` '' (so that UNIQUE means it). */
#include "store/schema.h"

static const char tables[] =
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE producers(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);"
    "CREATE TABLE relations(name TEXT PRIMARY KEY, plover TEXT, cameo TEXT,"
    "  direction TEXT NOT NULL, sign INTEGER NOT NULL, class TEXT NOT NULL,"
    "  meaning TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE actors(number INTEGER PRIMARY KEY, code TEXT NOT NULL,"
    "  id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, sector TEXT NOT NULL,"
    "  UNIQUE(id, code, name, kind, sector));"
    /* Numbers of documents are never used again: see ent_store.newest. */
    "CREATE TABLE documents(number INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, ordinal INTEGER NOT NULL,"
    "  path TEXT, line INTEGER, title TEXT, date INTEGER, publisher TEXT, url TEXT,"
    "  language TEXT, hash TEXT UNIQUE, length INTEGER, title_length INTEGER,"
    "  story INTEGER REFERENCES stories(number),"
    "  signature INTEGER REFERENCES signatures(number),"
    "  producer INTEGER REFERENCES producers(number));"
    "CREATE INDEX documents_name ON documents(name, ordinal);"
    "CREATE INDEX documents_path ON documents(path, name);"
    "CREATE INDEX documents_story ON documents(story);"
    "CREATE INDEX documents_signature ON documents(signature);"
    "CREATE TABLE texts(document INTEGER PRIMARY KEY"
    "  REFERENCES documents(number) ON DELETE CASCADE, text TEXT NOT NULL);"
    "CREATE TABLE events(number INTEGER PRIMARY KEY,"
    "  document INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE,"
    "  date INTEGER, date_to INTEGER, date_from TEXT NOT NULL, reported INTEGER,"
    "  source INTEGER NOT NULL REFERENCES actors(number),"
    "  target INTEGER NOT NULL REFERENCES actors(number),"
    "  relation TEXT NOT NULL, cameo TEXT, status TEXT NOT NULL,"
    "  intensity INTEGER NOT NULL, confidence INTEGER NOT NULL,"
    "  attribution INTEGER REFERENCES actors(number), place TEXT,"
    "  reports INTEGER NOT NULL,"
    "  producer INTEGER NOT NULL REFERENCES producers(number),"
    "  fingerprint INTEGER NOT NULL, corrected TEXT,"
    "  amended INTEGER NOT NULL DEFAULT 0, UNIQUE(document, fingerprint));"
    "CREATE TABLE evidence("
    "  event INTEGER NOT NULL REFERENCES events(number) ON DELETE CASCADE,"
    "  ordinal INTEGER NOT NULL, sentence TEXT NOT NULL, begin INTEGER NOT NULL,"
    "  \"end\" INTEGER NOT NULL, \"trigger\" TEXT, rule TEXT,"
    "  PRIMARY KEY(event, ordinal)) WITHOUT ROWID;"
    "CREATE TABLE origins(event INTEGER PRIMARY KEY"
    "  REFERENCES events(number) ON DELETE CASCADE,"
    "  file TEXT NOT NULL, row INTEGER NOT NULL, id TEXT, url TEXT,"
    "  publisher TEXT, mentions INTEGER, sources INTEGER, articles INTEGER);"
    "CREATE TABLE stories(number INTEGER PRIMARY KEY, first INTEGER);"
    "CREATE TABLE signatures(number INTEGER PRIMARY KEY, hash INTEGER NOT NULL UNIQUE,"
    "  story INTEGER NOT NULL REFERENCES stories(number), sketch BLOB NOT NULL);"
    "CREATE INDEX signatures_story ON signatures(story);"
    "CREATE TABLE bands(key INTEGER, story INTEGER, signature INTEGER,"
    "  PRIMARY KEY(key, story, signature)) WITHOUT ROWID;";

static const char views[] =
    "CREATE VIEW v_documents AS SELECT d.id AS doc, d.title,"
    "  date(d.date * 86400, 'unixepoch') AS date, d.publisher, d.url, d.language, d.hash,"
    "  d.path, coalesce(f.id, d.id) AS story, nullif(p.name, '') AS producer,"
    "  d.length IS NOT NULL AS has_text,"
    "  (SELECT count(*) FROM events e WHERE e.document = d.number) AS events"
    "  FROM documents d LEFT JOIN stories s ON s.number = d.story"
    "  LEFT JOIN documents f ON f.number = s.first"
    "  LEFT JOIN producers p ON p.number = d.producer;"
    "CREATE VIEW v_texts AS SELECT d.id AS doc, t.text"
    "  FROM texts t JOIN documents d ON d.number = t.document;"
    "CREATE VIEW v_evidence AS SELECT v.event, d.id AS doc, v.ordinal, v.sentence,"
    "  v.begin, v.\"end\", v.\"trigger\", v.rule FROM evidence v"
    "  JOIN events e ON e.number = v.event JOIN documents d ON d.number = e.document;";

/* Since format 2. */
static const char names[] =
    "CREATE TABLE names("
    "  document INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE,"
    "  actor INTEGER NOT NULL REFERENCES actors(number), form TEXT NOT NULL,"
    "  count INTEGER NOT NULL, known INTEGER NOT NULL, begin INTEGER NOT NULL,"
    "  \"end\" INTEGER NOT NULL, PRIMARY KEY(document, actor, form)) WITHOUT ROWID;"
    "CREATE VIEW v_names AS SELECT d.id AS doc, nullif(a.code, '') AS code,"
    "  nullif(a.id, '') AS id, a.name, nullif(a.kind, '') AS kind, n.form, n.count,"
    "  n.known, n.begin, n.\"end\" FROM names n"
    "  JOIN documents d ON d.number = n.document JOIN actors a ON a.number = n.actor;";

static const char events_view[] =
    "CREATE VIEW v_events AS SELECT e.number AS event, d.id AS doc,"
    "  date(e.date * 86400, 'unixepoch') AS date,"
    "  date(e.date_to * 86400, 'unixepoch') AS date_to, e.date_from,"
    "  date(e.reported * 86400, 'unixepoch') AS reported,"
    "  nullif(s.code, '') AS source_code, nullif(s.id, '') AS source_id,"
    "  nullif(s.name, '') AS source_name, nullif(s.kind, '') AS source_kind,"
    "  nullif(s.sector, '') AS source_sector,"
    "  nullif(t.code, '') AS target_code, nullif(t.id, '') AS target_id,"
    "  nullif(t.name, '') AS target_name, nullif(t.kind, '') AS target_kind,"
    "  nullif(t.sector, '') AS target_sector,"
    "  e.relation, r.plover, e.cameo, e.status, e.intensity / 1e6 AS intensity,"
    "  e.confidence / 1e6 AS confidence, nullif(a.code, '') AS attribution_code,"
    "  nullif(a.name, '') AS attribution_name, e.place, e.reports,"
    "  nullif(p.name, '') AS producer, coalesce(o.publisher, d.publisher) AS publisher,"
    "  coalesce(f.id, d.id) AS story, v.sentence, v.\"trigger\", v.rule,"
    "  o.file AS origin_file, o.row AS origin_row, o.id AS origin_id,"
    "  o.url AS origin_url, o.mentions, o.sources, o.articles, e.corrected"
    "  FROM events e JOIN documents d ON d.number = e.document"
    "  JOIN actors s ON s.number = e.source JOIN actors t ON t.number = e.target"
    "  JOIN producers p ON p.number = e.producer"
    "  LEFT JOIN relations r ON r.name = e.relation"
    "  LEFT JOIN actors a ON a.number = e.attribution"
    "  LEFT JOIN stories y ON y.number = d.story"
    "  LEFT JOIN documents f ON f.number = y.first"
    "  LEFT JOIN evidence v ON v.event = e.number AND v.ordinal = 0"
    "  LEFT JOIN origins o ON o.event = e.number;";

/* Since format 3. Originals are events as extracted of which `events` has, or has not, a
 * corrected (`amended`) one instead. */
static const char corrections[] =
    "CREATE TABLE corrections(number INTEGER PRIMARY KEY,"
    "  document TEXT NOT NULL, action TEXT NOT NULL, source TEXT NOT NULL,"
    "  relation TEXT NOT NULL, target TEXT NOT NULL, status TEXT NOT NULL,"
    "  date TEXT NOT NULL, \"to\" TEXT NOT NULL, reason TEXT NOT NULL,"
    "  UNIQUE(document, action, source, relation, target, status, date, \"to\"));"
    "CREATE TABLE originals("
    "  document INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE,"
    "  record TEXT NOT NULL, PRIMARY KEY(document, record)) WITHOUT ROWID;"
    "CREATE VIEW v_corrections AS SELECT number AS correction, document AS doc, action,"
    "  nullif(source, '') AS source, nullif(relation, '') AS relation,"
    "  nullif(target, '') AS target, nullif(status, '') AS status,"
    "  nullif(date, '') AS date, nullif(\"to\", '') AS \"to\","
    "  nullif(reason, '') AS reason FROM corrections;";

/* Since format 4. A day of NO_DAY is none: NULL would not be the same as NULL. */
#define NO_DAY "-2147483648"
static const char tallies[] =
    "CREATE TABLE tallies(source INTEGER NOT NULL REFERENCES actors(number),"
    "  target INTEGER NOT NULL REFERENCES actors(number), relation TEXT NOT NULL,"
    "  status TEXT NOT NULL, day INTEGER NOT NULL, count INTEGER NOT NULL,"
    "  reports INTEGER NOT NULL, sources INTEGER NOT NULL, articles INTEGER NOT NULL,"
    "  intensity INTEGER NOT NULL, confidence INTEGER NOT NULL, lean INTEGER NOT NULL,"
    "  weight INTEGER NOT NULL, weight_log INTEGER NOT NULL,"
    "  weight_reports INTEGER NOT NULL, top_intensity INTEGER NOT NULL,"
    "  top_confidence INTEGER NOT NULL, top_appeal INTEGER NOT NULL,"
    "  PRIMARY KEY(source, target, relation, status, day)) WITHOUT ROWID;"
    "CREATE TABLE imports(hash TEXT PRIMARY KEY, rows INTEGER NOT NULL,"
    "  name TEXT NOT NULL, producer INTEGER NOT NULL REFERENCES producers(number))"
    "  WITHOUT ROWID;"
    "CREATE VIEW v_imports AS SELECT i.hash, i.name, i.rows,"
    "  nullif(p.name, '') AS producer FROM imports i"
    "  JOIN producers p ON p.number = i.producer;";

/* Events and tallies as one, between two codes; and what is counted of them. */
static const char sums[] =
    "CREATE VIEW v_counted AS"
    "  SELECT source, target, relation, status, date AS day, document, 1 AS count,"
    "  reports, intensity, confidence, confidence AS top FROM events UNION ALL"
    "  SELECT source, target, relation, status, nullif(day, " NO_DAY "), NULL, count,"
    "  reports, intensity, confidence, top_confidence FROM tallies;"
    "CREATE VIEW v_tallies AS SELECT s.code AS source_code, t.code AS target_code,"
    "  c.relation, c.status,"
    "  coalesce(date(c.day * 86400, 'unixepoch'), 'undated') AS day,"
    "  sum(c.count) AS events, sum(c.reports) AS reports,"
    "  sum(c.intensity) / 1e6 AS intensity_sum,"
    "  sum(c.confidence) / 1e6 AS confidence_sum"
    "  FROM v_counted c JOIN actors s ON s.number = c.source"
    "  JOIN actors t ON t.number = c.target"
    "  WHERE s.code <> '' AND t.code <> '' AND s.code <> t.code"
    "  GROUP BY s.code, t.code, c.relation, c.status, c.day;"
    "CREATE VIEW v_edges AS SELECT"
    "  CASE r.direction WHEN 'both' THEN min(s.code, t.code) ELSE s.code END"
    "    AS source_code,"
    "  CASE r.direction WHEN 'both' THEN max(s.code, t.code) ELSE t.code END"
    "    AS target_code,"
    "  c.relation, r.direction, sum(c.count) AS events, sum(c.reports) AS reports,"
    "  count(DISTINCT c.document) AS documents,"
    "  sum((c.status = 'actual') * c.count) AS actual,"
    "  sum((c.status = 'planned') * c.count) AS planned,"
    "  sum((c.status = 'negated') * c.count) AS negated,"
    "  sum((c.status = 'possible') * c.count) AS possible,"
    "  sum((c.status = 'alleged') * c.count) AS alleged,"
    "  sum(c.intensity) / 1e6 / sum(c.count) AS intensity,"
    "  max(c.top) / 1e6 AS confidence,"
    "  date(min(c.day) * 86400, 'unixepoch') AS first,"
    "  date(max(c.day) * 86400, 'unixepoch') AS last"
    "  FROM v_counted c JOIN actors s ON s.number = c.source"
    "  JOIN actors t ON t.number = c.target JOIN relations r ON r.name = c.relation"
    "  WHERE s.code <> '' AND t.code <> '' AND s.code <> t.code GROUP BY 1, 2, 3;";

static const char from_format_2[] =
    "ALTER TABLE events ADD COLUMN corrected TEXT;"
    "ALTER TABLE events ADD COLUMN amended INTEGER NOT NULL DEFAULT 0;";

static const char from_format_3[] = "DROP VIEW v_tallies; DROP VIEW v_edges;"
                                    "ALTER TABLE origins ADD COLUMN url TEXT;";

static const char from_format_4[] = "ALTER TABLE origins ADD COLUMN publisher TEXT;"
                                    "ALTER TABLE origins ADD COLUMN mentions INTEGER;"
                                    "ALTER TABLE origins ADD COLUMN sources INTEGER;"
                                    "ALTER TABLE origins ADD COLUMN articles INTEGER;"
                                    "DROP VIEW v_events;";

static bool fill_relations(ent_store *store, ent_error *err)
{
    bool ok = true;
    for (size_t i = 0; i < ENT_RELATIONS && ok; i++) {
        const ent_relation_info *r = &ent_relation_table[i];
        ok = ent_sql_do(store, ENT_ADD_RELATION,
            ENT_VALUES(ent_text_value(r->name),
                ent_text_value(*r->plover ? r->plover : NULL),
                ent_text_value(*r->cameo ? r->cameo : NULL),
                ent_text_value(r->both ? "both" : "one way"), ent_whole(r->sign),
                ent_text_value(r->material ? "material" : "verbal"),
                ent_text_value(r->meaning)),
            err);
    }
    return ok;
}

static bool mark_format(ent_store *store, ent_error *err)
{
    ent_buffer mark = { 0 };
    ent_buffer_print(&mark,
        "PRAGMA application_id = %d; PRAGMA user_version = %d;"
        "INSERT OR REPLACE INTO meta VALUES('format', '%d');",
        ENT_STORE_SIGNATURE, ENT_STORE_FORMAT, ENT_STORE_FORMAT);
    bool ok = ent_buffer_ok(&mark, err) && ent_sql_script(store, mark.bytes, err);
    ent_buffer_free(&mark);
    return ok;
}

bool ent_schema_create(ent_store *store, ent_error *err)
{
    return ent_sql_script(store, tables, err) && ent_sql_script(store, views, err)
           && ent_sql_script(store, names, err) && ent_sql_script(store, events_view, err)
           && ent_sql_script(store, corrections, err)
           && ent_sql_script(store, tallies, err) && ent_sql_script(store, sums, err)
           && mark_format(store, err) && fill_relations(store, err);
}

bool ent_schema_upgrade(ent_store *store, ent_error *err)
{
    bool ok = store->format > 1 || ent_sql_script(store, names, err);
    if (ok && store->format < 3)
        ok = ent_sql_script(store, from_format_2, err)
             && ent_sql_script(store, corrections, err);
    if (ok && store->format < 4)
        ok = ent_sql_script(store, from_format_3, err)
             && ent_sql_script(store, tallies, err) && ent_sql_script(store, sums, err);
    return ok && ent_sql_script(store, from_format_4, err)
           && ent_sql_script(store, events_view, err) && mark_format(store, err);
}
