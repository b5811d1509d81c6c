/* pivots.c - of each part the nodes of the lowest hashes. */
#include "analysis/pivots.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/table.h"

/* Nodes and roads that all journeys together may look at: some two seconds of one core.
 */
static const double WORK = 2e8;

typedef struct {
    uint64_t chance;
    uint32_t part, node;
} lot;

static int by_part(const void *x, const void *y)
{
    const lot *a = x, *b = y;
    if (a->part != b->part) return a->part < b->part ? -1 : 1;
    if (a->chance != b->chance) return a->chance < b->chance ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

/* Of a part of `size` nodes. */
static size_t share_of(const ent_roads *r, size_t size)
{
    if (r->tied <= ENT_PIVOTS_ALL_UP_TO || size <= ENT_PIVOTS_FEWEST) return size;
    double affordable = WORK / (double)(r->tied + r->first[r->nodes]);
    double wanted = ceil(affordable * (double)size / (double)r->tied);
    if (wanted < ENT_PIVOTS_FEWEST) return ENT_PIVOTS_FEWEST;
    return wanted < (double)size ? (size_t)wanted : size;
}

static uint64_t chance_of(const ent_graph *graph, uint32_t node)
{
    if (!graph) return ent_hash(&node, sizeof node);
    const char *id = ent_graph_node(graph, node)->id;
    return ent_hash(id, strlen(id));
}

static size_t draw_lots(const ent_roads *r, const ent_graph *graph, lot *lots)
{
    size_t count = 0;
    for (uint32_t i = 0; i < r->nodes; i++)
        if (r->first[i] < r->first[i + 1])
            lots[count++] = (lot){ chance_of(graph, i), r->part[i], i };
    if (count) qsort(lots, count, sizeof *lots, by_part);
    return count;
}

bool ent_pivots_choose(const ent_roads *roads, const ent_graph *graph, size_t wanted,
    ent_arena *arena, ent_pivots *p, ent_error *err)
{
    ent_arena scratch = { 0 };
    lot *lots = ent_arena_array(&scratch, roads->nodes, sizeof *lots);
    *p = (ent_pivots){
        .nodes = ent_arena_array(arena, roads->nodes, sizeof *p->nodes),
        .is_pivot = ent_arena_array(arena, roads->nodes, sizeof *p->is_pivot),
        .of_part = ent_arena_array(arena, roads->parts, sizeof *p->of_part),
    };
    bool ok = lots && p->nodes && p->is_pivot && p->of_part;
    size_t count = ok ? draw_lots(roads, graph, lots) : 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t part = lots[i].part;
        size_t most = wanted ? wanted : share_of(roads, roads->part_size[part]);
        if (p->of_part[part] >= most) continue;
        p->of_part[part]++;
        p->is_pivot[lots[i].node] = true;
    }
    for (size_t i = 0; ok && i < roads->nodes; i++)
        if (p->is_pivot[i]) p->nodes[p->count++] = (uint32_t)i;
    p->all = p->count == roads->tied;
    ent_arena_free(&scratch);
    return ok || ent_fail(err, ENT_MEMORY, "analysis: out of memory for paths");
}
