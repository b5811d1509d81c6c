/* certainty_json.c - the same for programs. */
#include "output/certainty.h"

void ent_json_range(ent_json *j, const char *name, ent_range range)
{
    ent_json_open(j, name, '[');
    ent_json_number(j, NULL, range.low);
    ent_json_number(j, NULL, range.high);
    ent_json_close(j, ']');
}

static void write_places(ent_json *j, const char *name, ent_ranks places)
{
    ent_json_open(j, name, '[');
    ent_json_integer(j, NULL, places.from);
    ent_json_integer(j, NULL, places.to);
    ent_json_close(j, ']');
}

static void write_blocs(ent_json *j, const ent_digest *d, const ent_bootstrap *b)
{
    if (!d->e->blocs) return;
    ent_json_open(j, "blocs_firm", '[');
    for (size_t i = 0; i < d->e->blocs->bloc_count; i++)
        ent_json_number(j, NULL, b->consensus.bloc_firm[i]);
    ent_json_close(j, ']');
    ent_json_number(j, "rand", b->consensus.rand);
    ent_json_range(j, "rand_range", b->consensus.rand_range);
}

void ent_json_certainty(ent_json *j, const ent_digest *d)
{
    const ent_bootstrap *b = d->e->bootstrap;
    if (!b) return;
    ent_json_open(j, "uncertainty", '{');
    bool drawn = ent_certainty_of(d->e) != NULL;
    bool few = b->state == ENT_BOOTSTRAP_MADE && !drawn;
    ent_json_text(
        j, "bootstrap", ent_bootstrap_state_names[few ? ENT_BOOTSTRAP_FEW : b->state]);
    if (drawn) {
        ent_json_integer(j, "replicates", (long long)b->replicates);
        ent_json_integer(j, "stories", (long long)b->stories);
        ent_json_integer(j, "sources", (long long)b->sources);
        ent_json_truth(j, "stories_drawn", true);
        ent_json_integer(j, "without_confidence", (long long)b->certain);
        ent_json_open(j, "rank_groups", '[');
        for (size_t i = 0; i < b->standings.group_count && i < d->rows; i++)
            write_places(j, NULL, b->standings.groups[i]);
        ent_json_close(j, ']');
        write_blocs(j, d, b);
    }
    ent_json_close(j, '}');
}

void ent_json_node_certainty(ent_json *j, const ent_export *e, uint32_t node)
{
    const ent_bootstrap *b = ent_certainty_of(e);
    if (!b) return;
    const ent_consensus *c = &b->consensus;
    ent_json_open(j, "uncertainty", '{');
    write_places(j, "rank", b->standings.place[node]);
    ent_json_number(j, "first", b->standings.first[node]);
    for (int m = 0; m < ENT_MEASURES; m++)
        ent_json_range(j, ent_measure_names[m], b->measure[m][node]);
    if (c->firm[node] >= 0) ent_json_number(j, "firm", c->firm[node]);
    if (c->other[node]) {
        ent_json_integer(j, "other_bloc", c->other[node]);
        ent_json_number(j, "with_other", c->with[node]);
    }
    ent_json_close(j, '}');
}

void ent_json_edge_certainty(ent_json *j, const ent_export *e, const ent_edge *edge)
{
    const ent_bootstrap *b = ent_certainty_of(e);
    if (!b) return;
    size_t index = (size_t)(edge - ent_graph_edge(e->graph, 0));
    ent_json_open(j, "uncertainty", '{');
    ent_json_range(j, "weight", b->edge[index]);
    ent_json_range(j, "tie", b->tie[b->tie_of[index]]);
    if (!b->single[b->tie_of[index]])
        ent_json_number(j, "tie_sign", b->sign[b->tie_of[index]]);
    ent_json_close(j, '}');
}
