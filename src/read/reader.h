/* reader.h - files, folders, archives, feeds and stdin -> documents and records.
 *
 *   path -> folder? -> archive or compressed? (libarchive) -> kind by content and suffix
 *        -> plain text | HTML | RSS/Atom | JSON | JSON lines
 *        -> clean UTF-8 -> ent_document, or an "entente-..." JSON line as ent_record */
#ifndef ENT_READ_READER_H
#define ENT_READ_READER_H

#include "read/document.h"
#include "read/source.h"

/* A JSON line of our own formats ("schema":"entente-event/1"), not yet understood. */
typedef struct {
    const char *json; /* one line, valid UTF-8, no newline */
    size_t length;
    const char *path;
    uint32_t line; /* from 1 */
} ent_record;

/* Names of JSON fields, dots for nesting ("meta.published"); NULL: the default. */
typedef struct {
    const char *id;        /* "id", "doc", ... (all names: fields.c) */
    const char *title;     /* "title", "headline" */
    const char *text;      /* "text", "body", "content", ... */
    const char *date;      /* "date", "published", "published_at", "publish_date", ... */
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
    size_t max_line;      /* bytes of a JSON line or value; 0: 64 MiB */
    size_t max_document;  /* bytes of a document's text (markup: four times); 0: 16 MiB */
    size_t max_unpacked;  /* bytes out of one archive, at all its levels; 0: 16 GiB */
    unsigned max_nesting; /* archives in archives; objects around JSON articles; 0: 4 */
} ent_read_options;       /* {0} means defaults */

typedef struct {
    uint64_t files, documents, records, tables;
    uint64_t malformed; /* messages to `skipped`: left out, or kept without what is bad */
    uint64_t
        ignored; /* files of a folder or archive that are no articles (pictures, ...) */
    uint64_t unread_tables; /* of them, tables whose columns nobody understands */
    uint64_t bytes;
} ent_read_counts;

/* Where the reader puts what it finds; what is passed is only valid during the call.
 * A callback that returns false (with `err` filled) ends the reading. */
typedef struct {
    void *context;
    bool (*document)(void *context, const ent_document *document, ent_error *err);
    bool (*record)(void *context, const ent_record *record, ent_error *err);
    /* Malformed input, named: "news.jsonl:7: no field 'text'". Return false to stop
     * (--strict), with `err` filled. A document with an unreadable date, or with bytes
     * that mean nothing in its encoding, is named as well but kept: its words are there,
     * and what is missing is said. */
    bool (*skipped)(void *context, const char *message, ent_error *err);
    /* NULL, or asked first of each file (of --kind, if that is none of articles) with its
     * first bytes, unpacked and in UTF-8: a table of events? Then it takes the bytes from
     * `source` and says so in `*taken`. */
    bool (*table)(void *context, ent_source *source, const char *head, size_t length,
        bool *taken, ent_error *err);
} ent_read_sink;

/* Reads `path` ("-": standard input). Folders are read recursively, in byte order of
 * names; hidden files are left out. Counts are added to `counts`. Memory is bounded by
 * the options, whatever the input: JSON is read value by value, archives member by
 * member. False: the path cannot be read at all, `options` ask for what cannot be, memory
 * ended, or a callback said stop. An empty file, a folder without articles, a truncated
 * archive and what is larger than an option allows are malformed input: named, left out,
 * and the rest is read. */
ENT_CHECKED bool ent_read(const char *path, const ent_read_options *options,
    const ent_read_sink *sink, ent_read_counts *counts, ent_error *err);

#endif
