/* The map of a picture: which lines are drawn, that no actor stands on another, that
 * lines go from border to border and around the others. */
#include "output_fixture.h"

#include <math.h>

#include "output/arrange.h"
#include "output/circle.h"
#include "output/route.h"

typedef struct {
    fixture f;
    ent_graphviz *graphviz;
    ent_drawing drawing;
    ent_arrangement arrangement;
    const ent_spot *actors;
    ent_curve *lines;
} map;

static void open_map_as(
    map *m, ent_layout layout, const fixture_event *events, size_t count)
{
    ent_error err = { 0 };
    *m = (map){ 0 };
    fixture_open(&m->f, events, count);
    if (!ent_drawing_make(&m->f.parts, 0, &m->f.arena, &m->drawing, &err))
        fail_msg("%s", err.message);
    m->lines = ent_arena_array(&m->f.arena, m->drawing.line_count, sizeof *m->lines);
    if (!ent_graphviz_open(&m->graphviz, &err)
        || !ent_arrange(&m->f.parts, &m->drawing, layout, m->graphviz, &m->f.arena,
            &m->arrangement, &err))
        fail_msg("%s", err.message);
    m->actors = m->arrangement.actors;
    if (!ent_route(&m->f.parts, &m->drawing, m->actors, layout == ENT_LAYOUT_CIRCLE,
            &m->f.arena, m->lines, &err))
        fail_msg("%s", err.message);
}

static void open_map(map *m, const fixture_event *events, size_t count)
{
    open_map_as(m, ENT_LAYOUT_FORCE, events, count);
}

static void close_map(map *m)
{
    ent_graphviz_close(m->graphviz);
    fixture_close(&m->f);
}

static const ent_drawn_line *line_of(
    const map *m, const char *source, const char *target, ent_relation relation)
{
    for (size_t i = 0; i < m->drawing.line_count; i++) {
        const ent_drawn_line *line = &m->drawing.lines[i];
        const ent_graph *g = m->f.graph;
        const char *s = ent_graph_node(g, m->drawing.actors[line->source].node)->id;
        const char *t = ent_graph_node(g, m->drawing.actors[line->target].node)->id;
        if (line->relation == relation && strcmp(s, source) == 0
            && strcmp(t, target) == 0)
            return line;
    }
    return NULL;
}

static void statuses_and_directions_are_drawn(void **state)
{
    (void)state;
    static const fixture_event mutual[] = {
        { STATE("A", "A"), STATE("B", "B"), ENT_ASSAULT, ENT_ACTUAL, "2022-01-01", -9, 1,
            "d", "", "S", "S", NULL, NULL },
        { STATE("B", "B"), STATE("A", "A"), ENT_ASSAULT, ENT_ACTUAL, "2022-01-02", -9, 1,
            "d", "", "S", "S", NULL, NULL },
        { STATE("B", "B"), STATE("A", "A"), ENT_AID, ENT_PLANNED, "2022-01-02", 7, 1, "d",
            "", "S", "S", NULL, NULL },
        { STATE("A", "A"), STATE("B", "B"), ENT_AID, ENT_NEGATED, "2022-01-02", 7, 1, "d",
            "", "S", "S", NULL, NULL },
        { STATE("A", "A"), STATE("B", "B"), ENT_ACCUSE, ENT_ALLEGED, "2022-01-02", -2, 1,
            "d", "", "S", "S", NULL, NULL },
        { STATE("A", "A"), STATE("B", "B"), ENT_ACCUSE, ENT_POSSIBLE, "2022-01-02", -2, 1,
            "d", "", "S", "S", NULL, NULL },
        { STATE("B", "B"), STATE("A", "A"), ENT_REJECT, ENT_ALLEGED, "2022-01-02", -4, 1,
            "d", "", "S", "S", NULL, NULL },
        { STATE("A", "A"), STATE("B", "B"), ENT_MEETING, ENT_NEGATED, "2022-01-02", 1, 1,
            "d", "", "S", "S", NULL, NULL },
    };
    static const struct {
        const char *source, *target;
        ent_relation relation;
        ent_line line;
        bool at_source, at_target;
        unsigned count;
    } wanted[] = {
        { "A", "B", ENT_ASSAULT, ENT_LINE_ACTUAL, true, true,
            2 }, /* one line, two heads */
        { "B", "A", ENT_AID, ENT_LINE_PLANNED, false, true, 1 },
        { "A", "B", ENT_AID, ENT_LINE_NEGATED, false, true, 1 }, /* another dash: apart */
        { "A", "B", ENT_ACCUSE, ENT_LINE_PLANNED, false, true, 2 },
        { "B", "A", ENT_REJECT, ENT_LINE_ALLEGED, false, true, 1 },
        { "A", "B", ENT_MEETING, ENT_LINE_NEGATED, true, true,
            1 }, /* rings at both ends */
    };
    map m;
    open_map(&m, mutual, COUNT(mutual));
    assert_int_equal(m.drawing.line_count, COUNT(wanted));
    assert_int_equal(m.drawing.events, COUNT(mutual));
    for (size_t i = 0; i < COUNT(wanted); i++) {
        const ent_drawn_line *line = line_of(
            &m, wanted[i].source, wanted[i].target, wanted[i].relation);
        assert_non_null(line);
        assert_int_equal(line->line, wanted[i].line);
        assert_int_equal(line->count, wanted[i].count);
        assert_int_equal(ent_head_at_source(line->relation, line->line, line->heads),
            wanted[i].at_source);
        assert_int_equal(ent_head_at_target(line->relation, line->line, line->heads),
            wanted[i].at_target);
    }
    close_map(&m);
}

