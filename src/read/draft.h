/* draft.h - what a file says of one document, before it is made an ent_document. */
#ifndef ENT_READ_DRAFT_H
#define ENT_READ_DRAFT_H

#include "read/reading.h"
#include "read/slice.h"
#include "read/source.h"

/* Slices may be empty where unknown. All are clean UTF-8 (ent_clean) and live until
 * ent_draft_emit. */
typedef struct {
    ent_slice title, body;
    ent_slice date; /* as it is written */
    ent_slice publisher, url, language;
    ent_slice id;       /* empty: from the name of the file */
    uint64_t ordinal;   /* of several documents in the file, from 1; 0: the only one */
    uint64_t line;      /* where the document begins; 0: 1 */
    uint64_t date_line; /* where the date stands; 0: as `line` */
    size_t replaced;    /* invalid sequences that became U+FFFD */
    const char *charset;
} ent_draft;

/* Makes the document and hands it to the sink; gives r->document back. What is no
 * document (empty, too large) is named and left out. An unreadable date is named too, but
 * the document is kept: with the date of its dateline, the file's name or the options, or
 * without one. False only where the sink says stop, --doc names two documents, or memory
 * ends. */
ENT_CHECKED bool ent_draft_emit(
    ent_reading *r, const ent_source *source, const ent_draft *draft, ent_error *err);

/* Clean copy of a C string (NULL: an empty slice) in `arena`. False: out of memory. */
ENT_CHECKED bool ent_draft_clean(
    ent_arena *arena, const char *string, ent_slice *clean, ent_error *err);

#endif
