/* Tallies: what one event adds, and that adding up is the same in every order, in any
 * parts, through text and back. */
#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "tally/part.h"

static uint32_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static void must(bool ok, const ent_error *err)
{
    if (!ok) fail_msg("%s", err->message);
}

static char *text_of(const ent_tallies *t)
{
    ent_arena arena = { 0 };
    ent_tally_list list;
    ent_error err = { 0 };
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    must(ent_tallies_sort(t, &arena, &list, &err), &err);
    must(ent_part_write(&list, 3, out, &err), &err);
    fclose(out);
    ent_arena_free(&arena);
    return text;
}

typedef struct {
    const char *text;
    bool given;
} text_pull;

static bool pull(ent_source *s, const char **bytes, size_t *length)
{
    text_pull *p = s->context;
    *bytes = p->text;
    *length = p->given ? 0 : strlen(p->text);
    p->given = true;
    return true;
}

static bool read_text(ent_tallies *t, const char *text, ent_error *err)
{
    text_pull p = { text, false };
    ent_source s = { .place = "part.tsv", .file = -1, .pull = pull, .context = &p };
    bool ok = ent_part_read(t, &s, err);
    ent_source_close(&s);
    return ok;
}

/* Few parties and days, so that keys meet; "RUS" once as a state, once with a sector. */
static ent_event random_event(uint64_t *state)
{
    static const ent_party parties[] = { { .code = "RUS", .name = "Russia" },
        { .code = "RUS", .sector = "MIL" }, { .code = "UKR", .id = "ukraine" },
        { .code = "USA", .name = "tab\tand \\ and\nline" }, { .id = "nobody" } };
    enum { PARTIES = sizeof parties / sizeof *parties };
    uint32_t s = next_random(state) % PARTIES;
    uint32_t t = (s + 1 + next_random(state) % (PARTIES - 1)) % PARTIES;
    uint32_t day = next_random(state) % 4;
    return (ent_event){ .source = parties[s],
        .target = parties[t],
        .date = day ? (ent_date)(19000 + day) : ENT_NO_DATE,
        .relation = (ent_relation)(next_random(state) % ENT_RELATIONS),
        .status = (ent_status)(next_random(state) % ENT_STATUSES),
        .intensity = (ent_micro)(next_random(state) % 20000001) - 10 * ENT_ONE,
        .confidence = next_random(state) % (ENT_ONE + 1),
        .cameo = next_random(state) % 3 ? NULL : "024",
        .reports = next_random(state) % 1000 };
}

/* The strongest reports of a key come in any order, and large counts meet. */
static void order_and_parts_do_not_matter(void **state)
{
    (void)state;
    enum { EVENTS = 3000, PARTS = 7 };
    uint64_t seed = 1;
    static ent_event events[EVENTS];
    for (size_t i = 0; i < EVENTS; i++) events[i] = random_event(&seed);
    ent_error err = { 0 };
    ent_tallies whole = { 0 };
    for (size_t i = 0; i < EVENTS; i++)
        must(ent_tally_event(&whole, &events[i], &err), &err);
    char *want = text_of(&whole);
    assert_true(whole.count > 300 && whole.count < EVENTS);

    for (int round = 0; round < 20; round++) {
        ent_tallies parts[PARTS] = { 0 }, sum = { 0 };
        for (size_t i = EVENTS; i-- > 0;)
            must(ent_tally_event(&parts[next_random(&seed) % PARTS], &events[i], &err),
                &err);
        /* ((6 + 5) + 4) ... and, in other rounds, through text */
        for (size_t p = PARTS; p-- > 0;) {
            char *text = text_of(&parts[p]);
            must(round % 2 ? ent_tallies_merge(&sum, &parts[p], &err)
                           : read_text(&sum, text, &err),
                &err);
            free(text);
        }
        char *got = text_of(&sum);
        assert_string_equal(got, want);
        free(got);
        for (size_t p = 0; p < PARTS; p++) ent_tallies_free(&parts[p]);
        ent_tallies_free(&sum);
    }
    free(want);
    ent_tallies_free(&whole);
}

/* a + (b + c) = (a + b) + c where sums of reports stop at their largest value. */
static void what_runs_over_stops(void **state)
{
    (void)state;
    ent_error err = { 0 };
    const ent_party p = { .code = "AAA" }, q = { .code = "BBB" };
    static const uint64_t reports[] = { INT64_MAX - 5, 4, INT64_MAX, 7 };
    char *first = NULL;
    for (size_t shift = 0; shift < 4; shift++) {
        ent_tallies t = { 0 };
        uint32_t a, b;
        must(
            ent_tally_party(&t, &p, &a, &err) && ent_tally_party(&t, &q, &b, &err), &err);
        for (size_t i = 0; i < 4; i++) {
            const ent_tally_key key = { a, b, 1, ENT_AID, ENT_ACTUAL };
            const ent_sums sums = { .count = 1,
                .reports = reports[(i + shift) % 4],
                .weight = INT64_MAX - (int64_t)i,
                .weight_reports = 3 };
            must(ent_tally_add_sums(&t, &key, &sums, &err), &err);
        }
        assert_true(t.items[0].sums.reports == INT64_MAX);
        assert_true(t.items[0].sums.weight == INT64_MAX);
        char *text = text_of(&t);
        if (first)
            assert_string_equal(text, first);
        else
            first = text;
        if (first != text) free(text);
        const ent_sums many = { .count = ENT_TALLY_LARGEST - 3 };
        const ent_tally_key key = { a, b, 1, ENT_AID, ENT_ACTUAL };
        assert_false(ent_tally_add_sums(&t, &key, &many, &err));
        assert_int_equal(err.code, ENT_LIMIT);
        ent_tallies_free(&t);
    }
    free(first);
}

