/* imports.h - files of events in the pipeline: their rows as events, one by one. */
#ifndef ENT_IMPORTS_H
#define ENT_IMPORTS_H

#include "engine.h"
#include "events/party.h"
#include "rows/reader.h"

/* What files of events are read with; for the files of this folder. */
typedef struct {
    const ent_engine *engine;
    const ent_input *input;
    ent_row_codes *codes;
    ent_row_mentions mentions;
    char producer[ENT_ROW_KINDS][112]; /* of each kind of file */
} ent_imports;

/* An event of a row, and what makes it the same as another of its file
 * (ent_event_fingerprint). */
typedef struct {
    ent_event event;
    int64_t fingerprint;
} ent_import_event;

/* NULL: out of memory. */
ent_imports *ent_imports_new(const ent_engine *engine, const ent_input *input);

/* Opens the tables of codes and reads the mentions that `input` names; once, before the
 * first file. */
ENT_CHECKED bool ent_imports_open(
    ent_imports *imports, ent_read_counts *counts, ent_error *err);
void ent_imports_free(ent_imports *imports); /* NULL is allowed */

/* Does a file of events begin with `head`? Asks for what --kind and --columns say. */
ENT_CHECKED bool ent_import_is_table(const ent_input *input, const char *head,
    size_t length, ent_row_layout *layout, bool *found, ent_error *err);

/* Says of which dates it is not certain what they mean; nothing where all are. */
ENT_CHECKED bool ent_import_tell_layout(const ent_input *input, const ent_source *source,
    const ent_row_layout *layout, ent_error *err);

/* An event of a row, valid during the call. False ends the reading. */
typedef bool ent_import_take(
    void *context, ent_event *event, int64_t fingerprint, ent_error *err);

/* "entente 0.1.0 lexicon 3f2a91bc codes 77ab01ff icews": who makes events of rows of a
 * kind; what others coded by other rules is no work of one producer. */
const char *ent_imports_producer(const ent_imports *imports, ent_row_kind kind);

/* Reads all rows of `source`, in order and on input->threads threads, of which `name` is
 * the file's; what became of them is added to `report` (whose places are those of the
 * source: use it before that is closed). Malformed rows are left out, or, with
 * input->strict, the end. */
ENT_CHECKED bool ent_import_table(ent_imports *imports, ent_source *source,
    const char *name, const ent_row_layout *layout, ent_import_take *take, void *context,
    ent_row_report *report, ent_error *err);

/* Fills the table with what input->mentions name. Anything else there is malformed. */
ENT_CHECKED bool ent_import_mentions(const ent_input *input, ent_row_mentions *mentions,
    ent_read_counts *counts, ent_error *err);

/* Whether it has all files that `part` is of. */
ENT_CHECKED bool ent_import_part_known(
    ent_store *store, const ent_tallies *part, bool *known, ent_error *err);

/* Its name, into `name`, without the kind. */
void ent_import_producer(
    const ent_engine *engine, const ent_row_codes *codes, char *name, size_t room);

#endif