static void no_actor_stands_on_another(const map *m)
{
    for (size_t i = 0; i < m->drawing.actor_count; i++)
        for (size_t k = 0; k < i; k++) {
            const ent_spot *a = &m->actors[i], *b = &m->actors[k];
            bool apart = fabs(a->centre.x - b->centre.x) >= (a->width + b->width) / 2
                         || fabs(a->centre.y - b->centre.y)
                                >= (a->height + b->height) / 2;
            if (!apart)
                fail_msg(
                    "%s and %s", m->drawing.actors[i].label, m->drawing.actors[k].label);
        }
}

/* Tips touch the borders: outside the shape, but no farther than some points. */
static void lines_go_from_border_to_border(const map *m)
{
    for (size_t i = 0; i < m->drawing.line_count; i++) {
        const ent_drawn_line *line = &m->drawing.lines[i];
        const ent_xy tips[] = { m->lines[i].start, m->lines[i].end };
        const uint32_t ends[] = { line->source, line->target };
        for (int k = 0; k < 2; k++) {
            const ent_spot *s = &m->actors[ends[k]];
            double x = fabs(tips[k].x - s->centre.x), y = fabs(tips[k].y - s->centre.y);
            assert_true(x < s->width / 2 + 3 && y < s->height / 2 + 3);
            assert_true(x > s->width / 5 || y > s->height / 5);
        }
        if (ent_curve_length(&m->lines[i]) <= 15)
            fail_msg("%s to %s: %.1f points", m->drawing.actors[line->source].label,
                m->drawing.actors[line->target].label, ent_curve_length(&m->lines[i]));
        for (int k = 0; k < 4; k++)
            assert_true(
                isfinite(m->lines[i].points[k].x) && isfinite(m->lines[i].points[k].y));
    }
}

static size_t lines_through_actors(const map *m)
{
    size_t through = 0;
    for (size_t i = 0; i < m->drawing.line_count; i++)
        for (uint32_t k = 0; k < m->drawing.actor_count; k++) {
            if (k == m->drawing.lines[i].source || k == m->drawing.lines[i].target)
                continue;
            double deepest = 0;
            for (int s = 0; s < 32; s++)
                deepest = fmax(deepest,
                    ent_segment_cuts(ent_curve_at(&m->lines[i], s / 32.0),
                        ent_curve_at(&m->lines[i], (s + 1) / 32.0), &m->actors[k], 0));
            through += deepest > 0.15;
        }
    return through;
}

static void maps_can_be_read(void **state)
{
    (void)state;
    static const struct {
        const fixture_event *events;
        size_t count;
    } graphs[] = { { summit_events, COUNT(summit_events) },
        { hostile_events, COUNT(hostile_events) } };
    for (size_t i = 0; i < COUNT(graphs); i++) {
        map m;
        open_map(&m, graphs[i].events, graphs[i].count);
        no_actor_stands_on_another(&m);
        lines_go_from_border_to_border(&m);
        assert_int_equal(lines_through_actors(&m), 0);
        for (size_t k = 0; k < m.drawing.line_count; k++)
            assert_true(m.drawing.lines[k].named);
        close_map(&m);
    }
}

/* 30 actors around four hubs, in two camps where `camps`. */
enum { CROWD = 30, CROWD_EVENTS = 70 };
static const fixture_event *crowd(bool camps)
{
    static fixture_event events[CROWD_EVENTS];
    static char names[CROWD][24];
    uint32_t random = 7;
    for (int i = 0; i < CROWD; i++) snprintf(names[i], sizeof *names, "Actor %d", i);
    for (int i = 0; i < CROWD_EVENTS; i++) {
        random = random * 1664525u + 1013904223u;
        unsigned x = (random >> 8) % CROWD;
        random = random * 1664525u + 1013904223u;
        unsigned y = (random >> 8) % 4;
        bool friendly = camps ? x % 2 == y % 2 : i % 3 != 0;
        events[i] = (fixture_event){ STATE(names[x], names[x]), STATE(names[y], names[y]),
            friendly ? ENT_SUPPORT : ENT_SANCTION, ENT_ACTUAL, "2022-01-01",
            friendly ? 3 : -5, 1, "d", "", "S", "S", NULL, NULL };
    }
    return events;
}

