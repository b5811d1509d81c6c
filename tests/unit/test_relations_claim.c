/* Claims: the corpus, and what stands around a claim: speaker, place, trigger, order. */
#include "base/strings.h"
#include "lexicon/tsv.h"
#include "relations/frame.h"
#include "test_relations_harness.h"

static harness h;

static void corpus_holds(void **state)
{
    (void)state;
    static const char *const columns[] = { "topic", "sentence", "expected" };
    ent_arena arena = { 0 };
    ent_tsv table;
    ent_error err = { 0 };
    size_t wrong = 0, silent = 0;
    if (!ent_tsv_read(&arena, ENTENTE_SOURCE "/tests/corpus", "relations.tsv", columns, 3,
            &table, &err))
        fail_msg("%s", err.message);
    for (size_t i = 0; i < table.count; i++) {
        const char *const *cells = table.rows[i].cells;
        /* Of fewer than two actors nothing could be stated anyway; teams are none. */
        bool able = *cells[2] || !strcmp(cells[0], "sport")
                    || harness_names_two(&h, cells[1]);
        const char *found = harness_read(&h, cells[1], ENT_NO_DATE);
        const char *want = harness_sorted(&h, cells[2]);
        silent += !*cells[2];
        if (strcmp(found, want) == 0 && able) continue;
        print_message("relations.tsv:%u: %s: '%s'\n  expected: %s%s\n  found:    %s\n",
            table.rows[i].line, cells[0], cells[1], want,
            able ? "" : "two actors, and nothing of them", found);
        wrong++;
    }
    assert_true(table.count >= 150);
    assert_true(silent * 3 >= table.count);
    ent_arena_free(&arena);
    assert_int_equal(wrong, 0);
}

static ent_claim only_claim(const char *text, const char *title)
{
    ent_claims found = harness_claims(&h, text, title, ent_date_make(2022, 9, 8));
    if (found.count != 1) fail_msg("'%s': %zu claims, expected 1", text, found.count);
    return found.items[0];
}

static void speakers_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *text, *speaker; /* code; NULL: the text itself */
    } cases[] = {
        { "Japan sanctioned Iran.", NULL },
        { "Norway said that Japan sanctioned Iran.", "NOR" },
        { "Japan sanctioned Iran, Norway said.", "NOR" },
        { "According to Norway, Japan sanctioned Iran.", "NOR" },
        { "Japan sanctioned Iran, according to the Norwegian foreign minister.", "NOR" },
        { "The Norwegian ambassador told reporters that Japan sanctioned Iran.", "NOR" },
        { "Japan will sanction Iran, said the Norwegian prime minister.", "NOR" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ent_claim c = only_claim(cases[i].text, NULL);
        const char *code = c.attribution ? c.attribution->code : NULL;
        if (!ent_same(code, cases[i].speaker))
            fail_msg("'%s': said by %s, expected %s", cases[i].text,
                code ? code : "nobody", cases[i].speaker ? cases[i].speaker : "nobody");
    }
}

static void places_are_named(void **state)
{
    (void)state;
    ent_claim c = only_claim("Xi Jinping met Vladimir Putin in Samarkand.", NULL);
    assert_non_null(c.place);
    assert_string_equal(c.place, "Samarkand");
    c = only_claim("Xi Jinping met Vladimir Putin.", NULL);
    assert_null(c.place);
}

static void claims_tell_where_they_stand(void **state)
{
    (void)state;
    const char *text = "Oslo was quiet. Xi Jinping will meet Vladimir Putin.";
    ent_claim c = only_claim(text, NULL);
    assert_int_equal(c.sentence, 1);
    assert_string_equal(c.rule, "meet.v");
    assert_string_equal(c.cameo, "036"); /* intent to meet */
    assert_memory_equal(text + c.trigger.begin, "will meet", 9);
    assert_int_equal(c.trigger.end - c.trigger.begin, 9);
    assert_true(c.confidence > 0.7F && c.confidence < 1.0F);
    assert_string_equal(c.source->code, "CHN");
    assert_string_equal(c.target->code, "RUS");
    ent_claim headline = only_claim(
        "Oslo was quiet.", "Xi Jinping to meet Vladimir Putin");
    assert_int_equal(headline.sentence, 0);
    assert_int_equal(headline.status, ENT_PLANNED);
}

