/* frames_build.h - the table of frames while it is filled (private). */
#ifndef ENT_RELATIONS_FRAMES_BUILD_H
#define ENT_RELATIONS_FRAMES_BUILD_H

#include "base/table.h"
#include "lexicon/tsv.h"
#include "relations/frame.h"

/* Columns of frames.tsv. */
enum {
    ENT_FRAME_ID,
    ENT_FRAME_CLASS,
    ENT_FRAME_WORDS,
    ENT_FRAME_OBJECT,
    ENT_FRAME_RELATION,
    ENT_FRAME_CAMEO,
    ENT_FRAME_STATUS,
    ENT_FRAME_SOURCE,
    ENT_FRAME_TARGET,
    ENT_FRAME_EXAMPLE,
    ENT_FRAME_EXPECTED,
    ENT_FRAME_NOTHING,
    ENT_FRAME_COLUMNS
};

struct ent_frames {
    ent_arena arena;
    ent_tsv table;
    ent_frame **items;
    size_t count, capacity;
    ent_wording *wordings; /* sorted by class, key word, length */
    size_t wording_count, wording_capacity;
    ent_table sets;  /* name -> index into set_words */
    ent_table index; /* class and key word -> first wording << 32 | count */
    ent_words *set_words;
    size_t set_count, set_capacity;
    const ent_lexicon *lexicon;
};

/* Adds the frame or set that a row is; a frame is then the last of `items`. */
ENT_CHECKED bool ent_frames_add(ent_frames *f, const ent_tsv_row *row, ent_error *err);

/* Sorts the wordings, once all are there, or again. */
ENT_CHECKED bool ent_frames_index(ent_frames *f, ent_error *err);

#endif
