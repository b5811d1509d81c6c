/* Nodes: who an event's party is on each level, and what the node is called. */
#include "graph_events.h"

static ent_event meeting(ent_party source, ent_party target)
{
    return (ent_event){ .doc = "a",
        .source = source,
        .target = target,
        .relation = ENT_MEETING,
        .intensity = ENT_ONE,
        .confidence = ENT_ONE,
        .date = ENT_NO_DATE,
        .date_to = ENT_NO_DATE,
        .reported = ENT_NO_DATE,
        .reports = 1 };
}

static ent_party party(
    const char *code, const char *id, const char *name, const char *kind)
{
    return (ent_party){ .code = code, .id = id, .name = name, .kind = kind };
}

/* "ID NAME CODE KIND" of each node. */
static void expect_nodes(
    const ent_events *events, const ent_lexicon *names, ent_level level, const char *want)
{
    ent_filter filter;
    ent_filter_defaults(&filter);
    filter.level = level;
    ent_graph *g = graph_from(events, names, &filter);
    ent_buffer out = { 0 };
    ent_buffer_text(&out, "");
    for (size_t i = 0; i < ent_graph_node_count(g); i++) {
        const ent_node *n = ent_graph_node(g, i);
        ent_buffer_print(
            &out, "%s | %s | %s | %s | %u\n", n->id, n->name, n->code, n->kind, n->count);
    }
    assert_string_equal(out.bytes, want);
    ent_buffer_free(&out);
    ent_graph_free(g);
}

static int open_lexicon(void **state)
{
    ent_error err = { 0 };
    ent_lexicon *names = NULL;
    if (!ent_lexicon_open(ENTENTE_DATA "/lexicon", &names, &err))
        fail_msg("%s", err.message);
    *state = names;
    return 0;
}

static int close_lexicon(void **state)
{
    ent_lexicon_close(*state);
    return 0;
}

static void countries_are_named_by_the_owner_of_the_code(void **state)
{
    const ent_party xi = party("CHN", "xi-jinping", "Xi Jinping", "person");
    const ent_party front = party("XQZ", NULL, "Red Front", "group");
    const ent_party front_army = party("XQZ", NULL, "Army of the Red Front", "group");
    const ent_party general = party("XQZ", "general", "General Nobody", "person");
    const ent_party stranger = party("XYQ", "stranger", "A Stranger", "person");
    ent_event items[] = { meeting(general, xi), meeting(front_army, xi),
        meeting(xi, front), meeting(front, xi), meeting(general, xi),
        meeting(general, xi), meeting(stranger, xi) };
    const ent_events events = { .items = items, .count = COUNT(items) };
    expect_nodes(&events, *state, ENT_LEVEL_COUNTRY,
        "CHN | China | CHN | state | 2\n"
        "XQZ | Red Front | XQZ | group | 1\n"
        "XYQ | XYQ | XYQ | other | 1\n");
    /* without names the code is all that is known of China */
    expect_nodes(&events, NULL, ENT_LEVEL_COUNTRY,
        "CHN | CHN | CHN | other | 2\n"
        "XQZ | Red Front | XQZ | group | 1\n"
        "XYQ | XYQ | XYQ | other | 1\n");
}

static void actors_without_id_get_one(void **state)
{
    const ent_party russia = party("RUS", "russia", "Russian Federation", "state");
    ent_event items[] = {
        meeting(russia, party("CHN", NULL, "China", NULL)), /* the lexicon's own */
        meeting(russia, party("CHN", NULL, NULL, NULL)),    /* only a code: its owner */
        meeting(russia, party("USA", NULL, "José O'Smith", "person")),
        meeting(russia, party("CHN", NULL, "王毅", "person")),
        meeting(russia, party("GBR", NULL, "China", "company")), /* only called so */
        meeting(russia, party("XQZ", NULL, NULL, NULL)),     /* a code that nobody owns */
        meeting(russia, party(NULL, NULL, NULL, NULL)),      /* nobody */
        meeting(russia, party("", "", "...", NULL)),         /* a name without a letter */
        meeting(russia, party("RUS", NULL, "Russia", NULL)), /* itself */
    };
    const ent_events events = { .items = items, .count = COUNT(items) };
    expect_nodes(&events, *state, ENT_LEVEL_ACTOR,
        "XQZ | XQZ | XQZ | other | 1\n"
        "china | China | CHN | state | 1\n"
        "china.gbr | China | GBR | company | 1\n"
        "jose-o-smith | José O'Smith | USA | person | 1\n"
        "russia | Russia | RUS | state | 5\n"
        "王毅 | 王毅 | CHN | person | 1\n");
}