static void a_crowded_map_can_be_read(void **state)
{
    (void)state;
    static const ent_layout layouts[] = { ENT_LAYOUT_FORCE, ENT_LAYOUT_BLOC,
        ENT_LAYOUT_CIRCLE };
    for (size_t i = 0; i < COUNT(layouts); i++) {
        map m;
        open_map_as(&m, layouts[i], crowd(false), CROWD_EVENTS);
        assert_true(m.drawing.actor_count > 20);
        no_actor_stands_on_another(&m);
        lines_go_from_border_to_border(&m);
        assert_true(lines_through_actors(&m) <= m.drawing.line_count / 10);
        close_map(&m);
    }
}

static bool inside(const ent_box *box, const ent_spot *s)
{
    return s->centre.x - s->width / 2 >= box->low.x - 1e-6
           && s->centre.x + s->width / 2 <= box->high.x + 1e-6
           && s->centre.y - s->height / 2 >= box->low.y - 1e-6
           && s->centre.y + s->height / 2 <= box->high.y + 1e-6;
}

/* Each actor is in the region of its bloc, and no region touches another. */
static void blocs_have_regions_of_their_own(void **state)
{
    (void)state;
    map m;
    open_map_as(&m, ENT_LAYOUT_BLOC, crowd(true), CROWD_EVENTS);
    const ent_regions *r = &m.arrangement.regions;
    size_t members = 0;
    assert_true(r->count >= 2);
    for (size_t i = 0; i < r->count; i++) {
        members += r->items[i].members;
        for (size_t k = 0; k < m.drawing.actor_count; k++)
            if (ent_drawn_bloc(&m.drawing.actors[k]) == r->items[i].bloc)
                assert_true(inside(&r->items[i].box, &m.actors[k]));
        for (size_t k = 0; k < i; k++) {
            const ent_box *a = &r->items[i].box, *b = &r->items[k].box;
            assert_true(a->high.x < b->low.x || b->high.x < a->low.x
                        || a->high.y < b->low.y || b->high.y < a->low.y);
        }
    }
    assert_int_equal(members, m.drawing.actor_count);
    close_map(&m);
}

/* A ring with chords that do not cross, numbered at random: drawn without a crossing. */
static void a_circle_is_untangled(void **state)
{
    (void)state;
    enum { ACTORS = 24 };
    ent_arena arena = { 0 };
    ent_drawn_actor actors[ACTORS] = { { 0 } };
    ent_spot spots[ACTORS];
    ent_map_tie ties[2 * ACTORS];
    uint32_t numbers[ACTORS], places[ACTORS], random = 5, count = 0;
    for (uint32_t i = 0; i < ACTORS; i++) numbers[i] = i;
    for (uint32_t i = ACTORS; i > 1; i--) {
        random = random * 1664525u + 1013904223u;
        uint32_t k = (random >> 8) % i, kept = numbers[k];
        numbers[k] = numbers[i - 1];
        numbers[i - 1] = kept;
    }
    for (uint32_t i = 0; i < ACTORS; i++) {
        spots[i] = (ent_spot){ { 0, 0 }, 60 + i, 30 };
        ties[count++] = (ent_map_tie){ .a = numbers[i], .b = numbers[(i + 1) % ACTORS] };
        if (i > 2 && i + 1 < ACTORS)
            ties[count++] = (ent_map_tie){ .a = numbers[0], .b = numbers[i] };
    }
    const ent_drawing drawing = { .actors = actors, .actor_count = ACTORS };
    const ent_map m = { &drawing, ties, count };
    for (uint32_t i = 0; i < ACTORS; i++) places[i] = i;
    assert_true(ent_circle_crossings(&m, places) > 50);
    assert_true(ent_circle_place(&m, &arena, spots));
    for (uint32_t i = 0; i < ACTORS; i++) { /* places by angle */
        places[i] = 0;
        for (uint32_t k = 0; k < ACTORS; k++)
            places[i] += atan2(spots[k].centre.y, spots[k].centre.x)
                         < atan2(spots[i].centre.y, spots[i].centre.x);
    }
    assert_int_equal(ent_circle_crossings(&m, places), 0);
    ent_arena_free(&arena);
}

