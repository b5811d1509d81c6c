/* frames.h - words that state a relation, and where they take their source and target.
 *
 * data/lexicon/frames.tsv; the columns are described there and in docs/ontology.md. */
#ifndef ENT_RELATIONS_FRAMES_H
#define ENT_RELATIONS_FRAMES_H

#include "lexicon/dictionary.h"
#include "lexicon/lexicon.h"

typedef struct ent_frames ent_frames;

/* Reads DIR/frames.tsv (and checks its CAMEO codes against `lexicon`, which must outlive
 * the frames). May be used by many threads at once. */
ENT_CHECKED bool ent_frames_open(
    const char *dir, const ent_lexicon *lexicon, ent_frames **frames, ent_error *err);
void ent_frames_close(ent_frames *frames); /* NULL is allowed */

/* Lays the verbs of a dictionary over the frames, before anybody else uses them: where
 * one of its wordings holds, no other frame of that verb does. `dictionary` must outlive
 * the frames. Patterns that a frame cannot express are counted in its `set_aside`. */
ENT_CHECKED bool ent_frames_extend(
    ent_frames *frames, ent_dictionary *dictionary, ent_error *err);

/* Hash of the table, for the producer's digest. */
uint64_t ent_frames_hash(const ent_frames *frames);

#endif