static void sums_of_two_events(void **state)
{
    (void)state;
    ent_error err = { 0 };
    ent_tallies t = { 0 };
    ent_event e = { .source = { .code = "USA" },
        .target = { .code = "TUR" },
        .date = 0,
        .relation = ENT_REQUEST,
        .cameo = "020",
        .intensity = 3 * ENT_ONE,
        .confidence = ENT_ONE / 2,
        .reports = 4 };
    must(ent_tally_event(&t, &e, &err), &err);
    e.cameo = "101";
    e.intensity = -5 * ENT_ONE;
    e.reports = 0; /* unknown: one */
    must(ent_tally_event(&t, &e, &err), &err);
    assert_int_equal(t.count, 1);
    const ent_sums *s = &t.items[0].sums;
    assert_int_equal(s->count, 2);
    assert_int_equal(s->reports, 5);
    assert_int_equal(s->intensity, -2 * ENT_ONE);
    assert_int_equal(s->lean, -5 * ENT_ONE); /* the appeal leans nowhere */
    assert_int_equal(s->confidence, ENT_ONE);
    assert_int_equal(s->weight, 4000000000);         /* 1.5 + 2.5 */
    assert_int_equal(s->weight_log, 6079441542);     /* 1.5 x (1 + ln 4) + 2.5 */
    assert_int_equal(s->weight_reports, 8500000000); /* 1.5 x 4 + 2.5 */
    assert_int_equal(s->strongest.intensity, -5 * ENT_ONE);
    assert_false(s->strongest.appeal);
    ent_tallies_free(&t);
}

static const char good[] =
    "#entente-tallies/1\n"
    "#import\t00112233445566778899aabbccddeeff\t2\trows\\\\.csv\tentente 0.1.0\n"
    "source_code\tsource_id\tsource_name\tsource_kind\tsource_sector\ttarget_code\t"
    "target_id\ttarget_name\ttarget_kind\ttarget_sector\trelation\tstatus\tday\tcount\t"
    "reports\tsources\tarticles\tintensity\tconfidence\tlean\tweight\tweight_log\tweight_"
    "reports\t"
    "top_intensity\ttop_confidence\ttop_appeal\n"
    "RUS\t\t\t\t\tUKR\t\t\t\t\taccuse\tactual\t2022-02-24\t2\t9\t2\t9\t-4000000\t2000000"
    "\t-4000000\t4000000000\t10016289480\t18000000000\t-2000000\t1000000\t0\n"
    "#end\t1\n";

static char *replaced(const char *what, const char *with)
{
    const char *at = strstr(good, what);
    assert_non_null(at);
    size_t size = sizeof good + strlen(with);
    char *text = malloc(size);
    snprintf(text, size, "%.*s%s%s", (int)(at - good), good, with, at + strlen(what));
    return text;
}

static void tables_are_read_as_written_or_not_at_all(void **state)
{
    (void)state;
    static const struct {
        const char *what, *with, *says;
    } bad[] = {
        { "tallies/1", "tallies/2", "part.tsv:1: format is '#entente-tallies/2'" },
        { "00112233", "0011223", "part.tsv:2: a wrong #import" },
        { "top_appeal", "appeal", "part.tsv:3: a wrong head line" },
        { "\t0\n#end", "\n#end", "part.tsv:4: 25 cells, expected 26" },
        { "accuse", "acuse", "part.tsv:4: " },
        { "2022-02-24", "2022-02-30", "part.tsv:4: day is '2022-02-30'" },
        { "\t2\t9\t2\t9", "\t0\t9\t2\t9", "part.tsv:4: count is '0'" },
        { "\t2\t9\t2\t9", "\t1\t9\t2\t-9", "part.tsv:4: articles is '-9'" },
        { "-4000000", "-40000000", "part.tsv:4: intensity is '-40000000'" },
        { "RUS", "", "part.tsv:4: source_code is ''" },
        { "#end\t1", "#end\t2", "part.tsv:5: the last line is '#end?2'" },
        { "#end\t1\n", "", "part.tsv:5: the table ends early" },
        { "#end\t1\n", "#end\t1\nRUS\n", "part.tsv:6: a line behind #end" },
    };
    ent_error err = { 0 };
    ent_tallies t = { 0 };
    must(read_text(&t, good, &err), &err);
    char *text = text_of(&t);
    assert_string_equal(text, good);
    assert_int_equal(t.import_count, 1);
    assert_string_equal(t.imports[0].hash, "00112233445566778899aabbccddeeff");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char *wrong = replaced(bad[i].what, bad[i].with);
        assert_false(read_text(&t, wrong, &err));
        if (strncmp(err.message, bad[i].says, strlen(bad[i].says)) != 0)
            fail_msg("%s instead of %s", err.message, bad[i].says);
        free(wrong);
        char *after = text_of(&t);
        assert_string_equal(after, text);
        free(after);
    }
    free(text);
    ent_tallies_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_of_two_events),
        cmocka_unit_test(order_and_parts_do_not_matter),
        cmocka_unit_test(what_runs_over_stops),
        cmocka_unit_test(tables_are_read_as_written_or_not_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
