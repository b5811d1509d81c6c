/* arrange.c - sizes and lengths, then the layout: several starts, one winner. */
#include "output/arrange.h"

#include <math.h>
#include <string.h>

#include "base/table.h"
#include "output/circle.h"
#include "output/escape.h"
#include "output/improve.h"
#include "output/route.h"

typedef struct {
    const ent_export *e;
    ent_map map;
    ent_graphviz *graphviz;
    uint32_t hub;     /* the most central actor */
    uint32_t *island; /* of each actor: the most central one that it is tied to */
} arranger;

static double font_size(const ent_drawing *d, size_t actor)
{
    double smallest = d->actor_count <= 12 ? 15 : d->actor_count <= 40 ? 12.5 : 12;
    double largest = d->actor_count <= 12 ? 23 : d->actor_count <= 40 ? 22 : 20;
    return smallest + (largest - smallest) * sqrt(d->actors[actor].size);
}

void ent_actor_attributes(
    ent_buffer *out, const ent_export *e, const ent_drawing *d, size_t actor)
{
    const ent_node *node = ent_graph_node(e->graph, d->actors[actor].node);
    const ent_kind_style *kind = ent_kind_style_of(node->kind);
    double size = font_size(d, actor);
    ent_buffer_text(out, "label=");
    ent_escape_dot(out, d->actors[actor].label);
    ent_buffer_print(out, ", shape=%s, style=\"filled%s%s\", fontsize=", kind->shape,
        *kind->style ? "," : "", kind->style);
    ent_buffer_number(out, round(size * 10) / 10);
    ent_buffer_text(out, ", width=");
    ent_buffer_number(out, round(size * 0.058 * 100) / 100);
    ent_buffer_text(out, ", height=");
    ent_buffer_number(out, round(size * 0.034 * 100) / 100);
    if (ent_bloc_style_of(&ent_themes[ENT_LIGHT], d->actors[actor].bloc)->twice)
        ent_buffer_text(out, ", peripheries=2");
}

/* One tie for each pair that has lines. */
static bool gather_ties(arranger *a, ent_arena *arena)
{
    const ent_drawing *d = a->map.drawing;
    a->map.ties = ent_arena_array(arena, d->line_count, sizeof *a->map.ties);
    ent_table seen = { 0 };
    bool ok = a->map.ties != NULL;
    for (size_t i = 0; ok && i < d->line_count; i++) {
        uint32_t s = d->lines[i].source, t = d->lines[i].target;
        uint32_t key[2] = { s < t ? s : t, s < t ? t : s };
        bool added;
        ent_entry *entry = ent_table_add(&seen, (const char *)key, sizeof key, &added);
        ok = entry != NULL;
        if (!ok) break;
        if (added) {
            entry->value = a->map.tie_count;
            a->map.ties[a->map.tie_count++] = (ent_map_tie){ .a = key[0], .b = key[1] };
        }
        ent_map_tie *tie = &a->map.ties[entry->value];
        tie->lines++;
        tie->named = tie->named || d->lines[i].named;
        int sign = ent_relation_table[d->lines[i].relation].sign;
        if (d->lines[i].line != ENT_LINE_NEGATED)
            tie->tie += sign * (d->lines[i].strength + 1e-6);
    }
    ent_table_free(&seen);
    return ok;
}

static uint32_t island_of(const uint32_t *island, uint32_t actor)
{
    while (island[actor] != actor) actor = island[actor];
    return actor;
}

/* Finds the islands (components), each known by its most central actor. */
static bool find_islands(arranger *a, ent_arena *arena)
{
    const ent_drawn_actor *actors = a->map.drawing->actors;
    a->island = ent_arena_array(arena, a->map.drawing->actor_count, sizeof *a->island);
    if (!a->island) return false;
    for (uint32_t i = 0; i < a->map.drawing->actor_count; i++) {
        a->island[i] = i;
        if (actors[i].size > actors[a->hub].size) a->hub = i;
    }
    for (size_t i = 0; i < a->map.tie_count; i++) {
        uint32_t p = island_of(a->island, a->map.ties[i].a);
        uint32_t q = island_of(a->island, a->map.ties[i].b);
        bool first = actors[p].size > actors[q].size
                     || (p < q && actors[p].size == actors[q].size);
        a->island[first ? q : p] = first ? p : q;
    }
    return true;
}

