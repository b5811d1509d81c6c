/* Before and after: ties, actors and blocs of two graphs; exact tests of small counts. */
#include "graph_events.h"

#include "analysis/chance.h"
#include "analysis/change_draw.h"

typedef struct {
    ent_arena arena;
    ent_events events;
    ent_graph *graph[2];
    ent_ranking ranking[2];
    ent_blocs blocs[2];
    ent_draws draws[2];
    ent_change change;
} world;

/* Two windows of the same events; bounds may be "-". `told`: by stories, else events
 * count. */
static void open_told(world *w, const char *text, const char *bounds[4], bool told)
{
    ent_error err = { 0 };
    ent_side sides[2];
    *w = (world){ 0 };
    w->events = events_from(&w->arena, text);
    for (int s = 0; s < 2; s++) {
        ent_filter f;
        ent_filter_defaults(&f);
        f.event_dates = (ent_interval){ event_date(bounds[2 * s]),
            event_date(bounds[2 * s + 1]) };
        w->graph[s] = graph_from(&w->events, NULL, &f);
        assert_true(ent_rank(w->graph[s], &w->arena, &w->ranking[s], &err));
        assert_true(ent_blocs_find(w->graph[s], &w->arena, &w->blocs[s], &err));
        sides[s] = (ent_side){ w->graph[s], &w->ranking[s], &w->blocs[s], 0,
            told ? &w->draws[s] : NULL };
        if (told)
            assert_true(ent_draws_make(
                w->graph[s], &w->events, NULL, &w->arena, &w->draws[s], &err));
    }
    assert_true(ent_change_find(&sides[0], &sides[1], &w->arena, &w->change, &err));
}

static void open_world(world *w, const char *text, const char *bounds[4])
{
    open_told(w, text, bounds, false);
}

static void close_world(world *w)
{
    ent_graph_free(w->graph[0]);
    ent_graph_free(w->graph[1]);
    ent_arena_free(&w->arena);
}

static const char *id_of(const world *w, const uint32_t node[2])
{
    int side = node[0] == ENT_NOBODY;
    return ent_graph_node(w->graph[side], node[side])->id;
}

/* "new A-B 0>4; flipped ..." */
static void expect_ties(const world *w, const char *want)
{
    ent_buffer out = { 0 };
    for (size_t i = 0; i < w->change.tie_count; i++) {
        const ent_tie_change *t = &w->change.ties[i];
        ent_buffer_print(&out, "%s%s %s-%s ", i ? "; " : "", ent_change_names[t->kind],
            id_of(w, t->a), id_of(w, t->b));
        ent_buffer_number(&out, t->tie[0]);
        ent_buffer_char(&out, '>');
        ent_buffer_number(&out, t->tie[1]);
    }
    assert_string_equal(out.bytes ? out.bytes : "", want);
    ent_buffer_free(&out);
}

static const char two_years[] = "2021-01-10 A B meeting actual 4 1 a\n"
                                "2021-02-10 A C meeting actual 4 1 a\n"
                                "2021-03-10 C D meeting actual 4 1 a\n"
                                "2021-03-11 C E assault actual -9 1 a\n"
                                "2021-03-12 D E meeting actual 1 1 a\n"
                                "2021-03-13 F G request actual 3 1 a cameo=020\n"
                                "2022-01-10 A B meeting actual 4 1 b\n"
                                "2022-01-11 A B meeting actual 4 1 b\n"
                                "2022-02-10 A C assault actual -10 1 b\n"
                                "2022-03-10 C D meeting actual 5 1 b\n"
                                "2022-03-12 E H aid actual 7 1 b\n"
                                "2022-03-11 C E assault actual -4 1 b\n"
                                "2022-03-13 F G request actual 6 1 b cameo=020\n"
                                "2022-04-01 H G meeting negated 4 1 b\n";

static void ties_are_compared(void **state)
{
    (void)state;
    world w;
    const char *bounds[] = { "2021-01-01", "2021-12-31", "2022-01-01", "2022-12-31" };
    open_world(&w, two_years, bounds);
    assert_false(w.change.rated);
    expect_ties(&w, "new E-H 0>7; ended D-E 1>0; flipped A-C 4>-10; stronger A-B 4>8; "
                    "weaker C-E -9>-4");
    assert_int_equal(w.change.same, 2); /* C-D; F-G has no sign */
    const ent_tie_change *flipped = &w.change.ties[2];
    assert_int_equal(flipped->edge[0]->relation, ENT_MEETING);
    assert_int_equal(flipped->edge[1]->relation, ENT_ASSAULT);
    assert_true(flipped->chance == 1); /* one event each */
    assert_int_equal(w.change.kinds[ENT_CHANGE_NEW], 1);
    assert_int_equal(w.change.came, 1);
    assert_int_equal(w.change.went, 0);
    close_world(&w);
}

