/* store.h - documents, events and their evidence in one SQLite file.
 *
 *   documents --< events --< evidence        documents >-- stories
 *                 events >-- actors (two)    meta: format version, producers
 *   tallies >-- actors (two)                 corrections: of people
 *                                            imports: files that tallies are of
 *   a document is an article, or a file of events with its rows (known by content)
 *
 * Views for R, Python and sqlite3 are described in docs/formats.md. Integers are kept
 * (days, millionths); deduplication and weights are made when a graph is built. */
#ifndef ENT_STORE_STORE_H
#define ENT_STORE_STORE_H

#include "events/corrections.h"
#include "tally/tally.h"

typedef struct ent_store ent_store;

typedef enum {
    ENT_STORE_READ,  /* must exist; never written to */
    ENT_STORE_WRITE, /* created where it does not exist */
    ENT_STORE_MEMORY /* path is ignored; gone when closed */
} ent_store_mode;

/* True where the file starts as an SQLite file does. */
bool ent_store_is(const char *path);

/* Messages: not an Entente store; made by a newer version (format 5, this program reads
 * up to 4); in use by another program; read-only. `producer` names who writes. */
ENT_CHECKED bool ent_store_open(const char *path, ent_store_mode mode,
    const char *producer, ent_store **store, ent_error *err);

/* Ends the open batch (rolls it back if it was not committed), leaves one file behind, no
 * sidecars. NULL is allowed. */
void ent_store_close(ent_store *store);

/* The same, but a file that this opening made is removed where it has got neither
 * document nor correction nor tally. True: it was. */
bool ent_store_close_unused(ent_store *store);

/* Everything between the two is kept or lost as one. */
ENT_CHECKED bool ent_store_begin(ent_store *store, ent_error *err);
ENT_CHECKED bool ent_store_commit(ent_store *store, ent_error *err);

typedef enum {
    ENT_STORE_NEW,      /* added */
    ENT_STORE_KNOWN,    /* the same content is there already, made by the same producer */
    ENT_STORE_STALE,    /* the same content is there, made by another producer; kept */
    ENT_STORE_REPLACED, /* events redone: the same path held other content, a refresh, a
                           date that was missing, or a text known by record only */
    ENT_STORE_TALLIED,  /* the store has the same content as tallies; kept */
    ENT_STORE_REFUSED   /* a file of events that is damaged, empty or a part of what is
                           there of it; kept as it was */
} ent_store_outcome;

/* What add_document would do, without doing it: so that known documents are not parsed.
 */
ENT_CHECKED bool ent_store_peek(ent_store *store, const ent_document *document,
    ent_store_outcome *outcome, ent_error *err);

/* Adds a document and its events. Content that is there already (by hash) is not added
 * again, whatever its name. `refresh` redoes stale ones. A name that is taken by another
 * content and path gets a suffix ("news~2"); the id under which it is stored goes to
 * `*id` (NULL is allowed; valid until the store is closed). Near-duplicates join a story.
 */
ENT_CHECKED bool ent_store_add(ent_store *store, const ent_document *document,
    const ent_events *events, bool refresh, ent_store_outcome *outcome, const char **id,
    ent_error *err);

/* Adds an event read from a record (its document is made where it is not there yet).
 * `*added` is false where exactly this event is there already. ENT_MALFORMED, and nothing
 * of the batch lost, where its document has events of another producer or was read with
 * its text: results of different producers never mix. */
ENT_CHECKED bool ent_store_add_event(
    ent_store *store, const ent_event *event, bool *added, ent_error *err);

/* A file of events on its way into the store, row by row. */
typedef struct {
    const char *id;   /* of its document */
    const char *name; /* its id before a number is added */
    int64_t number, old;
    uint64_t before; /* events of `old` */
    int64_t producer, old_producer;
    char old_hash[33];
    bool careful;  /* it may be there already */
    bool saved;    /* what was there can be had back */
    bool joins;    /* what is known of it by records */
    bool replaces; /* what was there of it */
    bool refresh;
} ent_store_file;

/* Begins a file (`d`: id, path, date) whose content begins with `head` (read/content.h);
 * `producer` makes its events. In a batch, in which nothing else may be written until the
 * file is closed. ENT_MALFORMED, and nothing of the batch lost, where records of it are
 * there by another producer. */
ENT_CHECKED bool ent_store_open_file(ent_store *store, const ent_document *d,
    const char *head, const char *producer, bool refresh, ent_store_file *f,
    ent_error *err);

/* Adds an event, of which `fingerprint` is that of ent_event_fingerprint; `*added` is
 * false where exactly this one is there already. */
ENT_CHECKED bool ent_store_add_row(ent_store *store, const ent_store_file *f,
    const ent_event *event, int64_t fingerprint, bool *added, ent_error *err);

/* How the reading of a file ended. */
typedef struct {
    const char *hash; /* of its content */
    bool torn;        /* there is more of it, which cannot be read */
    bool malformed;   /* rows were left out */
} ent_store_end;

typedef struct {
    ent_store_outcome outcome;
    uint64_t events; /* of the file */
    uint64_t before; /* events of what was at its place; 0: nothing was */
    uint64_t same;   /* of those, how many are in the file as well */
    bool another;    /* most are not: it is kept beside them, under the id of `f` */
    bool cut;        /* it is their beginning, and ends where a row does */
} ent_store_fate;