/* --- Graphviz's view of it ------------------------------------------------------- */

static void write_actors(const arranger *a, const ent_spot *spots, ent_buffer *dot)
{
    for (size_t i = 0; i < a->map.drawing->actor_count; i++) {
        ent_buffer_print(dot, "a%zu [", i);
        ent_actor_attributes(dot, a->e, a->map.drawing, i);
        if (spots) {
            ent_buffer_text(dot, ", pos=\"");
            ent_buffer_number(dot, spots[i].centre.x);
            ent_buffer_char(dot, ',');
            ent_buffer_number(dot, spots[i].centre.y);
            ent_buffer_char(dot, '"');
        }
        ent_buffer_text(dot, "];\n");
    }
}

static void write_ties(const arranger *a, ent_buffer *dot)
{
    for (size_t i = 0; i < a->map.tie_count; i++) {
        const ent_map_tie *t = &a->map.ties[i];
        ent_buffer_print(dot, "a%u -> a%u [len=", t->a, t->b);
        ent_buffer_number(dot, t->length);
        ent_buffer_print(dot, ", weight=%d];\n", t->tie > 0 ? 3 : 1);
    }
    for (uint32_t i = 0; i < a->map.drawing->actor_count;
         i++) /* islands must not drift off */
        if (a->island[i] == i && i != island_of(a->island, a->hub))
            ent_buffer_print(dot, "a%u -> a%u [len=3.2, weight=1];\n", i, a->hub);
}

static const char node_defaults[] = "node [fontname=\"" ENT_FONT "\", "
                                    "margin=\"0.10,0.06\"];\n";

static bool lay_out_freely(
    const arranger *a, unsigned seed, ent_spot *spots, ent_error *err)
{
    ent_buffer dot = { 0 };
    ent_buffer_print(&dot,
        "digraph {\ngraph [mode=major, model=shortpath, maxiter=800, start=%u, "
        "overlap=true, splines=none];\n%s",
        seed, node_defaults);
    write_actors(a, NULL, &dot);
    write_ties(a, &dot);
    ent_buffer_text(&dot, "}\n");
    bool ok = ent_buffer_ok(&dot, err)
              && ent_graphviz_layout(a->graphviz, dot.bytes, "neato", err)
              && ent_graphviz_spots(
                  a->graphviz, "a", spots, a->map.drawing->actor_count, err);
    ent_buffer_free(&dot);
    return ok;
}

/* Pulls overlapping actors apart; a large graph is also drawn together where there is
 * room (a small one needs it for its words). */
static bool pull_apart(const arranger *a, ent_spot *spots, ent_error *err)
{
    ent_buffer dot = { 0 };
    bool small = a->map.drawing->actor_count <= ENT_SMALL_MAP;
    ent_buffer_print(&dot,
        "digraph {\ngraph [overlap=prism, overlap_scaling=0, overlap_shrink=%s, "
        "sep=\"+%d\", splines=none];\n%s",
        small ? "false" : "true", small ? 24 : 13, node_defaults);
    write_actors(a, spots, &dot);
    write_ties(a, &dot);
    ent_buffer_text(&dot, "}\n");
    bool ok = ent_buffer_ok(&dot, err)
              && ent_graphviz_layout(a->graphviz, dot.bytes, "nop1", err)
              && ent_graphviz_spots(
                  a->graphviz, "a", spots, a->map.drawing->actor_count, err);
    ent_buffer_free(&dot);
    return ok;
}