/* Going around, each bloc comes once. */
static void a_circle_keeps_blocs_together(void **state)
{
    (void)state;
    map m;
    open_map_as(&m, ENT_LAYOUT_CIRCLE, crowd(true), CROWD_EVENTS);
    size_t count = m.drawing.actor_count, changes = 0, blocs = 0;
    size_t order[CROWD];
    bool seen[ENT_DRAWN_BLOCS] = { false };
    for (size_t i = 0; i < count; i++) {
        size_t place = 0;
        double angle = atan2(m.actors[i].centre.y, m.actors[i].centre.x);
        for (size_t k = 0; k < count; k++)
            place += atan2(m.actors[k].centre.y, m.actors[k].centre.x) < angle;
        order[place] = i;
        seen[ent_drawn_bloc(&m.drawing.actors[i])] = true;
    }
    for (size_t i = 0; i < count; i++)
        changes += ent_drawn_bloc(&m.drawing.actors[order[i]])
                   != ent_drawn_bloc(&m.drawing.actors[order[(i + 1) % count]]);
    for (int b = 0; b < ENT_DRAWN_BLOCS; b++) blocs += seen[b];
    assert_true(blocs >= 2);
    assert_int_equal(changes, blocs);
    close_map(&m);
}

/* Three attacks one way and one the other are two lines; two and one are one. */
static void unlike_directions_are_two_lines(void **state)
{
    (void)state;
    static const char *const days[] = { "2022-01-01", "2022-01-02", "2022-01-03",
        "2022-01-04" };
    for (size_t forth = 2; forth <= 3; forth++) {
        fixture_event events[4];
        for (size_t i = 0; i <= forth; i++) {
            const char *a = i ? "A" : "B", *b = i ? "B" : "A";
            events[i] = (fixture_event){ STATE(a, a), STATE(b, b), ENT_ASSAULT,
                ENT_ACTUAL, days[i], -9, 1, "d", "", "S", "S", NULL, NULL };
        }
        map m;
        open_map(&m, events, forth + 1);
        assert_int_equal(m.drawing.line_count, forth == 2 ? 1 : 2);
        assert_int_equal(m.drawing.lines[0].count, 3);
        assert_int_equal(
            m.drawing.lines[0].heads, forth == 2 ? ENT_HEAD_BOTH : ENT_HEAD_TARGET);
        assert_int_equal(m.drawing.events, forth + 1);
        close_map(&m);
    }
}

/* The score sees what a reader sees. */
static void a_worse_map_has_a_higher_score(void **state)
{
    (void)state;
    ent_drawn_actor actors[4] = { { 0 } };
    const ent_drawing drawing = { .actors = actors, .actor_count = 4 };
    ent_map_tie ties[] = { { 0, 1, 1, 1, false, 4, 7 }, { 2, 3, 1, 1, false, 4, 7 } };
    const ent_map m = { &drawing, ties, 2 };
    const ent_spot good[] = { { { 0, 0 }, 60, 30 }, { { 300, 0 }, 60, 30 },
        { { 0, 200 }, 60, 30 }, { { 300, 200 }, 60, 30 } };
    ent_spot bad[4];
    double fine = ent_map_score(&m, good, ENT_ALL_ACTORS);
    memcpy(bad, good, sizeof bad); /* crossing */
    bad[1] = good[3], bad[3] = good[1];
    assert_true(ent_map_score(&m, bad, ENT_ALL_ACTORS) > fine);
    memcpy(bad, good, sizeof bad); /* on each other */
    bad[2].centre = (ent_xy){ 20, 10 };
    assert_true(ent_map_score(&m, bad, ENT_ALL_ACTORS) > fine);
    memcpy(bad, good, sizeof bad); /* in the way of a line */
    bad[2].centre = (ent_xy){ 150, 5 };
    assert_true(ent_map_score(&m, bad, ENT_ALL_ACTORS) > fine);
    /* what one actor's move changes is the same, seen alone or in the whole */
    double whole = ent_map_score(&m, bad, ENT_ALL_ACTORS) - fine;
    double alone = ent_map_score(&m, bad, 2) - ent_map_score(&m, good, 2);
    assert_true(fabs(whole - alone) < 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statuses_and_directions_are_drawn),
        cmocka_unit_test(maps_can_be_read),
        cmocka_unit_test(a_crowded_map_can_be_read),
        cmocka_unit_test(blocs_have_regions_of_their_own),
        cmocka_unit_test(a_circle_is_untangled),
        cmocka_unit_test(a_circle_keeps_blocs_together),
        cmocka_unit_test(unlike_directions_are_two_lines),
        cmocka_unit_test(a_worse_map_has_a_higher_score),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
