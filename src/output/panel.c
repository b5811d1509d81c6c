/* panel.c - a grid of pairs for one month, of which rows with something in them (or all)
 * are written. */
#include "output/panel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/escape.h"

/* Quad classes; and sums that a row has. */
enum { QUADS = 4 };
static const char *const quad_names[QUADS] = { "verbal_cooperation",
    "material_cooperation", "verbal_conflict", "material_conflict" };

typedef struct {
    uint64_t count;
    int64_t intensity; /* millionths */
} amount;

typedef struct {
    uint32_t source, target; /* nodes of the whole */
    uint64_t reports;
    amount all, quads[QUADS], relations[ENT_RELATIONS];
} row;

void ent_panel_write_head(ent_buffer *out)
{
    ent_buffer_text(out, "month,source,source_cow,source_gw,target,target_cow,target_gw,"
                         "count,reports,intensity");
    for (int q = 0; q < QUADS; q++)
        ent_buffer_print(out, ",%s,%s_intensity", quad_names[q], quad_names[q]);
    for (int r = 0; r < ENT_RELATIONS; r++)
        ent_buffer_print(out, ",%s,%s_intensity", ent_relation_table[r].name,
            ent_relation_table[r].name);
    ent_buffer_char(out, '\n');
}

/* A request is conflict where it demands. */
static int quad_of(const ent_edge *e)
{
    const ent_relation_info *r = &ent_relation_table[e->relation];
    int sign = r->sign ? r->sign : e->sign;
    return (sign < 0 ? 2 : 0) + r->material;
}

static void add(amount *a, uint64_t count, int64_t intensity)
{
    a->count += count;
    a->intensity += intensity;
}

static void add_edge(row *r, const ent_edge *e)
{
    /* The mean times the count is a whole number of millionths again. */
    int64_t intensity = llround(e->intensity * (double)e->count * (double)ENT_ONE);
    r->reports += e->reports;
    add(&r->all, e->count, intensity);
    add(&r->quads[quad_of(e)], e->count, intensity);
    add(&r->relations[e->relation], e->count, intensity);
}

static void write_amount(ent_buffer *out, const amount *a)
{
    ent_buffer_char(out, ',');
    ent_buffer_whole(out, (int64_t)a->count);
    ent_buffer_char(out, ',');
    ent_buffer_number(out, (double)a->intensity / (double)ENT_ONE);
}

static void write_actor(const ent_panel *p, uint32_t index, ent_buffer *out)
{
    const char *code = ent_graph_node(p->whole, index)->code;
    const ent_actor *a = p->lexicon ? ent_lexicon_owner(p->lexicon, code) : NULL;
    ent_buffer_char(out, ',');
    ent_escape_csv(out, code);
    ent_buffer_print(out, ",%s", a ? ent_fact_find(p->facts, a->id, ENT_FACT_COW) : "");
    ent_buffer_print(out, ",%s", a ? ent_fact_find(p->facts, a->id, ENT_FACT_GW) : "");
}

static void write_row(
    const ent_panel *p, const row *r, int year, int number, ent_buffer *out)
{
    ent_buffer_print(out, "%04d-%02d", year, number);
    write_actor(p, r->source, out);
    write_actor(p, r->target, out);
    ent_buffer_char(out, ',');
    ent_buffer_whole(out, (int64_t)r->all.count);
    ent_buffer_char(out, ',');
    ent_buffer_whole(out, (int64_t)r->reports);
    ent_buffer_char(out, ',');
    ent_buffer_number(out, (double)r->all.intensity / (double)ENT_ONE);
    for (int q = 0; q < QUADS; q++) write_amount(out, &r->quads[q]);
    for (int i = 0; i < ENT_RELATIONS; i++) write_amount(out, &r->relations[i]);
    ent_buffer_char(out, '\n');
}

static int by_pair(const void *x, const void *y)
{
    const row *a = x, *b = y;
    if (a->source != b->source) return a->source < b->source ? -1 : 1;
    return (a->target > b->target) - (a->target < b->target);
}

/* The node of the whole graph that has this id; its nodes are in order of id. */
static bool find_node(const ent_graph *whole, const char *id, uint32_t *index)
{
    size_t low = 0, high = ent_graph_node_count(whole);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int d = strcmp(ent_graph_node(whole, middle)->id, id);
        *index = (uint32_t)middle;
        if (d == 0) return true;
        if (d < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* One row for each edge and direction, in order of pairs; of a pair there may be several.
 */
static size_t split_edges(const ent_panel *p, const ent_graph *month, row *rows)
{
    size_t count = 0;
    for (size_t i = 0; i < ent_graph_edge_count(month); i++) {
        const ent_edge *e = ent_graph_edge(month, i);
        uint32_t a, b;
        if (!find_node(p->whole, ent_graph_node(month, e->source)->id, &a)
            || !find_node(p->whole, ent_graph_node(month, e->target)->id, &b))
            continue;
        int ways = e->directed ? 1 : 2;
        for (int way = 0; way < ways; way++) {
            row *r = &rows[count++];
            *r = (row){ .source = way ? b : a, .target = way ? a : b };
            add_edge(r, e);
        }
    }
    qsort(rows, count, sizeof *rows, by_pair);
    return count;
}

static void merge_row(row *into, const row *from)
{
    into->reports += from->reports;
    add(&into->all, from->all.count, from->all.intensity);
    for (int q = 0; q < QUADS; q++)
        add(&into->quads[q], from->quads[q].count, from->quads[q].intensity);
    for (int i = 0; i < ENT_RELATIONS; i++)
        add(&into->relations[i], from->relations[i].count, from->relations[i].intensity);
}

/* Rows of nothing for the pairs after `last` up to `next`; NULL: from the start, to the
 * end. */
static void write_zeros(const ent_panel *p, const row *last, const row *next, int year,
    int number, ent_buffer *out)
{
    uint64_t n = ent_graph_node_count(p->whole);
    uint64_t at = last ? last->source * n + last->target + 1 : 0;
    uint64_t end = next ? next->source * n + next->target : n * n;
    for (; p->zeros && at < end; at++) {
        const row nothing = { .source = (uint32_t)(at / n),
            .target = (uint32_t)(at % n) };
        if (nothing.source != nothing.target) write_row(p, &nothing, year, number, out);
    }
}

bool ent_panel_write_month(const ent_panel *p, const ent_graph *month, int year,
    int number, ent_buffer *out, ent_error *err)
{
    row *rows = calloc(2 * ent_graph_edge_count(month) + 1, sizeof *rows);
    if (!rows) return ent_fail(err, ENT_MEMORY, "out of memory for the panel");
    size_t count = split_edges(p, month, rows), kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept && by_pair(&rows[kept - 1], &rows[i]) == 0)
            merge_row(&rows[kept - 1], &rows[i]);
        else
            rows[kept++] = rows[i];
    }
    for (size_t i = 0; i < kept; i++) {
        write_zeros(p, i ? &rows[i - 1] : NULL, &rows[i], year, number, out);
        write_row(p, &rows[i], year, number, out);
    }
    write_zeros(p, kept ? &rows[kept - 1] : NULL, NULL, year, number, out);
    free(rows);
    return ent_buffer_ok(out, err);
}