/* Four events in a quarter of a year are more than twelve in a year. */
static void rates_are_compared(void **state)
{
    (void)state;
    world w;
    ent_buffer text = { 0 };
    for (int m = 1; m <= 12; m++)
        ent_buffer_print(&text,
            "2021-%02d-10 A B meeting actual 4 1 a\n"
            "2021-%02d-11 A C meeting actual 4 1 a\n",
            m, m);
    for (int d = 1; d <= 12; d++)
        ent_buffer_print(&text, "2022-01-%02d A B meeting actual 4 1 b\n", d);
    ent_buffer_text(&text, "2022-01-11 A C meeting actual 4 1 b\n"
                           "2022-02-11 A C meeting actual 4 1 b\n"
                           "2022-03-11 A C meeting actual 4 1 b\n");
    const char *bounds[] = { "2021-01-01", "2021-12-31", "2022-01-01", "2022-03-31" };
    open_world(&w, text.bytes, bounds);
    assert_true(w.change.rated);
    assert_true(w.change.days[0] == 365 && w.change.days[1] == 90);
    expect_ties(&w, "stronger A-B 48>48");
    double chance = ent_chance_of_part(12, 24, 15.0 / 39); /* its share of all events */
    assert_true(fabs(w.change.ties[0].chance - chance) < 1e-12);
    assert_true(fabs(ent_change_rate(&w.change, 1, 48, 30) - 16) < 1e-9);
    assert_int_equal(w.change.same, 1);
    ent_buffer_free(&text);
    close_world(&w);
}

static void actors_rise_and_fall(void **state)
{
    (void)state;
    world w;
    const char *bounds[] = { "2021-01-01", "2021-12-31", "2022-01-01", "2022-12-31" };
    open_world(&w,
        "2021-01-10 A B meeting actual 4 1 a\n"
        "2021-01-11 A C meeting actual 4 1 a\n"
        "2021-01-12 A D meeting actual 4 1 a\n"
        "2022-01-10 A B meeting actual 4 1 b\n"
        "2022-01-11 B C meeting actual 4 1 b\n"
        "2022-01-12 B E meeting actual 4 1 b\n",
        bounds);
    const ent_change *c = &w.change;
    assert_int_equal(c->actor_count, 5);
    assert_true(c->came == 1 && c->went == 1);
    for (size_t i = 0; i < c->actor_count; i++) {
        const ent_actor_change *a = &c->actors[i];
        const char *id = id_of(&w, a->node);
        if (i)
            assert_true(fabs(a->pagerank[1] - a->pagerank[0])
                        <= fabs(a[-1].pagerank[1] - a[-1].pagerank[0]));
        if (strcmp(id, "A") == 0) assert_true(a->rank[0] == 1 && a->rank[1] > 1);
        if (strcmp(id, "B") == 0) assert_true(a->rank[0] > 1 && a->rank[1] == 1);
        if (strcmp(id, "B") == 0)
            assert_true(a->strength[0] == 4 && a->strength[1] == 12);
        if (strcmp(id, "D") == 0) assert_true(a->rank[1] == 0 && a->rank[0] > 1);
        if (strcmp(id, "E") == 0) assert_true(a->rank[0] == 0 && a->rank[1] > 1);
    }
    close_world(&w);
}

/* P Q R against X Y Z; then R stands with X Y Z, who are more now. */
static void one_switches_blocs(void **state)
{
    (void)state;
    world w;
    const char *bounds[] = { "2021-01-01", "2021-12-31", "2022-01-01", "2022-12-31" };
    open_world(&w,
        "2021-01-01 P Q meeting actual 4 1 a\n"
        "2021-01-01 Q R meeting actual 4 1 a\n"
        "2021-01-01 P R meeting actual 4 1 a\n"
        "2021-01-01 X Y meeting actual 4 1 a\n"
        "2021-01-01 Y Z meeting actual 4 1 a\n"
        "2021-01-01 R X assault actual -9 1 a\n"
        "2022-01-01 P Q meeting actual 4 1 b\n"
        "2022-01-01 Q R assault actual -9 1 b\n"
        "2022-01-01 X Y meeting actual 4 1 b\n"
        "2022-01-01 Y Z meeting actual 4 1 b\n"
        "2022-01-01 R X meeting actual 4 1 b\n",
        bounds);
    const ent_change *c = &w.change;
    assert_int_equal(w.blocs[0].bloc_count, 2);
    assert_int_equal(w.blocs[1].bloc_count, 2);
    assert_int_equal(c->switch_count, 1);
    assert_string_equal(id_of(&w, c->switches[0].node), "R");
    /* of before, P Q R come first by id; of after, X Y Z R are the most */
    assert_int_equal(c->switches[0].bloc[0], 1);
    assert_int_equal(c->switches[0].bloc[1], 1);
    assert_int_equal(c->successor[1], 2);
    assert_int_equal(c->successor[2], 1);
    close_world(&w);
}

