/* bloc_match.c - pairs of blocs that share somebody, taken greedily. */
#include "analysis/bloc_match.h"

#include <stdlib.h>

/* Members that a bloc of before and one of after share. */
typedef struct {
    uint32_t before, after, common;
    double overlap;
} shared;

static int by_blocs(const void *x, const void *y)
{
    const shared *a = x, *b = y;
    if (a->before != b->before) return a->before < b->before ? -1 : 1;
    return (a->after > b->after) - (a->after < b->after);
}

static int by_overlap(const void *x, const void *y)
{
    const shared *a = x, *b = y;
    if (a->overlap != b->overlap) return a->overlap > b->overlap ? -1 : 1;
    return by_blocs(x, y);
}

/* One for each pair of blocs that share somebody; returns how many there are. */
static size_t share_out(
    const uint32_t *before, const uint32_t *after, size_t actors, shared *all)
{
    size_t found = 0, kept = 0;
    for (size_t i = 0; i < actors; i++)
        if (before[i] && after[i]) all[found++] = (shared){ before[i], after[i], 1, 0 };
    if (found) qsort(all, found, sizeof *all, by_blocs);
    for (size_t i = 0; i < found; i++)
        if (kept && by_blocs(&all[kept - 1], &all[i]) == 0)
            all[kept - 1].common++;
        else
            all[kept++] = all[i];
    return kept;
}

static uint32_t *sizes(
    const uint32_t *bloc, size_t actors, size_t blocs, ent_arena *arena)
{
    uint32_t *size = ent_arena_array(arena, blocs + 1, sizeof *size);
    for (size_t i = 0; size && i < actors; i++) size[bloc[i]]++;
    return size;
}

uint32_t *ent_bloc_successors(const uint32_t *before, const uint32_t *after,
    size_t actors, size_t blocs_before, size_t blocs_after, ent_arena *arena)
{
    shared *all = ent_arena_array(arena, actors, sizeof *all);
    uint32_t *first = sizes(before, actors, blocs_before, arena);
    uint32_t *second = sizes(after, actors, blocs_after, arena);
    uint32_t *successor = ent_arena_array(arena, blocs_before + 1, sizeof *successor);
    bool *taken = ent_arena_array(arena, blocs_after + 1, sizeof *taken);
    if (!all || !first || !second || !successor || !taken) return NULL;
    size_t count = share_out(before, after, actors, all);
    for (size_t i = 0; i < count; i++) {
        uint32_t either = first[all[i].before] + second[all[i].after] - all[i].common;
        all[i].overlap = (double)all[i].common / (double)either;
    }
    if (count) qsort(all, count, sizeof *all, by_overlap);
    for (size_t i = 0; i < count; i++) {
        if (successor[all[i].before] || taken[all[i].after]) continue;
        successor[all[i].before] = all[i].after;
        taken[all[i].after] = true;
    }
    return successor;
}