/* The same name with another code is another person, whether the id was given or made. */
static void namesakes_are_told_apart(void **state)
{
    const ent_party other = party("RUS", "russia", "Russia", "state");
    ent_event items[] = {
        meeting(other, party("USA", "john-smith", "John Smith", "person")),
        meeting(other, party("GBR", NULL, "John Smith", "person")),
        meeting(other, party("GBR", "john-smith", "John  Smith", "person")),
        meeting(other, party(NULL, NULL, "John Smith!", "person")),
        meeting(other, party("USA", "john-smithers", "John Smithers", "person")),
        /* an import that uses what a namesake is called: one node */
        meeting(other, party("USA", "john-smith.usa", "J. Smith", "person")),
        meeting(party("USA", "john-smith.usa", "J. Smith", "person"),
            party("USA", "john-smith", "John Smith", "person")),
        /* a known id is itself, under whichever code it acts */
        meeting(party("NATO", "china", "China", "state"),
            party("GBR", "john-smith", "John Smith", "person")),
    };
    const ent_events events = { .items = items, .count = COUNT(items) };
    expect_nodes(&events, *state, ENT_LEVEL_ACTOR,
        "china | China | CHN | state | 1\n"
        "john-smith | John Smith! |  | person | 1\n"
        "john-smith.gbr | John Smith | GBR | person | 2\n"
        "john-smith.usa | John Smith | USA | person | 1\n"
        "john-smithers | John Smithers | USA | person | 1\n"
        "russia | Russia | RUS | state | 4\n");
}

/* Of equally many names the first in order counts, whichever came first. */
static void most_parties_name_a_node(void **state)
{
    (void)state;
    const ent_party other = party("RUS", "other", "Other", "person");
    ent_event items[] = { meeting(other, party("AAA", "x", "Zed", "person")),
        meeting(other, party("AAA", "x", "Abe", "company")),
        meeting(other, party("AAA", "x", "Zed", NULL)),
        meeting(other, party("AAA", "x", "Abe", NULL)),
        meeting(other, party("AAA", "x", "Aaron", "person")) };
    const ent_events events = { .items = items, .count = COUNT(items) };
    static const char want[] = "other | Other | RUS | person | 1\n"
                               "x | Abe | AAA | person | 1\n";
    expect_nodes(&events, NULL, ENT_LEVEL_ACTOR, want);
    for (size_t i = 0; i < COUNT(items) / 2; i++) {
        ent_event swap = items[i];
        items[i] = items[COUNT(items) - 1 - i];
        items[COUNT(items) - 1 - i] = swap;
    }
    expect_nodes(&events, NULL, ENT_LEVEL_ACTOR, want);
}

/* The graph keeps its own copies: the caller's lists may go. */
static void the_filter_is_kept(void **state)
{
    (void)state;
    char name[] = "CHN";
    const char *names[] = { name };
    ent_filter filter;
    ent_filter_defaults(&filter);
    filter.actors = names;
    filter.actor_count = 1;
    const ent_events none = { 0 };
    ent_graph *g = graph_from(&none, NULL, &filter);
    name[0] = 'X';
    names[0] = NULL;
    assert_string_equal(ent_graph_filter(g)->actors[0], "CHN");
    assert_int_equal(ent_graph_filter(g)->actor_count, 1);
    ent_graph_free(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(countries_are_named_by_the_owner_of_the_code),
        cmocka_unit_test(actors_without_id_get_one),
        cmocka_unit_test(namesakes_are_told_apart),
        cmocka_unit_test(most_parties_name_a_node),
        cmocka_unit_test(the_filter_is_kept),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
