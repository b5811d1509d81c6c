/* blocs.c - the sections on blocs: who is in which, how firm it is, who joins them. */
#include "output/blocs.h"

#include "output/certainty.h"
#include "output/sheet.h"
#include "output/words.h"

/* "; 14 friendly ties, 23 events", or that it hangs by a thread. */
static void say_fact(ent_buffer *out, const ent_digest *d, uint32_t bloc)
{
    if (!d->e->bloc_facts) return;
    const ent_bloc_fact *fact = &d->e->bloc_facts->items[bloc - 1];
    ent_buffer_text(out, fact->weak ? "; weak: " : "; ");
    if (fact->ties > 1 || !fact->weak) {
        ent_say_count(out, fact->ties, "friendly tie", NULL);
        ent_buffer_text(out, ", ");
    }
    ent_say_count(out, fact->events, "event", NULL);
    if (fact->weak && fact->events > 1) ent_buffer_text(out, " in one document");
    if (fact->quarrels > 0) {
        ent_buffer_text(out, ", hostile ties among them of strength ");
        ent_say_fixed(out, fact->quarrels, 1, false);
        ent_buffer_text(out, " against ");
        ent_say_fixed(out, fact->inside, 1, false);
        ent_buffer_text(out, " of the friendly ones");
    }
}

static void write_bloc(ent_sheet *f, uint32_t bloc)
{
    enum { MEMBERS = 12 };
    const ent_digest *d = f->digest;
    ent_buffer text = { 0 };
    size_t members = 0;
    for (size_t i = 0; i < d->actors; i++) members += d->e->blocs->bloc[i] == bloc;
    ent_buffer_print(&text, "Bloc %u, ", bloc);
    ent_say_count(&text, members, "actor", NULL);
    ent_buffer_text(&text, ": ");
    ent_list list = { &text, members, MEMBERS, 0 };
    for (size_t i = 0; i < d->actors; i++)
        if (d->e->blocs->bloc[d->ranked[i]] == bloc)
            ent_say_item(&list, ent_node_label(d->e->graph, d->ranked[i]));
    say_fact(&text, d, bloc);
    ent_say_bloc_certainty(&text, d, bloc);
    ent_sheet_item(f, text.length ? text.bytes : "");
    f->out->failed = f->out->failed || text.failed;
    ent_buffer_free(&text);
}

/* "(proven: no other blocs contradict less)" */
static void say_bound(ent_buffer *out, const ent_digest *d)
{
    const ent_bloc_facts *facts = d->e->bloc_facts;
    if (!facts || ent_graph_filter(d->e->graph)->blocs != ENT_BLOCS_BALANCE) return;
    if (!(d->e->blocs->frustration > 0)) return;
    if (facts->exact) {
        ent_buffer_text(out, "; proven: no other blocs have less");
        return;
    }
    ent_buffer_text(out, "; proven: no other blocs have less than ");
    ent_say_fixed(out, facts->least, 3, false);
}

/* Where nearly all are friends somehow, balance tells no circles among them. */
static bool is_one_heap(const ent_digest *d)
{
    const ent_bloc_facts *facts = d->e->bloc_facts;
    return ent_graph_filter(d->e->graph)->blocs == ENT_BLOCS_BALANCE && facts
           && facts->count && facts->items[0].members > 10
           && 2 * facts->items[0].members > d->actors;
}

void ent_section_blocs(ent_sheet *f)
{
    const ent_digest *d = f->digest;
    const ent_blocs *blocs = d->e->blocs;
    if (!blocs || !d->relations) return;
    ent_sheet_heading(f, "Blocs");
    for (uint32_t b = 1; b <= blocs->bloc_count && b <= d->rows; b++) write_bloc(f, b);
    ent_sheet_cut(f, d->rows, blocs->bloc_count, "blocs");
    ent_buffer text = { 0 };
    ent_buffer_text(&text, blocs->bloc_count ? "Members stand in order of PageRank. "
                                             : "No two actors belong together. ");
    ent_buffer_text(&text, "Frustration ");
    ent_say_fixed(&text, blocs->frustration, 3, false);
    ent_buffer_text(
        &text, ": the share of tie strength that contradicts the blocs (0: none");
    say_bound(&text, d);
    ent_buffer_text(&text, "). Modularity ");
    ent_say_fixed(&text, blocs->modularity, 2, false);
    ent_buffer_text(&text, ": how much closer their members are than their strengths "
                           "alone would have it. Blocs are computed; no one declared "
                           "them.");
    if (is_one_heap(d))
        ent_buffer_text(&text,
            " One bloc has most actors, since few are at odds: --blocs modularity shows "
            "closer circles.");
    ent_sheet_paragraph(f, &text);
}