/* The sizes of the actors, wherever they lie. */
static bool measure(const arranger *a, ent_spot *spots, ent_error *err)
{
    memset(spots, 0, a->map.drawing->actor_count * sizeof *spots);
    ent_buffer dot = { 0 };
    ent_buffer_print(&dot, "digraph {\ngraph [splines=none];\n%s", node_defaults);
    write_actors(a, spots, &dot);
    ent_buffer_text(&dot, "}\n");
    bool ok = ent_buffer_ok(&dot, err)
              && ent_graphviz_layout(a->graphviz, dot.bytes, "nop2", err)
              && ent_graphviz_spots(
                  a->graphviz, "a", spots, a->map.drawing->actor_count, err);
    ent_buffer_free(&dot);
    return ok;
}

/* Friends near, enemies far, and room for the words between. */
static bool choose_lengths(arranger *a, const ent_spot *spots)
{
    for (size_t i = 0; i < a->map.tie_count; i++) {
        ent_map_tie *t = &a->map.ties[i];
        double radii = (spots[t->a].width + spots[t->a].height + spots[t->b].width
                           + spots[t->b].height)
                       / 4 / 72;
        double gap = t->tie > 0 ? 0.7 : t->tie < 0 ? 2.6 : 1.3;
        if (t->named) gap = t->tie > 0 ? 1.5 : t->tie < 0 ? 1.8 : 1.6;
        t->margin = 7 + ent_fan_gap(t->named, 3) * (t->lines - 1) / 2
                    + (t->named ? 7 : 0);
        t->length = radii + gap + (t->named ? 0.15 : 0.08) * (t->lines - 1);
    }
    return true;
}

/* --- turning --------------------------------------------------------------------- */

static ent_xy middle_of(const ent_spot *spots, size_t count)
{
    ent_xy m = { 0, 0 };
    for (size_t i = 0; i < count; i++) {
        m.x += spots[i].centre.x / (double)count;
        m.y += spots[i].centre.y / (double)count;
    }
    return m;
}

/* Turns the longest axis flat, the largest bloc to the left, and stretches it a little:
 * labels are wide, and so are pages. */
static void turn(const arranger *a, ent_spot *spots, double stretch)
{
    size_t count = a->map.drawing->actor_count;
    ent_xy m = middle_of(spots, count);
    double xx = 0, xy = 0, yy = 0, lean = 0;
    for (size_t i = 0; i < count; i++) {
        double x = spots[i].centre.x - m.x, y = spots[i].centre.y - m.y;
        xx += x * x;
        xy += x * y;
        yy += y * y;
    }
    double angle = 0.5 * atan2(2 * xy, xx - yy), c = cos(angle), s = sin(angle);
    for (size_t i = 0; i < count; i++) {
        double x = spots[i].centre.x - m.x, y = spots[i].centre.y - m.y;
        spots[i].centre = (ent_xy){ (c * x + s * y) * stretch, c * y - s * x };
        uint32_t bloc = a->map.drawing->actors[i].bloc;
        lean += spots[i].centre.x * (bloc == 1 ? 1 : bloc == 2 ? -1 : 0);
    }
    for (size_t i = 0; lean > 0 && i < count; i++) {
        spots[i].centre.x = -spots[i].centre.x;
        spots[i].centre.y = -spots[i].centre.y;
    }
}

/* A crowded middle and empty outskirts: draws the outer actors in, then brings the page
 * to a size that suits the actors on it. Small graphs have their lengths for a reason. */
static void make_dense(const arranger *a, ent_spot *spots)
{
    size_t count = a->map.drawing->actor_count;
    if (count <= ENT_SMALL_MAP) return;
    double farthest = 1, boxes = 0;
    for (size_t i = 0; i < count; i++) {
        farthest = fmax(farthest, hypot(spots[i].centre.x, spots[i].centre.y));
        boxes += (spots[i].width + 24) * (spots[i].height + 24);
    }
    for (size_t i = 0; i < count; i++) {
        double r = hypot(spots[i].centre.x, spots[i].centre.y) / farthest;
        double in = r > 0 ? pow(r, 0.7) / r : 1;
        spots[i].centre.x *= in;
        spots[i].centre.y *= in;
    }
    ent_xy low, high;
    ent_map_box(spots, count, &low, &high);
    double scale = sqrt(2.2 * boxes / ((high.x - low.x) * (high.y - low.y)));
    for (size_t i = 0; i < count; i++) {
        spots[i].centre.x *= scale;
        spots[i].centre.y *= scale;
    }
}

