/* Published signed networks over time: the alliances before 1914, and those of the
 * Correlates of War. */
#include "graph_events.h"

#include "analysis/balance.h"
#include "analysis/bloc_facts.h"

typedef struct {
    ent_arena arena;
    ent_events events;
    ent_graph *graph;
    ent_balance balance;
    ent_blocs blocs;
    ent_bloc_facts facts;
} window;

static void measure(window *w)
{
    ent_error err = { 0 };
    ent_filter filter;
    ent_filter_defaults(&filter);
    filter.duplicates = ENT_DUPLICATES_KEEP;
    w->graph = graph_from(&w->events, NULL, &filter);
    if (!ent_balance_find(w->graph, &w->arena, &w->balance, &err)
        || !ent_blocs_find(w->graph, &w->arena, &w->blocs, &err)
        || !ent_bloc_facts_make(w->graph, &w->blocs, &w->arena, &w->facts, &err))
        fail_msg("%s", err.message);
}

static void end_window(window *w)
{
    ent_graph_free(w->graph);
    ent_arena_free(&w->arena);
}

/* Ties that hold in the year: from its begin on, before its end. */
static void read_year(window *w, int year)
{
    char line[200], a[16], b[16];
    int sign, begin, end;
    FILE *file = shared_net("irps_wwi_manynet.tsv");
    assert_non_null(fgets(line, sizeof line, file));
    while (fscanf(file, "%15s %15s %d %d %d", a, b, &sign, &begin, &end) == 5)
        if (begin <= year && year < end)
            add_signed_tie(&w->arena, &w->events, a, b, sign);
    fclose(file);
    measure(w);
}

/* "AUH1 DEU1 FRA2 ..." */
static const char *blocs_text(window *w)
{
    ent_buffer out = { 0 };
    for (size_t i = 0; i < w->blocs.count; i++)
        ent_buffer_print(&out, "%s%s%u", i ? " " : "", ent_graph_node(w->graph, i)->id,
            w->blocs.bloc[i]);
    const char *text = ent_arena_string(&w->arena, out.bytes);
    ent_buffer_free(&out);
    return text;
}

/* Antal, Krapivsky and Redner (2006), figure 5: from the Three Emperors' League to the
 * Triple Alliance and the Entente, which are balanced. */
static void alliances_before_1914(void **state)
{
    (void)state;
    static const struct {
        int year;
        unsigned ties, triads, balanced, frustration;
        const char *blocs;
    } years[] = {
        { 1872, 9, 7, 5, 1, "AUH1 DEU1 FRA0 GBR0 RUS1" },
        { 1882, 11, 8, 6, 1, "AUH1 DEU1 FRA0 GBR0 ITA1 RUS1" },
        { 1890, 10, 5, 3, 1, "AUH1 DEU1 FRA0 GBR0 ITA1 RUS0" },
        { 1891, 11, 8, 6, 1, "AUH1 DEU1 FRA2 GBR0 ITA1 RUS2" },
        { 1904, 11, 8, 6, 1, "AUH1 DEU1 FRA2 GBR2 ITA1 RUS2" },
        { 1907, 15, 20, 20, 0, "AUH1 DEU1 FRA2 GBR2 ITA1 RUS2" },
        { 1914, 15, 20, 20, 0, "AUH1 DEU1 FRA2 GBR2 ITA1 RUS2" },
    };
    for (size_t i = 0; i < COUNT(years); i++) {
        window w = { .blocs = { 0 } };
        read_year(&w, years[i].year);
        assert_int_equal(w.balance.ties, years[i].ties);
        assert_int_equal(w.balance.all, years[i].triads);
        assert_int_equal(w.balance.strict, years[i].balanced);
        assert_true(w.balance.number.exact);
        assert_true(w.balance.number.least == years[i].frustration);
        assert_string_equal(blocs_text(&w), years[i].blocs);
        end_window(&w);
    }
}

static void read_period(window *w, const char *wanted)
{
    char line[200], period[16], a[16], b[16];
    int sign;
    FILE *file = shared_net("cowList_signnet.tsv");
    assert_non_null(fgets(line, sizeof line, file));
    while (fscanf(file, "%15s %15s %15s %d", period, a, b, &sign) == 4)
        if (strcmp(period, wanted) == 0)
            add_signed_tie(&w->arena, &w->events, a, b, sign);
    fclose(file);
    measure(w);
}

/* Windows of four years of the Correlates of War (Doreian and Mrvar 2015): states and
 * ties are those of the file, the frustration index is proven by its own bounds. */
static void correlates_of_war(void **state)
{
    (void)state;
    static const struct {
        const char *period;
        unsigned states, ties, negative, frustration;
    } periods[] = { { "46-49", 64, 362, 42, 17 }, { "51-54", 73, 461, 81, 17 },
        { "71-74", 114, 697, 83, 28 }, { "86-89", 139, 1079, 90, 32 },
        { "96-99", 151, 1247, 147, 45 } };
    for (size_t i = 0; i < COUNT(periods); i++) {
        window w = { .blocs = { 0 } };
        read_period(&w, periods[i].period);
        assert_int_equal(ent_graph_node_count(w.graph), periods[i].states);
        assert_int_equal(w.balance.ties, periods[i].ties);
        assert_int_equal(w.balance.negative, periods[i].negative);
        assert_true(w.balance.number.exact);
        assert_true(w.balance.number.least == periods[i].frustration);
        /* any number of blocs does no worse than two */
        double contradicted = w.blocs.frustration * periods[i].ties;
        assert_true(contradicted <= periods[i].frustration + 1e-9);
        assert_true(w.facts.least <= w.blocs.frustration + 1e-12);
        print_message("%s: %g contradict the blocs, at least %g must\n",
            periods[i].period, contradicted, w.facts.least * periods[i].ties);
        end_window(&w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alliances_before_1914),
        cmocka_unit_test(correlates_of_war),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