/* Its content is known now. Where the store has it (KNOWN, STALE, TALLIED), or it is
 * REFUSED, all that was done since it was opened is taken back. */
ENT_CHECKED bool ent_store_close_file(ent_store *store, ent_store_file *f,
    const ent_store_end *end, ent_store_fate *fate, ent_error *err);

/* Adds a document known only by its record (no text): its date, title, publisher. */
ENT_CHECKED bool ent_store_add_head(
    ent_store *store, const ent_document *document, ent_error *err);

/* Adds tallies and the files that they are of. ENT_USAGE, and nothing is added, where one
 * of the files was counted before: "'x.csv' is in the store already". */
ENT_CHECKED bool ent_store_add_tallies(
    ent_store *store, const ent_tally_list *list, ent_error *err);

/* Calls back with the content of each file of events that it has, as tallies or as
 * events. */
ENT_CHECKED bool ent_store_each_content(ent_store *store,
    bool (*each)(void *context, const char *hash, ent_error *err), void *context,
    ent_error *err);

/* How many tallies there are. */
ENT_CHECKED bool ent_store_tallied(ent_store *store, uint64_t *count, ent_error *err);

/* Whether the file of that content is there, as tallies or as events; of the first half
 * of a hash: one that begins so. */
ENT_CHECKED bool ent_store_imported(
    ent_store *store, const char *hash, bool *imported, ent_error *err);

/* Corrections are applied to what is added from now on; `c` must outlive the store. */
void ent_store_use_corrections(ent_store *store, ent_corrections *c);

/* Adds the store's own lines, in order of their numbers, to `c`. Such as the lexicon does
 * not understand any more are faults. */
ENT_CHECKED bool ent_store_load_corrections(ent_store *store, const ent_lexicon *lexicon,
    ent_corrections *c, ent_correction_faults *faults, ent_error *err);

/* Keeps a line, unless it is there already. */
ENT_CHECKED bool ent_store_add_correction(
    ent_store *store, const ent_correction *line, bool *added, ent_error *err);

/* Forgets a line. ENT_NOT_FOUND where there is none of that number. */
ENT_CHECKED bool ent_store_drop_correction(
    ent_store *store, int64_t number, ent_error *err);

/* Makes the events of the documents whose ids are the keys of `docs` anew: as extracted,
 * with the lines of `c` applied. Documents that are not there are left out. */
ENT_CHECKED bool ent_store_recorrect(
    ent_store *store, ent_corrections *c, const ent_table *docs, ent_error *err);

/* Removes a document with all its events. ENT_NOT_FOUND where there is none. */
ENT_CHECKED bool ent_store_remove(ent_store *store, const char *doc, ent_error *err);

/* A document as the store knows it; `text` NULL unless asked for. */
typedef struct {
    ent_document document;
    const char *story; /* id of the first document of its story; its own id if alone */
    const char *name;  /* its id before a number was added ("news" of "news~2") */
    bool has_text;
    const char *producer;
    bool stale; /* made by another producer than the one given to open */
} ent_stored_document;

typedef struct {
    ent_stored_document *documents; /* by id */
    size_t document_count;
    ent_events events; /* by ent_event_compare; story and publisher filled in */
    size_t stale;
    ent_tally_list tallies;
} ent_collection;

/* Loads everything but texts. All belongs to `arena`. */
ENT_CHECKED bool ent_store_load(
    ent_store *store, ent_arena *arena, ent_collection *collection, ent_error *err);

/* A document with its text. ENT_NOT_FOUND where it is not there, or by record only. */
ENT_CHECKED bool ent_store_read(ent_store *store, ent_arena *arena, const char *id,
    ent_document *document, ent_error *err);

/* Adds a document of another store as it is there, under its id or "id~2", "id~3", ...;
 * its content must be new to this store. */
ENT_CHECKED bool ent_store_adopt(ent_store *store, const ent_document *document,
    const char *producer, const ent_events *events, ent_error *err);

/* Whether there are corrections, or events that they have changed. */
ENT_CHECKED bool ent_store_corrected(ent_store *store, bool *corrected, ent_error *err);

/* The names that documents use, in order of document, actor and form; those of a store of
 * format 1 are unknown: none. */
typedef struct {
    ent_naming *items;
    size_t count;
} ent_namings;

/* Loads those of actors of events, or, `unknown`, those that the lexicon did not have
 * when they were read. All belongs to `arena`. */
ENT_CHECKED bool ent_store_load_names(
    ent_store *store, ent_arena *arena, bool unknown, ent_namings *names, ent_error *err);

/* Bytes `piece` of a document's text as one line; "" where there is no such text. */
ENT_CHECKED bool ent_store_quote(ent_store *store, ent_arena *arena, const char *doc,
    ent_span piece, const char **line, ent_error *err);

/* How many documents with a text are of producers whose names hold `mark`. */
ENT_CHECKED bool ent_store_made_with(
    ent_store *store, const char *mark, uint64_t *count, ent_error *err);

/* Calls back for each stale document with its text, so that it can be redone with
 * ent_store_add(..., refresh = true). The list is taken before the first call. */
ENT_CHECKED bool ent_store_each_stale(ent_store *store,
    bool (*each)(void *context, const ent_document *document, ent_error *err),
    void *context, ent_error *err);

#endif
