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

/* The first segment that starts at or after `*at`, which moves behind it. False: none is
 * left. `*paragraph` counts; both start as 0. A dateline ("KYIV, May 3 (Reuters) -") is a
 * heading of its own. Line ends inside a segment stand for spaces. */
bool ent_layout_next(const ent_document *document, uint32_t *at, uint32_t *paragraph,
    ent_segment *segment);

#endif