static void write_broker(ent_grid *grid, const ent_digest *d, const ent_broker *broker)
{
    ent_grid_row_add(grid);
    ent_buffer_text(&grid->cell, ent_node_label(d->e->graph, broker->node));
    ent_grid_cell_end(grid);
    if (d->e->blocs->bloc[broker->node])
        ent_say_number(&grid->cell, d->e->blocs->bloc[broker->node]);
    else
        ent_buffer_text(&grid->cell, "none");
    ent_grid_cell_end(grid);
    for (int r = ENT_BROKER_GATEKEEPER; r < ENT_BROKER_ROLES; r++) {
        ent_say_number(&grid->cell, broker->role[r]);
        ent_grid_cell_end(grid);
    }
    ent_say_fixed(&grid->cell, broker->participation, 2, false);
    ent_grid_cell_end(grid);
}

void ent_section_brokers(ent_sheet *f)
{
    static const ent_grid_column columns[] = { { "actor", false, 24 },
        { "bloc", true, 0 }, { "gatekeeper", true, 0 }, { "representative", true, 0 },
        { "consultant", true, 0 }, { "liaison", true, 0 }, { "participation", true, 0 } };
    const ent_digest *d = f->digest;
    const ent_brokers *b = d->e->brokers;
    ent_buffer text = { 0 };
    ent_grid grid;
    if (!b || !b->count) return;
    ent_sheet_heading(f, "Between the blocs");
    ent_buffer_text(&text,
        "Who leads from one actor to another over friendly relations where these two "
        "have none, and not all three are of one bloc: the number of such pairs by role "
        "(Gould and Fernandez). A gatekeeper leads into its bloc, a representative out "
        "of it, a consultant stands outside the bloc of both, a liaison joins three. "
        "Participation: how evenly its friendly ties are spread over blocs (0: all in "
        "one).");
    if (!b->counted) ent_buffer_text(&text, " The graph is too large to count roles.");
    ent_sheet_paragraph(f, &text);
    ent_grid_start(&grid, f->arena, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < b->count && i < d->rows; i++)
        write_broker(&grid, d, &b->items[i]);
    ent_sheet_grid(f, &grid);
    ent_sheet_cut(f, d->rows, b->count, "actors");
}

static void write_facts(const ent_bloc_facts *facts, ent_json *j)
{
    if (!facts) return;
    ent_json_number(j, "frustration_least", facts->least);
    ent_json_open(j, "bloc_facts", '[');
    for (size_t i = 0; i < facts->count; i++) {
        const ent_bloc_fact *f = &facts->items[i];
        ent_json_open(j, NULL, '{');
        ent_json_integer(j, "members", f->members);
        ent_json_integer(j, "friendly_ties", f->ties);
        ent_json_integer(j, "events", f->events);
        ent_json_integer(j, "sources", f->sources);
        ent_json_number(j, "friendly_inside", f->inside);
        ent_json_number(j, "hostile_inside", f->quarrels);
        ent_json_number(j, "friendly_outside", f->friends);
        ent_json_number(j, "hostile_outside", f->enemies);
        ent_json_truth(j, "weak", f->weak);
        ent_json_close(j, '}');
    }
    ent_json_close(j, ']');
}

void ent_blocs_json(const ent_digest *d, ent_json *j)
{
    const ent_blocs *blocs = d->e->blocs;
    if (!blocs) return;
    ent_json_number(j, "frustration", blocs->frustration);
    ent_json_number(j, "modularity", blocs->modularity);
    ent_json_open(j, "blocs", '[');
    for (uint32_t b = 1; b <= blocs->bloc_count; b++) {
        ent_json_open(j, NULL, '[');
        for (size_t i = 0; i < d->actors; i++)
            if (blocs->bloc[d->ranked[i]] == b)
                ent_json_text(j, NULL, ent_graph_node(d->e->graph, d->ranked[i])->id);
        ent_json_close(j, ']');
    }
    ent_json_close(j, ']');
    write_facts(d->e->bloc_facts, j);
}

void ent_brokers_json(const ent_digest *d, ent_json *j)
{
    const ent_brokers *b = d->e->brokers;
    if (!b) return;
    ent_json_open(j, "brokers", '[');
    for (size_t i = 0; i < b->count && i < d->rows; i++) {
        const ent_broker *one = &b->items[i];
        ent_json_open(j, NULL, '{');
        ent_json_text(j, "id", ent_graph_node(d->e->graph, one->node)->id);
        ent_json_integer(j, "bloc", d->e->blocs->bloc[one->node]);
        ent_json_integer(j, "pairs", (long long)one->between);
        for (int r = 0; r < ENT_BROKER_ROLES; r++)
            ent_json_integer(j, ent_broker_role_names[r], (long long)one->role[r]);
        ent_json_number(j, "participation", one->participation);
        ent_json_close(j, '}');
    }
    ent_json_close(j, ']');
}
