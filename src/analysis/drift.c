/* drift.c - one graph for each era, and what its blocs continue. */
#include "analysis/drift.h"

#include <string.h>

#include "analysis/bloc_match.h"

/* One era, by nodes of the whole graph. */
typedef struct {
    uint32_t *bloc, *events;
    size_t bloc_count;
} era;

typedef struct {
    const ent_drift_source *source;
    const ent_graph *whole;
    ent_arena *arena;
    ent_drift *drift;
    size_t capacity;
} drifting;

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "out of memory for blocs over time");
}

/* Eras of `span` windows each; the last may be shorter. */
static bool merge(drifting *d, size_t span)
{
    ent_windows *eras = &d->drift->eras;
    ent_interval *items = ent_arena_array(d->arena, eras->count, sizeof *items);
    size_t count = 0;
    if (!items) return false;
    for (size_t i = 0; i < eras->count; i += span) {
        size_t last = i + span < eras->count ? i + span - 1 : eras->count - 1;
        items[count++] = (ent_interval){ eras->items[i].from, eras->items[last].to };
    }
    eras->items = items;
    eras->count = count;
    d->drift->span = span;
    return true;
}

static bool choose_eras(drifting *d, ent_step step, ent_error *err)
{
    enum { ENOUGH = 12 };
    ent_windows *eras = &d->drift->eras;
    for (int s = step ? (int)step : ENT_STEP_DAY; s <= ENT_STEP_YEAR; s++) {
        ent_error many = { 0 };
        bool made = ent_windows_of_graph(
            d->whole, (ent_step)s, ENT_HAPPENED, d->arena, eras, &many);
        if (!made && many.code != ENT_USAGE)
            return ent_fail(err, many.code, "%s", many.message);
        if (step || (made && eras->count <= ENOUGH)) break;
    }
    d->drift->span = 1;
    if (!step && eras->count > ENOUGH && !merge(d, (eras->count + ENOUGH - 1) / ENOUGH))
        return no_memory(err);
    if (eras->count < 2 || eras->count > ENT_DRIFT_MOST_ERAS) eras->count = 0;
    return true;
}

/* Both graphs have their nodes in order of id. */
static void spread(
    const ent_graph *whole, const ent_graph *g, const ent_blocs *blocs, era *e)
{
    for (size_t i = 0, w = 0; i < ent_graph_node_count(g); i++) {
        const ent_node *node = ent_graph_node(g, i);
        while (w < ent_graph_node_count(whole)
               && strcmp(ent_graph_node(whole, w)->id, node->id) < 0)
            w++;
        if (w == ent_graph_node_count(whole)) return;
        if (strcmp(ent_graph_node(whole, w)->id, node->id) != 0) continue;
        e->bloc[w] = blocs->bloc[i];
        e->events[w] = node->count;
    }
}

static bool make_era(drifting *d, ent_interval window, era *e, ent_error *err)
{
    size_t nodes = ent_graph_node_count(d->whole);
    ent_filter f = *ent_graph_filter(d->whole);
    ent_graph *g = NULL;
    ent_arena own = { 0 };
    ent_blocs blocs;
    f.event_dates = window;
    f.undated = false;
    f.top = 0;
    e->bloc = ent_arena_array(d->arena, nodes, sizeof *e->bloc);
    e->events = ent_arena_array(d->arena, nodes, sizeof *e->events);
    if (!e->bloc || !e->events) return no_memory(err);
    bool ok = ent_graph_build_with(
                  d->source->events, d->source->tallies, d->source->names, &f, &g, err)
              && ent_blocs_find(g, &own, &blocs, err);
    if (ok) {
        spread(d->whole, g, &blocs, e);
        e->bloc_count = blocs.bloc_count;
    }
    ent_graph_free(g);
    ent_arena_free(&own);
    return ok;
}

static bool add_switch(drifting *d, const ent_drift_switch *one)
{
    ent_drift *drift = d->drift;
    ent_drift_switch *items = ent_arena_grow(
        d->arena, drift->switches, drift->count, &d->capacity, sizeof *items);
    if (!items) return false;
    drift->switches = items;
    items[drift->count++] = *one;
    return true;
}

static bool compare(
    drifting *d, size_t index, const era *before, const era *after, ent_error *err)
{
    size_t nodes = ent_graph_node_count(d->whole);
    ent_arena own = { 0 };
    const uint32_t *successor = ent_bloc_successors(
        before->bloc, after->bloc, nodes, before->bloc_count, after->bloc_count, &own);
    bool ok = successor != NULL;
    for (uint32_t i = 0; ok && i < nodes; i++) {
        uint32_t from = before->bloc[i], to = after->bloc[i];
        bool known = before->events[i] >= ENT_DRIFT_LEAST
                     && after->events[i] >= ENT_DRIFT_LEAST;
        if (!from || !to || !known || successor[from] == to) continue;
        ok = add_switch(d, &(ent_drift_switch){ i, index, from, to });
    }
    ent_arena_free(&own);
    return ok || no_memory(err);
}

bool ent_drift_find(const ent_drift_source *source, const ent_graph *whole, ent_step step,
    ent_arena *arena, ent_drift *drift, ent_error *err)
{
    drifting d = { .source = source, .whole = whole, .arena = arena, .drift = drift };
    era before, after = { 0 };
    *drift = (ent_drift){ 0 };
    if (ent_graph_tie_count(whole) > ENT_DRIFT_MOST_TIES) return true;
    if (!choose_eras(&d, step, err)) return false;
    drift->bloc = ent_arena_array(arena, drift->eras.count, sizeof *drift->bloc);
    if (!drift->bloc) return no_memory(err);
    for (size_t i = 0; i < drift->eras.count; i++) {
        before = after;
        if (!make_era(&d, drift->eras.items[i], &after, err)) return false;
        drift->bloc[i] = after.bloc;
        if (i && !compare(&d, i, &before, &after, err)) return false;
    }
    return true;
}