/* Plans alone have a period, too. */
static void plans_have_a_period(void **state)
{
    (void)state;
    world w;
    const char *bounds[] = { "-", "2021-12-31", "2022-01-01", "-" };
    open_world(&w,
        "2021-12-30 A B meeting planned 4 1 a\n"
        "2022-01-10 A B meeting actual 4 1 b\n",
        bounds);
    assert_true(w.change.rated);
    assert_true(w.change.days[0] == 2 && w.change.days[1] == 10);
    close_world(&w);
}

static void an_empty_window_is_compared(void **state)
{
    (void)state;
    world w;
    const char *bounds[] = { "2019-01-01", "2019-12-31", "2021-01-01", "2021-12-31" };
    open_world(&w, two_years, bounds);
    assert_int_equal(w.change.kinds[ENT_CHANGE_NEW], w.change.tie_count);
    assert_int_equal(w.change.tie_count, 6);
    assert_int_equal(w.change.switch_count, 0);
    close_world(&w);
    const char *open[] = { "1919-01-01", "-", "-", "1920-01-01" };
    open_world(&w, two_years, open);
    close_world(&w);
    const char *none[] = { "1919-01-01", "1919-01-01", "1920-01-01", "1920-01-01" };
    open_world(&w, two_years, none);
    assert_int_equal(w.change.tie_count + w.change.actor_count, 0);
    close_world(&w);
}

static void chance_is_that_of_the_textbook(void **state)
{
    (void)state;
    /* Fisher's lady: all of four cups right, 1 of 70; twice that for both sides */
    assert_true(fabs(ent_chance_of_table(4, 0, 0, 4) - 2.0 / 70) < 1e-12);
    assert_true(ent_chance_of_table(3, 1, 1, 3) > 0.48);
    assert_true(ent_chance_of_table(1, 0, 0, 1) == 1);
    assert_true(ent_chance_of_table(5, 0, 7, 0) == 1);
    /* ten heads of ten */
    assert_true(fabs(ent_chance_of_part(10, 10, 0.5) - 2.0 / 1024) < 1e-12);
    assert_true(ent_chance_of_part(5, 10, 0.5) == 1);
    assert_true(ent_chance_of_part(0, 0, 0.5) == 1);
    assert_true(ent_chance_of_part(0, 3, 0.25) == 1); /* as likely as one of three */
    assert_true(fabs(ent_chance_of_part(3, 3, 0.25) - 1.0 / 64) < 1e-12);
    /* large ones without a jump */
    double exact = ent_chance_of_part(1050, 2000, 0.5);
    double more = ent_chance_of_part(1051, 2001, 0.5);
    assert_true(fabs(exact - more) < 0.002);
    double table = ent_chance_of_table(530, 470, 470, 530);
    double near = ent_chance_of_table(530, 471, 470, 530);
    assert_true(fabs(table - near) < 0.002);
    assert_true(ent_chance_of_part(5000, 5000, 0.5) < 1e-300);
}

static void expect_near(double got, double want)
{
    if (!(fabs(got - want) <= 1e-6 * want)) fail_msg("%.9g, expected %.9g", got, want);
}

/* All outcomes no likelier, as R's fisher.test and binom.test: summed in whole numbers.
 */
static void chance_is_that_of_r(void **state)
{
    (void)state;
    expect_near(ent_chance_of_table(8, 2, 1, 5), 0.034965034965);
    expect_near(ent_chance_of_table(1, 5, 8, 2), 0.034965034965);
    expect_near(ent_chance_of_part(9, 20, 0.25), 0.0652377926);
    expect_near(ent_chance_of_part(2, 31, 0.2), 0.0701581201);
    expect_near(ent_chance_of_table(530, 470, 470, 530), 0.00830979834);
    expect_near(ent_chance_of_part(500400, 1000000, 0.5), 0.424290426);
}

