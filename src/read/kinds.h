/* kinds.h - the kinds of content that hold documents, and which one a file is. */
#ifndef ENT_READ_KINDS_H
#define ENT_READ_KINDS_H

#include "read/reading.h"
#include "read/slice.h"
#include "read/source.h"

/* Reads all documents of `source`. What is wrong with it is named and left out; false
 * only where the reading must end. */
typedef bool ent_kind_read(ent_reading *r, ent_source *source, ent_error *err);

ent_kind_read ent_plain_read; /* plain.c */
ent_kind_read ent_html_read;  /* page.c */
ent_kind_read ent_feed_read;  /* feed.c */
ent_kind_read ent_json_read;  /* json.c: one value, an array, values after one another */
ent_kind_read ent_lines_read; /* json.c: a value a line */

/* By the option `kind` ("text", "html", ...); NULL where it is none of ours. */
ent_kind_read *ent_kind_named(const char *kind);

/* What a file is whose first bytes are those of another kind of file ("a PDF document");
 * NULL: nothing known. */
const char *ent_kind_foreign(const char *head, size_t length);

/* By the first bytes (of UTF-8, a byte order mark allowed) and the name; NULL with
 * `*refusal` saying what the content is instead: "binary file". Where `*refusal` is
 * NULL as well, the file surely is no article and needs no word (a picture in a folder).
 */
ent_kind_read *ent_kind_find(
    const ent_source *source, const char *head, size_t length, const char **refusal);

/* True where the bytes or the name are those of an archive or a compressed file. */
bool ent_kind_is_packed(const char *name, const char *head, size_t length);

#endif
