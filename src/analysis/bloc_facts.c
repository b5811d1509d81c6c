/* bloc_facts.c - sums over ties and edges; a bound from below by cycles. */
#include "analysis/bloc_facts.h"

#include <math.h>
#include <string.h>

#include "analysis/cycles.h"
#include "base/table.h"

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "analysis: out of memory for blocs");
}

static void add_tie(const ent_blocs *blocs, const ent_tie *t, ent_bloc_facts *facts)
{
    uint32_t a = blocs->bloc[t->a], b = blocs->bloc[t->b];
    if (a && a == b) {
        ent_bloc_fact *f = &facts->items[a - 1];
        f->ties += t->tie > 0;
        *(t->tie > 0 ? &f->inside : &f->quarrels) += fabs(t->tie);
        return;
    }
    const uint32_t ends[2] = { a, b };
    for (int i = 0; i < 2; i++) {
        if (!ends[i]) continue;
        ent_bloc_fact *f = &facts->items[ends[i] - 1];
        *(t->tie > 0 ? &f->friends : &f->enemies) += fabs(t->tie);
    }
}

/* A document counts once for a bloc, a row of a file each time. */
static bool add_event(
    ent_table *told, ent_arena *scratch, uint32_t bloc, const ent_event *e, bool *added)
{
    *added = true;
    if (e->origin.file || !e->doc) return true;
    const char *key = ent_arena_print(scratch, "%u %s", bloc, e->doc);
    return key && ent_table_add(told, key, strlen(key), added);
}

static bool add_edges(const ent_graph *graph, const ent_blocs *blocs, ent_table *told,
    ent_arena *scratch, ent_bloc_facts *facts, ent_error *err)
{
    for (size_t i = 0; i < ent_graph_edge_count(graph); i++) {
        const ent_edge *e = ent_graph_edge(graph, i);
        uint32_t bloc = blocs->bloc[e->source];
        if (!bloc || bloc != blocs->bloc[e->target] || e->signed_weight <= 0) continue;
        ent_bloc_fact *f = &facts->items[bloc - 1];
        f->events += e->count;
        for (size_t k = 0; k < e->event_count; k++) {
            bool added;
            if (!add_event(told, scratch, bloc, e->events[k], &added))
                return no_memory(err);
            f->sources += added;
        }
    }
    return true;
}

static bool find_least(const ent_graph *graph, const ent_blocs *blocs, ent_arena *scratch,
    ent_bloc_facts *facts, ent_error *err)
{
    ent_pairs ties;
    ent_ties_nano total = 0, packed = 0;
    if (!ent_ties_read(graph, scratch, &ties, err)) return false;
    ent_ties_nano *size = ent_arena_array(scratch, ties.count, sizeof *size);
    if (!size) return no_memory(err);
    for (size_t i = 0; i < ties.count; i++) {
        size[i] = ent_tie_size(&ties.items[i]);
        total += size[i];
    }
    if (!ent_cycles_pack(&ties, size, ENT_CYCLES_ONE_HOSTILE, &packed, err)) return false;
    facts->least = total ? (double)packed / (double)total : 0;
    facts->exact = facts->least >= blocs->frustration;
    return true;
}

bool ent_bloc_facts_make(const ent_graph *graph, const ent_blocs *blocs, ent_arena *arena,
    ent_bloc_facts *facts, ent_error *err)
{
    ent_table told = { 0 };
    ent_arena scratch = { 0 };
    *facts = (ent_bloc_facts){ .count = blocs->bloc_count };
    facts->items = ent_arena_array(arena, facts->count, sizeof *facts->items);
    if (!facts->items) return no_memory(err);
    for (size_t i = 0; i < blocs->count; i++)
        if (blocs->bloc[i]) facts->items[blocs->bloc[i] - 1].members++;
    for (size_t i = 0; i < ent_graph_tie_count(graph); i++)
        add_tie(blocs, ent_graph_tie(graph, i), facts);
    bool ok = add_edges(graph, blocs, &told, &scratch, facts, err)
              && find_least(graph, blocs, &scratch, facts, err);
    for (size_t i = 0; i < facts->count; i++)
        facts->items[i].weak = facts->items[i].events <= 1
                               || facts->items[i].sources == 1;
    ent_table_free(&told);
    ent_arena_free(&scratch);
    return ok;
}
