/* layout.h - lines of a document put together to titles, paragraphs, headings, bullets.
 */
#ifndef ENT_TEXT_LAYOUT_H
#define ENT_TEXT_LAYOUT_H

#include "text/text.h"

/* A run of text that no sentence leaves. */
typedef struct {
    ent_span span; /* without white space around it, and without a bullet's mark */
    uint32_t paragraph;
    ent_sentence_kind kind;
} ent_segment;

/* How far a document has been read; {document} at its start. */
typedef struct {
    const ent_document *document;
    uint32_t at, paragraph;
    uint32_t block_end, width; /* of the lines between blank lines that `at` is in */
} ent_layout;

/* The next segment. False: none is left. A dateline ("KYIV, May 3 (Reuters) -") is a
 * heading of its own. Line ends inside a segment stand for spaces. */
bool ent_layout_next(ent_layout *layout, ent_segment *segment);

#endif
