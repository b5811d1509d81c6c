/* document.h - one article as the rest of the program sees it. */
#ifndef ENT_READ_DOCUMENT_H
#define ENT_READ_DOCUMENT_H

#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

/* A byte range in a document's text. */
typedef struct {
    uint32_t begin, end;
} ent_span;

/* `text` is the title (where there is one), a blank line, and the body: clean UTF-8 (NFC,
 * \n line ends, no control characters). All spans of the program are byte offsets into
 * it. Strings may be NULL where unknown, except `id`, `text` and `hash`. */
typedef struct {
    const char *id; /* base name without suffix, or as the feed, archive or --doc says */
    const char *title;
    const char *text;
    uint32_t length;       /* bytes of text */
    uint32_t title_length; /* bytes of text that are the title; 0: no title */
    ent_date date;         /* of publication; ENT_NO_DATE: unknown */
    const char *publisher;
    const char *url;
    const char *language; /* ISO 639-1, only where the input says so */
    const char *path;     /* where it came from: "news.zip/a.txt" */
    uint32_t line;        /* first line in `path`, from 1 */
    char hash[33];        /* XXH3-128 of `text`, hex */
} ent_document;

#endif
