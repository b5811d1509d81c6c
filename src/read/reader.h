/* reader.h - files, folders, archives, feeds and stdin -> documents and records.
 *
 *   path -> folder? -> archive or compressed? (libarchive) -> kind by content and suffix
 *        -> plain text | HTML | RSS/Atom | JSON | JSON lines
 *        -> clean UTF-8 -> ent_document, or an "entente-..." JSON line as ent_record */
#ifndef ENT_READ_READER_H
#define ENT_READ_READER_H

#include "read/document.h"

/* A JSON line of our own formats ("schema":"entente-event/1"), not yet understood. */
typedef struct {
    const char *json; /* one line, valid UTF-8, no newline */
    size_t length;
    const char *path;
    uint32_t line; /* from 1 */
} ent_record;

/* Names of JSON fields, dots for nesting ("meta.published"); NULL: the default. */
typedef struct {
    const char *id;        /* "id", "doc" */
    const char *title;     /* "title", "headline" */
    const char *text;      /* "text", "body", "content" */
    const char *date;      /* "date", "published", "published_at", "publish_date" */
    const char *url;       /* "url", "link" */
    const char *publisher; /* "source", "publisher" */
    const char *language;  /* "language", "lang" */
} ent_json_fields;

typedef struct {
    ent_date date;    /* for documents that have none; ENT_NO_DATE (or 0 fields): none */
    bool has_date;    /* `date` counts */
    const char *doc;  /* id of the one document of the input; NULL: from its name */
    const char *kind; /* NULL: by content; text, html, feed, json, jsonl */
    ent_json_fields fields;
    size_t max_line;      /* bytes of a line; 0: 64 MiB */
    size_t max_document;  /* bytes of a document's text; 0: 16 MiB */
    size_t max_unpacked;  /* bytes out of one archive; 0: 16 GiB */
    unsigned max_nesting; /* archives in archives, JSON in JSON; 0: 4 */
} ent_read_options;       /* {0} means defaults */

typedef struct {
    uint64_t files, documents, records;
    uint64_t malformed; /* named to `skipped`, and left out */
    uint64_t
        ignored; /* files of a folder or archive that are no articles (pictures, ...) */
    uint64_t bytes;
} ent_read_counts;

/* Where the reader puts what it finds; what is passed is only valid during the call.
 * A callback that returns false (with `err` filled) ends the reading. */
typedef struct {
    void *context;
    bool (*document)(void *context, const ent_document *document, ent_error *err);
    bool (*record)(void *context, const ent_record *record, ent_error *err);
    /* Malformed input, named: "news.jsonl:7: no field 'text'". Return false to stop
     * (--strict), with `err` filled. */
    bool (*skipped)(void *context, const char *message, ent_error *err);
} ent_read_sink;

/* Reads `path` ("-": standard input). Folders are read recursively, in byte order of
 * names; hidden files are left out. Counts are added to `counts`.
 * False: the path cannot be read at all, a limit was passed, or a callback said stop.
 * An empty file, a folder without articles and a truncated archive are malformed input.
 */
ENT_CHECKED bool ent_read(const char *path, const ent_read_options *options,
    const ent_read_sink *sink, ent_read_counts *counts, ent_error *err);

#endif