static void the_same_twice_is_two_items(void **state)
{
    (void)state;
    ent_claims found = harness_claims(
        &h, "Japan sanctioned Iran. Japan sanctioned Iran again.", NULL, ENT_NO_DATE);
    assert_int_equal(found.count, 2);
    assert_int_equal(found.items[0].sentence, 0);
    assert_int_equal(found.items[1].sentence, 1);
    found = harness_claims(
        &h, "Japan sanctioned Iran and blacklisted Iran.", NULL, ENT_NO_DATE);
    assert_int_equal(found.count, 1);
}

static void intent_has_its_own_code(void **state)
{
    (void)state;
    static const struct {
        const char *text, *cameo;
    } cases[] = {
        { "Japan will send rice to Nepal.", "033" },
        { "Japan sent rice to Nepal.", "070" },
        { "Japan will withdraw its troops from Nepal.", "0356" },
        { "Japan refused to meet Nepalese envoys.", "120" },
        { "Japan invaded Nepal.", "190" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(only_claim(cases[i].text, NULL).cameo, cases[i].cameo);
}

/* A run of `count` copies of `piece`. */
static char *repeat(ent_arena *arena, const char *piece, size_t count)
{
    size_t length = strlen(piece);
    char *text = ent_arena_take(arena, length * count + 1);
    assert_non_null(text);
    for (size_t i = 0; i < count; i++) memcpy(text + i * length, piece, length);
    return text;
}

/* Long or senseless sentences cost bounded time and claim nothing that is not there: at
 * most one claim for each sentence that an endless one is cut into. */
static void garbage_costs_little(void **state)
{
    (void)state;
    static const struct {
        const char *piece;
        size_t count, most; /* claims */
    } cases[] = {
        { "to ", 5000, 0 },
        { "Russia ", 5000, 0 },
        { "Russia and ", 5000, 0 },
        { "attacked ", 5000, 0 },
        { ", ", 5000, 0 },
        { "(", 5000, 0 },
        { "that Russia said ", 2000, 0 },
        { "of the talks ", 2000, 0 },
        { "xqzt vvv ", 3000, 0 },
        { "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82 ", 3000, 0 },
        { "Japan sanctioned Iran, ", 2000, 20 },
        { "Japan's Norway's talks with Iran's ", 1500, 30 },
    };
    ent_arena arena = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *text = repeat(&arena, cases[i].piece, cases[i].count);
        ent_claims found = harness_claims(&h, text, NULL, ENT_NO_DATE);
        if (found.count > cases[i].most)
            fail_msg("'%s': %zu claims", cases[i].piece, found.count);
        ent_arena_reset(&arena);
    }
    ent_arena_free(&arena);
}

static void an_empty_text_has_no_claims(void **state)
{
    (void)state;
    assert_int_equal(harness_claims(&h, "", NULL, ENT_NO_DATE).count, 0);
    assert_int_equal(harness_claims(&h, "\n", NULL, ENT_NO_DATE).count, 0);
    assert_int_equal(harness_claims(&h, ".", "", ENT_NO_DATE).count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(corpus_holds),
        cmocka_unit_test(speakers_are_found),
        cmocka_unit_test(places_are_named),
        cmocka_unit_test(claims_tell_where_they_stand),
        cmocka_unit_test(the_same_twice_is_two_items),
        cmocka_unit_test(intent_has_its_own_code),
        cmocka_unit_test(garbage_costs_little),
        cmocka_unit_test(an_empty_text_has_no_claims),
    };
    return harness_run(&h, tests);
}