/* However many there are, few that are expected are no normal curve. */
static void few_of_many_are_exact(void **state)
{
    (void)state;
    expect_near(ent_chance_of_part(5, 2000, 1e-4), 2.24783535e-06);
    expect_near(ent_chance_of_part(5, 2001, 1e-4), 2.25327931e-06);
    expect_near(ent_chance_of_table(3, 0, 1, 2996), 8.8977847e-10);
}

static void draw_world(world *w, size_t threads)
{
    ent_error err = { 0 };
    assert_true(ent_change_draw(&w->change, 200, threads, &err));
}

static const ent_tie_change *tie_between(const world *w, const char *a, const char *b)
{
    for (size_t i = 0; i < w->change.tie_count; i++) {
        const ent_tie_change *t = &w->change.ties[i];
        if (strcmp(id_of(w, t->a), a) == 0 && strcmp(id_of(w, t->b), b) == 0) return t;
    }
    return NULL;
}

static const char *const years[] = { "2021-01-01", "2021-12-31", "2022-01-01",
    "2022-12-31" };

/* As many meetings of A and B in one story as of C and D in twelve; X and Y meet always.
 */
static void bursts_and_stories(ent_buffer *text)
{
    for (int i = 1; i <= 12; i++)
        ent_buffer_print(text,
            "2021-01-%02d X Y meeting actual 4 1 before%d\n"
            "2021-02-%02d X Y meeting actual 4 1 before%d\n"
            "2022-02-%02d X Y meeting actual 4 1 after%d\n"
            "2022-01-%02d X Y meeting actual 4 1 after%d\n"
            "2022-03-%02d A B meeting actual 4 1 burst\n"
            "2022-03-%02d C D meeting actual 4 1 after%d\n",
            i, i, i, i, i, i, i, i, i, i, i);
}

static void a_burst_is_no_change(void **state)
{
    (void)state;
    world w;
    ent_buffer text = { 0 };
    bursts_and_stories(&text);
    open_world(&w, text.bytes, (const char **)years);
    const ent_tie_change *burst = tie_between(&w, "A", "B"), *many;
    assert_true(ent_change_beyond_chance(&w.change, burst)); /* as if independent */
    close_world(&w);
    open_told(&w, text.bytes, (const char **)years, true);
    burst = tie_between(&w, "A", "B");
    assert_int_equal(w.change.drawn, ENT_BOOTSTRAP_OFF);
    assert_true(burst->units[1] == 1 && burst->count[1] == 12 && burst->adjusted == 1);
    assert_false(ent_change_beyond_chance(&w.change, burst));
    draw_world(&w, 1);
    assert_int_equal(w.change.drawn, ENT_BOOTSTRAP_MADE);
    burst = tie_between(&w, "A", "B");
    many = tie_between(&w, "C", "D");
    assert_true(burst->range.low == 0 && burst->range.high >= 48.0 / 365);
    assert_false(ent_change_beyond_chance(&w.change, burst));
    assert_true(many->range.low > 0 && many->range.low < 48.0 / 365);
    assert_true(ent_change_beyond_chance(&w.change, many));
    assert_ptr_equal(many, &w.change.ties[0]); /* first, though it is no larger */
    for (size_t i = 0; i < w.change.actor_count; i++) {
        const ent_actor_change *a = &w.change.actors[i];
        bool of_story = strchr("AB", *id_of(&w, a->node)) != NULL;
        assert_true(a->rise.low <= a->rise.high && a->growth.low <= a->growth.high);
        assert_int_equal(ent_change_moved(&w.change, a), !of_story);
    }
    ent_buffer_free(&text);
    close_world(&w);
}

static void ranges_hang_on_no_thread(void **state)
{
    (void)state;
    world one, four;
    ent_buffer text = { 0 };
    bursts_and_stories(&text);
    open_told(&one, text.bytes, (const char **)years, true);
    open_told(&four, text.bytes, (const char **)years, true);
    draw_world(&one, 1);
    draw_world(&four, 4);
    for (size_t i = 0; i < one.change.tie_count; i++)
        assert_memory_equal(
            &one.change.ties[i].range, &four.change.ties[i].range, sizeof(ent_range));
    for (size_t i = 0; i < one.change.actor_count; i++)
        assert_memory_equal(&one.change.actors[i].growth, &four.change.actors[i].growth,
            sizeof(ent_range));
    ent_buffer_free(&text);
    close_world(&one);
    close_world(&four);
}

