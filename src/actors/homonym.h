/* homonym.h - names of states, leaders and groups that mean something else (private). */
#ifndef ENT_ACTORS_HOMONYM_H
#define ENT_ACTORS_HOMONYM_H

#include "actors/finder.h"

/* After f->names is filled: names that are towns of America ("Moscow, Idaho"), given
 * names ("her son Israel"), words of other trades ("the temple of Isis") become names of
 * no actor. */
void ent_homonym_read(ent_finder *f);

/* A word or wording of sport or of tales, and what it tells: of which kind it is. */
typedef struct {
    const char *wording;
    unsigned kind;
} ent_cue;

extern const ent_cue ent_homonym_cues[]; /* sorted by wording */
extern const size_t ent_homonym_cue_count;

/* The sentence reports a match or retells a film: who plays there is no party. */
bool ent_homonym_is_play(const ent_finder *f);

#endif
