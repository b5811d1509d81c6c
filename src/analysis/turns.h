/* turns.h - when a pair, or a bloc, took another course: how often there is something
 * between them, and in which tone.
 *
 *   volume  events a window, by segments.h on counts
 *   tone    signed weight of an event, by segments.h on means: more of the same is no
 *           change of tone */
#ifndef ENT_ANALYSIS_TURNS_H
#define ENT_ANALYSIS_TURNS_H

#include "analysis/blocs.h"
#include "analysis/series.h"

/* Fewer events are a handful: no change is looked for. */
enum { ENT_TURN_LEAST = 10 };

typedef struct {
    uint64_t count; /* events (of blocs: friendly ones) */
    double rate;    /* of them in a window of usual length */
    double tone;    /* mean signed weight of an event that has a sign; 0: none has */
} ent_course;

typedef struct {
    uint32_t a, b;      /* nodes, a < b; blocs, a <= b: a == b is inside of it */
    size_t window;      /* the first of the new course */
    size_t first, next; /* both courses lie in windows first .. next-1 */
    bool volume, tone;  /* what changed; at least one */
    ent_course before, after;
    /* How likely chance alone makes its share of all events differ as much (chance.h):
     * where that is not small, the volume went with that of everything. */
    double share_chance;
    double
        evidence; /* twice the logarithm of the ratio of likelihoods, over dispersion */
} ent_turn;

/* The volume changed, and more than with all events; or the tone did. */
bool ent_turn_is_own(const ent_turn *turn);

typedef struct {
    ent_turn *items; /* most evidence first, then by pair and window */
    size_t count;
    size_t tested; /* pairs that had enough events */
} ent_turns;

/* Of what happened (ENT_HAPPENED) in the windows. All belongs to `arena`. */
ENT_CHECKED bool ent_turns_of_pairs(const ent_graph *graph, const ent_windows *windows,
    ent_arena *arena, ent_turns *turns, ent_error *err);

/* Cooperation inside the largest blocs, and between each two of them. */
ENT_CHECKED bool ent_turns_of_blocs(const ent_graph *graph, const ent_blocs *blocs,
    const ent_windows *windows, ent_arena *arena, ent_turns *turns, ent_error *err);

#endif