/* The same stories on both sides are drawn alike: nothing differs in any replicate. */
static void what_is_the_same_does_not_vary(void **state)
{
    (void)state;
    world w;
    ent_buffer text = { 0 };
    bursts_and_stories(&text);
    const char *same[] = { "2022-01-01", "2022-12-31", "2022-01-01", "2022-12-31" };
    open_told(&w, text.bytes, same, true);
    draw_world(&w, 1);
    assert_int_equal(w.change.tie_count, 0);
    for (size_t i = 0; i < w.change.actor_count; i++)
        assert_true(
            w.change.actors[i].growth.low == 0 && w.change.actors[i].growth.high == 0);
    ent_buffer_free(&text);
    close_world(&w);
}

static void few_sources_say_nothing(void **state)
{
    (void)state;
    world w;
    open_told(&w, two_years, (const char **)years, true);
    draw_world(&w, 1);
    assert_int_equal(w.change.drawn, ENT_BOOTSTRAP_FEW); /* one document each */
    for (size_t i = 0; i < w.change.tie_count; i++)
        assert_false(ent_change_beyond_chance(&w.change, &w.change.ties[i]));
    close_world(&w);
}

/* After many stories that denied a tie, or before them, a few tell of one: it is new, or
 * has ended, but the pair's share of all stories went the other way. */
static void denials_are_no_ties(void **state)
{
    static const char *const denied[] = { "2021", "2022" };
    (void)state;
    for (int after = 0; after < 2; after++) {
        world w;
        ent_buffer text = { 0 };
        for (int i = 0; i < 40; i++)
            ent_buffer_print(&text,
                "2021-01-%02d X Y meeting actual 4 1 before%d\n"
                "2022-01-%02d X Y meeting actual 4 1 after%d\n"
                "%s-04-%02d E F meeting negated 4 1 no%d\n",
                1 + i / 2, i, 1 + i / 2, i, denied[after], 1 + i / 2, i);
        for (int i = 1; i <= 6; i++)
            ent_buffer_print(
                &text, "%s-05-%02d E F meeting actual 4 1 yes%d\n", denied[!after], i, i);
        open_told(&w, text.bytes, (const char **)years, true);
        draw_world(&w, 1);
        const ent_tie_change *t = tie_between(&w, "E", "F");
        assert_int_equal(t->kind, after ? ENT_CHANGE_ENDED : ENT_CHANGE_NEW);
        assert_true(t->adjusted < ENT_CHANCE_LEVEL && t->range.low * t->range.high > 0);
        assert_false(ent_change_beyond_chance(&w.change, t));
        ent_buffer_free(&text);
        close_world(&w);
    }
}

/* Benjamini and Hochberg by hand: of ties whose events are too few to tell, none counts.
 */
static void chances_are_adjusted(void **state)
{
    (void)state;
    world w;
    ent_buffer text = { 0 };
    bursts_and_stories(&text);
    ent_buffer_text(&text, "2021-05-01 E F meeting actual 4 1 z\n"
                           "2022-05-01 G H meeting actual 4 1 z\n");
    open_world(&w, text.bytes, (const char **)years);
    const ent_tie_change *few = tie_between(&w, "G", "H");
    assert_int_equal(w.change.tested, 3); /* A-B, C-D, and X-Y, which is the same */
    assert_true(few->adjusted == 1 && few->chance > 0.05);
    const ent_tie_change *one = tie_between(&w, "A", "B"),
                         *two = tie_between(&w, "C", "D");
    assert_true(one->chance == two->chance);
    assert_true(fabs(one->adjusted - one->chance * 3 / 2) < 1e-12);
    assert_true(one->adjusted == two->adjusted);
    ent_buffer_free(&text);
    close_world(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties_are_compared),
        cmocka_unit_test(rates_are_compared),
        cmocka_unit_test(actors_rise_and_fall),
        cmocka_unit_test(one_switches_blocs),
        cmocka_unit_test(plans_have_a_period),
        cmocka_unit_test(an_empty_window_is_compared),
        cmocka_unit_test(a_burst_is_no_change),
        cmocka_unit_test(ranges_hang_on_no_thread),
        cmocka_unit_test(what_is_the_same_does_not_vary),
        cmocka_unit_test(few_sources_say_nothing),
        cmocka_unit_test(denials_are_no_ties),
        cmocka_unit_test(chances_are_adjusted),
        cmocka_unit_test(chance_is_that_of_the_textbook),
        cmocka_unit_test(chance_is_that_of_r),
        cmocka_unit_test(few_of_many_are_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
