/* dyads.c - a row for each two actors: net tie, what is friendly and hostile, who acts on
 * whom, and how evenly. */
#include "output/attribute.h"
#include "output/escape.h"
#include "output/words.h"

#include <stdlib.h>

typedef struct {
    uint32_t a, b; /* nodes, a < b */
    double tie, friendly, hostile;
    uint64_t events, to_b, to_a, mutual; /* of edges a > b, b > a, undirected */
    ent_date first, last;
} dyad;

static int by_ends(const void *x, const void *y)
{
    const dyad *p = x, *q = y;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return (p->b > q->b) - (p->b < q->b);
}

/* Dyads are the graph's ties, which are in order of their ends. */
static dyad *find_dyad(dyad *dyads, size_t count, const ent_edge *e)
{
    dyad key = { .a = e->source < e->target ? e->source : e->target,
        .b = e->source < e->target ? e->target : e->source };
    return bsearch(&key, dyads, count, sizeof *dyads, by_ends);
}

static void add_edge(dyad *d, const ent_edge *e)
{
    d->events += e->count;
    if (e->sign > 0) d->friendly += e->weight;
    if (e->sign < 0) d->hostile += e->weight;
    *(!e->directed ? &d->mutual : e->source == d->a ? &d->to_b : &d->to_a) += e->count;
    if (e->first != ENT_NO_DATE && (d->first == ENT_NO_DATE || e->first < d->first))
        d->first = e->first;
    if (e->last != ENT_NO_DATE && (d->last == ENT_NO_DATE || e->last > d->last))
        d->last = e->last;
}

static dyad *list_dyads(const ent_graph *g, ent_arena *arena, size_t *count)
{
    *count = ent_graph_tie_count(g);
    dyad *dyads = ent_arena_array(arena, *count, sizeof *dyads);
    for (size_t i = 0; dyads && i < *count; i++) {
        const ent_tie *t = ent_graph_tie(g, i);
        dyads[i] = (dyad){
            .a = t->a, .b = t->b, .tie = t->tie, .first = ENT_NO_DATE, .last = ENT_NO_DATE
        };
    }
    for (size_t i = 0; dyads && i < ent_graph_edge_count(g); i++) {
        dyad *d = find_dyad(dyads, *count, ent_graph_edge(g, i));
        if (d) add_edge(d, ent_graph_edge(g, i));
    }
    return dyads;
}

/* Nothing where there is nothing to share. */
static void write_share(ent_buffer *out, double part, double all)
{
    ent_buffer_char(out, ',');
    if (all > 0) ent_buffer_number(out, part / all);
}

static void write_day(ent_buffer *out, ent_date day)
{
    char text[16] = "";
    if (day != ENT_NO_DATE) ent_date_format(day, text);
    ent_buffer_print(out, ",%s", text);
}

static void write_row(const ent_graph *g, const dyad *d, ent_buffer *out)
{
    const char *const texts[] = { ent_graph_node(g, d->a)->id,
        ent_graph_node(g, d->b)->id, ent_node_label(g, d->a), ent_node_label(g, d->b) };
    const double sums[] = { d->tie, d->friendly, d->hostile };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (i) ent_buffer_char(out, ',');
        ent_escape_csv(out, texts[i]);
    }
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        ent_buffer_char(out, ',');
        ent_buffer_number(out, sums[i]);
    }
    write_share(out, d->friendly, d->friendly + d->hostile);
    ent_buffer_print(out, ",%llu,%llu,%llu,%llu", (unsigned long long)d->events,
        (unsigned long long)d->to_b, (unsigned long long)d->to_a,
        (unsigned long long)d->mutual);
    double most = (double)(d->to_b > d->to_a ? d->to_b : d->to_a);
    write_share(out, (double)(d->to_b + d->to_a) - most, most);
    write_day(out, d->first);
    write_day(out, d->last);
}

void ent_write_csv_dyads(const ent_export *e, ent_buffer *out)
{
    size_t count;
    ent_arena arena = { 0 };
    ent_buffer origin = { 0 };
    const dyad *dyads = list_dyads(e->graph, &arena, &count);
    ent_csv_origin(e, &origin);
    ent_buffer_text(out, "a,b,a_label,b_label,tie,friendly,hostile,cooperation,events,a_"
                         "to_b,b_to_a,mutual,"
                         "reciprocity,first,last,producer,filter\n");
    for (size_t i = 0; dyads && i < count; i++) {
        write_row(e->graph, &dyads[i], out);
        ent_buffer_add(out, origin.bytes, origin.length);
    }
    if (!dyads || origin.failed) out->failed = true;
    ent_buffer_free(&origin);
    ent_arena_free(&arena);
}
