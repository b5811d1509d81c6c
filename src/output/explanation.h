/* explanation.h - what was weighed in each sentence of a text, and what became of it. */
#ifndef ENT_OUTPUT_EXPLANATION_H
#define ENT_OUTPUT_EXPLANATION_H

#include "base/arena.h"
#include "base/buffer.h"
#include "relations/explain.h"

#define ENT_EXPLANATION_SCHEMA "entente-explanation/1"

/* Appends a block for each sentence, for people; a line names the document. `arena`: for
 * the work. False only when out of memory. */
ENT_CHECKED bool ent_write_explanation(ent_buffer *b, ent_arena *arena,
    const ent_text *text, const ent_explanation *explanation, ent_error *err);

/* A JSON line for each sentence: docs/formats.md. */
ENT_CHECKED bool ent_write_explanation_json(ent_buffer *b, ent_arena *arena,
    const ent_text *text, const ent_explanation *explanation, ent_error *err);

/* The words of mention `index` on one line. NULL: out of memory. */
const char *ent_mention_words(
    ent_arena *arena, const ent_text *text, const ent_mentions *mentions, size_t index);

#endif