/* --- the best of several --------------------------------------------------------- */

static unsigned starts_for(size_t actors)
{
    return actors <= 12 ? 40 : actors <= 30 ? 24 : actors <= 60 ? 12 : 6;
}

static bool find_best(const arranger *a, ent_arena *arena, ent_spot *best, ent_error *err)
{
    size_t count = a->map.drawing->actor_count;
    ent_spot *spots = ent_arena_array(arena, count, sizeof *spots);
    if (!spots) return ent_fail(err, ENT_MEMORY, "out of memory");
    double lowest = INFINITY;
    for (unsigned seed = 1; seed <= starts_for(count); seed++) {
        if (!lay_out_freely(a, seed, spots, err)) return false;
        turn(a, spots, 1.2);
        make_dense(a, spots);
        if (!pull_apart(a, spots, err)) return false;
        if (count <= ENT_SMALL_MAP) ent_map_improve(&a->map, spots, NULL);
        double points = ent_map_score(&a->map, spots, ENT_ALL_ACTORS);
        if (points >= lowest) continue;
        lowest = points;
        memcpy(best, spots, count * sizeof *spots);
    }
    if (count > ENT_SMALL_MAP) ent_map_improve(&a->map, best, NULL);
    return true;
}

/* The same starts, but each bloc in its own region. */
static bool find_best_regions(
    const arranger *a, ent_arena *arena, ent_arrangement *best, ent_error *err)
{
    size_t count = a->map.drawing->actor_count;
    ent_spot *spots = ent_arena_array(arena, count, sizeof *spots);
    if (!spots) return ent_fail(err, ENT_MEMORY, "out of memory");
    ent_regions tried;
    double lowest = INFINITY;
    for (unsigned seed = 1; seed <= starts_for(count); seed++) {
        memcpy(spots, best->actors, count * sizeof *spots);
        if (!lay_out_freely(a, seed, spots, err)) return false;
        turn(a, spots, 1);
        if (!ent_regions_make(&a->map, arena, spots, &tried))
            return ent_fail(err, ENT_MEMORY, "out of memory");
        double points = ent_map_score(&a->map, spots, ENT_ALL_ACTORS);
        if (points >= lowest) continue;
        lowest = points;
        best->regions = tried;
        memcpy(best->actors, spots, count * sizeof *spots);
    }
    return ent_regions_improve(&a->map, arena, &best->regions, best->actors)
           || ent_fail(err, ENT_MEMORY, "out of memory");
}

bool ent_arrange(const ent_export *e, const ent_drawing *drawing, ent_layout layout,
    ent_graphviz *graphviz, ent_arena *arena, ent_arrangement *found, ent_error *err)
{
    arranger a = { .e = e, .map.drawing = drawing, .graphviz = graphviz };
    *found = (ent_arrangement){ .layout = layout };
    if (drawing->actor_count == 0) return true;
    found->actors = ent_arena_array(arena, drawing->actor_count, sizeof *found->actors);
    if (!found->actors || !gather_ties(&a, arena) || !find_islands(&a, arena))
        return ent_fail(err, ENT_MEMORY, "out of memory");
    if (!measure(&a, found->actors, err) || !choose_lengths(&a, found->actors))
        return false;
    if (layout == ENT_LAYOUT_CIRCLE)
        return ent_circle_place(&a.map, arena, found->actors)
               || ent_fail(err, ENT_MEMORY, "out of memory");
    return layout == ENT_LAYOUT_BLOC ? find_best_regions(&a, arena, found, err)
                                     : find_best(&a, arena, found->actors, err);
}
