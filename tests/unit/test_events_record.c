/* Events and documents as JSON lines: written, read back, and refused by name. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/file.h"
#include "events/event.h"
#include "events/intensity.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define HEAD "{\"schema\":\"entente-event/1\",\"doc\":\"d\","
#define PAIR "\"source\":{\"code\":\"CHN\"},\"target\":{\"code\":\"RUS\"},"
#define WHAT "\"relation\":\"aid\",\"status\":\"actual\""

/* The line of docs/formats.md. */
static const char full[] =
    "{\"schema\":\"entente-event/1\",\"doc\":\"xi-putin\",\"date\":\"2022-09-15\","
    "\"date_to\":\"2022-09-16\",\"date_from\":\"text\",\"reported\":\"2022-09-08\","
    "\"source\":{\"code\":\"CHN\",\"id\":\"xi-jinping\",\"name\":\"Xi Jinping\","
    "\"kind\":\"person\",\"sector\":\"GOV\"},"
    "\"target\":{\"code\":\"RUS\",\"id\":\"vladimir-putin\",\"name\":\"Vladimir Putin\","
    "\"kind\":\"person\",\"sector\":\"GOV\"},"
    "\"relation\":\"meeting\",\"plover\":\"CONSULT\",\"cameo\":\"036\","
    "\"status\":\"planned\",\"intensity\":4,\"confidence\":0.91,"
    "\"attribution\":{\"code\":\"RUS\",\"name\":\"Andrey Denisov\"},"
    "\"place\":\"Samarkand\",\"reports\":1,"
    "\"evidence\":[{\"sentence\":\"Xi and Putin will meet \\\"soon\\\".\",\"begin\":412,"
    "\"end\":421,\"trigger\":\"will meet\",\"rule\":\"meet.v\"}],"
    "\"producer\":\"entente 0.1.0 lexicon 3f2a91bc\"}\n";

static const char row[] =
    "{\"schema\":\"entente-event/1\",\"doc\":\"20220915\",\"date\":\"2022-09-15\","
    "\"date_to\":\"2022-09-15\",\"date_from\":\"file\",\"reported\":null,"
    "\"source\":{\"code\":\"USA\",\"id\":null,\"name\":null,\"kind\":null,"
    "\"sector\":null},"
    "\"target\":{\"code\":null,\"id\":null,\"name\":\"Acme\",\"kind\":\"company\","
    "\"sector\":\"BUS\"},"
    "\"relation\":\"request\",\"plover\":\"REQUEST\",\"cameo\":\"1011\","
    "\"status\":\"actual\",\"intensity\":-5,\"confidence\":0.333333,"
    "\"attribution\":null,\"place\":null,\"reports\":4294967295,"
    "\"origin\":{\"file\":\"a.CSV\",\"row\":9007199254740992,\"id\":\"17\"},"
    "\"producer\":null}\n";

static const char quiet[] =
    "{\"schema\":\"entente-event/1\",\"doc\":\"d\",\"date\":null,\"date_to\":null,"
    "\"date_from\":\"none\",\"reported\":null,"
    "\"source\":{\"code\":\"CHN\",\"id\":null,\"name\":null,\"kind\":null,"
    "\"sector\":null},"
    "\"target\":{\"code\":\"RUS\",\"id\":null,\"name\":null,\"kind\":null,"
    "\"sector\":null},"
    "\"relation\":\"alliance\",\"plover\":null,\"cameo\":null,"
    "\"status\":\"negated\",\"intensity\":8,\"confidence\":1,"
    "\"attribution\":null,\"place\":null,\"reports\":1,\"evidence\":[],"
    "\"producer\":null}\n";

static bool read_event(ent_arena *a, const char *json, ent_event *e, ent_error *err)
{
    *err = (ent_error){ 0 };
    return ent_event_read(a, json, strlen(json), e, err);
}

static void what_is_written_is_read_back(void **state)
{
    (void)state;
    static const char *const lines[] = { full, row, quiet };
    ent_arena a = { 0 };
    for (size_t i = 0; i < COUNT(lines); i++) {
        ent_event e;
        ent_error err;
        ent_buffer out = { 0 };
        if (!read_event(&a, lines[i], &e, &err)) fail_msg("%s", err.message);
        ent_event_write(&out, &e);
        assert_string_equal(out.bytes, lines[i]);
        ent_buffer_free(&out);
    }
    ent_arena_free(&a);
}

static void an_event_means_what_its_line_says(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    ent_event e;
    ent_error err;
    assert_true(read_event(&a, full, &e, &err));
    assert_string_equal(e.doc, "xi-putin");
    assert_int_equal(e.date, ent_date_make(2022, 9, 15));
    assert_int_equal(e.date_to, ent_date_make(2022, 9, 16));
    assert_int_equal(e.date_from, ENT_FROM_TEXT);
    assert_int_equal(e.reported, ent_date_make(2022, 9, 8));
    assert_string_equal(e.target.id, "vladimir-putin");
    assert_int_equal(e.relation, ENT_MEETING);
    assert_int_equal(e.status, ENT_PLANNED);
    assert_int_equal(e.intensity, 4000000);
    assert_int_equal(e.confidence, 910000);
    assert_string_equal(e.attribution.name, "Andrey Denisov");
    assert_int_equal(e.evidence_count, 1);
    assert_string_equal(e.evidence[0].sentence, "Xi and Putin will meet \"soon\".");
    assert_int_equal(e.evidence[0].span.end, 421);
    assert_null(e.origin.file);

    assert_true(read_event(&a, row, &e, &err));
    assert_int_equal(e.origin.row, (uint64_t)1 << 53);
    assert_int_equal(e.reports, UINT32_MAX);
    assert_int_equal(e.confidence, 333333);
    assert_null(e.source.id);
    ent_arena_free(&a);
}

/* A foreign extractor gives the least there must be. */
static void what_a_record_leaves_out_has_a_default(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    ent_event e;
    ent_error err;
    assert_true(read_event(&a, HEAD PAIR WHAT "}", &e, &err));
    assert_int_equal(e.date, ENT_NO_DATE);
    assert_int_equal(e.date_from, ENT_FROM_NONE);
    assert_int_equal(e.intensity, ent_relation_intensity(ENT_AID));
    assert_int_equal(e.confidence, ENT_ONE);
    assert_int_equal(e.reports, 1);
    assert_int_equal(e.evidence_count, 0);
    assert_null(e.producer);

    assert_true(read_event(
        &a, HEAD PAIR WHAT ",\"date\":\"2020-02-29\",\"colour\":[1]}  \n", &e, &err));
    assert_int_equal(e.date_to, e.date);
    assert_int_equal(e.date_from, ENT_FROM_FILE);
    ent_arena_free(&a);
}

static void undirected_relations_have_one_order(void **state)
{
    (void)state;
    static const char back[] = HEAD "\"source\":{\"code\":\"RUS\"},\"target\":{\"code\":"
                                    "\"CHN\"},\"status\":\"actual\",";
    ent_arena a = { 0 };
    ent_event e;
    ent_error err;
    char json[256];
    snprintf(json, sizeof json, "%s\"relation\":\"meeting\"}", back);
    assert_true(read_event(&a, json, &e, &err));
    assert_string_equal(e.source.code, "CHN");
    snprintf(json, sizeof json, "%s\"relation\":\"aid\"}", back);
    assert_true(read_event(&a, json, &e, &err));
    assert_string_equal(e.source.code, "RUS");
    ent_arena_free(&a);
}

static void text_is_made_one_clean_line(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    ent_event e;
    ent_error err;
    assert_true(read_event(&a,
        HEAD PAIR WHAT ",\"place\":\"a\\u001b[31mb\\nc\\td\",\"producer\":\"\"}", &e,
        &err));
    assert_string_equal(e.place, "a [31mb c d");
    assert_null(e.producer);
    assert_true(read_event(&a, HEAD PAIR WHAT ",\"place\":\"\\\\u0000\"}", &e, &err));
    assert_string_equal(e.place, "\\u0000"); /* an escaped backslash, no NUL */
    ent_arena_free(&a);
}

static const struct {
    const char *json, *want;
} faults[] = {
    { "", "no JSON at byte 1 of the line" },
    { "{\"schema\":", "no JSON at byte" },
    { "[]", "the line is no JSON object" },
    { HEAD PAIR WHAT "} {}", "follows the JSON object" },
    { "{\"a\":\"\xFF\"}", "byte 7 of the line is 0xff, expected UTF-8" },
    { HEAD PAIR WHAT ",\"place\":\"a\\u0000b\"}", "is a NUL character" },
    { "{\"a\":[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]}", "deeper than 16 levels" },
    { "{}", "field 'schema' is missing" },
    { "{\"schema\":7}", "field 'schema' is 7, expected a string" },
    { "{\"schema\":\"entente-event/2\"}",
        "field 'schema' is 'entente-event/2', expected a version that this program reads:"
        " entente-event/1" },
    { "{\"schema\":\"other/1\"}", "is 'other/1', expected entente-event/1" },
    { "{\"schema\":\"entente-event/1\"}", "field 'doc' is missing" },
    { "{\"schema\":\"entente-event/1\",\"doc\":\"\"}",
        "field 'doc' is '', expected a string that is not empty" },
    { HEAD PAIR "\"relation\":\"aid\"}",
        "field 'status' is missing, expected actual, planned, negated, possible or "
        "alleged" },
    { HEAD PAIR "\"relation\":\"aid\",\"status\":\"done\"}",
        "field 'status' is 'done', expected actual, planned" },
    { HEAD PAIR "\"relation\":\"help\",\"status\":\"actual\"}",
        "field 'relation' is 'help', expected alliance, meeting" },
    { HEAD PAIR "\"relation\":[1],\"status\":\"actual\"}",
        "field 'relation' is an array, expected alliance" },
    { HEAD WHAT "}", "field 'source' is missing, expected an object with an actor's" },
    { HEAD WHAT ",\"source\":\"CHN\"}", "field 'source' is 'CHN', expected an object" },
    { HEAD WHAT ",\"source\":{\"code\":true}}",
        "field 'source.code' is true, expected a string" },
    { HEAD WHAT ",\"source\":{\"code\":null}}",
        "field 'source' is an object, expected one with a code, id or name" },
    { HEAD WHAT ",\"source\":{\"code\":\"A\",\"kind\":\"planet\"}}",
        "field 'source.kind' is 'planet', expected state, body" },
    { HEAD WHAT ",\"source\":{\"code\":\"A\"},\"target\":{\"code\":\"A\"}}",
        "field 'target' is an object, expected one that is another actor" },
    { HEAD WHAT ",\"source\":{\"id\":\"x\"},\"target\":{\"id\":\"x\",\"code\":\"A\"}}",
        "another actor than 'source'" },
    { HEAD PAIR WHAT ",\"cameo\":36}", "field 'cameo' is 36, expected a string" },
    { HEAD PAIR WHAT ",\"cameo\":\"13y\"}", "'13y', expected 2 to 4 digits" },
    { HEAD PAIR WHAT ",\"intensity\":11}",
        "field 'intensity' is 11, expected a number from -10 to 10" },
    { HEAD PAIR WHAT ",\"intensity\":1e999}", "expected a number from -10 to 10" },
    { HEAD PAIR WHAT ",\"confidence\":\"high\"}",
        "field 'confidence' is 'high', expected a number from 0 to 1" },
    { HEAD PAIR WHAT ",\"reports\":0}",
        "field 'reports' is 0, expected a whole number from 1 to 4294967295" },
    { HEAD PAIR WHAT ",\"reports\":1.5}", "field 'reports' is 1.5, expected a whole" },
    { HEAD PAIR WHAT ",\"date\":\"2022-13-01\"}",
        "field 'date': date '2022-13-01' has no such month" },
    { HEAD PAIR WHAT ",\"date\":20220101}",
        "field 'date' is 20220101, expected a string" },
    { HEAD PAIR WHAT ",\"date_to\":\"2022-01-01\"}", "null where 'date' is null" },
    { HEAD PAIR WHAT ",\"date\":\"2022-01-02\",\"date_to\":\"2022-01-01\"}",
        "field 'date_to' is '2022-01-01', expected no day before 'date'" },
    { HEAD PAIR WHAT ",\"date\":\"2022-01-02\",\"date_from\":\"guess\"}",
        "field 'date_from' is 'guess', expected none, text, document or file" },
    { HEAD PAIR WHAT ",\"attribution\":\"Lavrov\"}", "'attribution' is 'Lavrov'" },
    { HEAD PAIR WHAT ",\"evidence\":{}}", "'evidence' is an object, expected an array" },
    { HEAD PAIR WHAT ",\"evidence\":[1]}",
        "field 'evidence[0]' is 1, expected an object" },
    { HEAD PAIR WHAT ",\"evidence\":[{\"sentence\":\"s\"},{\"begin\":1}]}",
        "field 'evidence[1].sentence' is missing" },
    { HEAD PAIR WHAT ",\"evidence\":[{\"sentence\":\"s\",\"begin\":-1}]}",
        "field 'evidence[0].begin' is -1, expected a whole number" },
    { HEAD PAIR WHAT ",\"evidence\":[{\"sentence\":\"s\",\"begin\":9,\"end\":8}]}",
        "field 'evidence[0].end' is 8, expected a number not below 'begin'" },
    { HEAD PAIR WHAT ",\"origin\":{\"row\":1}}", "field 'origin.file' is missing" },
    { HEAD PAIR WHAT ",\"origin\":{\"file\":\"f\",\"row\":1e20}}",
        "field 'origin.row' is 1e+20" },
};

static void faults_are_named(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    for (size_t i = 0; i < COUNT(faults); i++) {
        ent_event e;
        ent_error err;
        if (read_event(&a, faults[i].json, &e, &err))
            fail_msg("read: %s", faults[i].json);
        if (!strstr(err.message, faults[i].want))
            fail_msg(
                "%s\n got: %s\nwant: %s", faults[i].json, err.message, faults[i].want);
        assert_int_equal(err.code, ENT_MALFORMED);
    }
    ent_arena_free(&a);
}

/* A record cut at any byte is refused; none is read past its end. */
static void every_cut_is_refused(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    for (size_t n = 0; n + 2 < sizeof full - 1; n++) {
        ent_event e;
        char *cut = malloc(n ? n : 1);
        assert_non_null(cut);
        memcpy(cut, full, n);
        assert_false(ent_event_read(&a, cut, n, &e, NULL));
        free(cut);
    }
    ent_arena_free(&a);
}

static void documents_are_read_back(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "{\"schema\":\"entente-document/1\",\"doc\":\"xi-putin\",\"title\":\"Xi "
        "\\\"and\\\""
        " Putin\",\"date\":\"2022-09-08\",\"publisher\":\"The Epoch Times\",\"url\":null,"
        "\"language\":\"en\",\"hash\":\"0123456789abcdef0123456789abcdef\"}\n",
        "{\"schema\":\"entente-document/1\",\"doc\":\"d\",\"title\":null,\"date\":null,"
        "\"publisher\":null,\"url\":\"https://e.org/?a=b\",\"language\":null,"
        "\"hash\":null}\n",
    };
    ent_arena a = { 0 };
    for (size_t i = 0; i < COUNT(lines); i++) {
        ent_document d;
        ent_error err = { 0 };
        ent_buffer out = { 0 };
        if (!ent_document_read(&a, lines[i], strlen(lines[i]), &d, &err))
            fail_msg("%s", err.message);
        ent_document_write(&out, &d);
        assert_string_equal(out.bytes, lines[i]);
        ent_buffer_free(&out);
    }
    ent_document d;
    ent_error err = { 0 };
    static const char bad[] =
        "{\"schema\":\"entente-document/1\",\"doc\":\"d\",\"hash\":\"XYZ\"}";
    assert_false(ent_document_read(&a, bad, sizeof bad - 1, &d, &err));
    assert_non_null(strstr(err.message, "field 'hash' is 'XYZ', expected 32 hexa"));
    ent_arena_free(&a);
}

static void lines_are_told_apart_by_schema(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        ent_record_kind kind;
        const char *want;
    } cases[] = {
        { "{\"schema\":\"entente-event/1\",", ENT_RECORD_EVENT, "" },
        { " { \"doc\":1, \"schema\" : \"entente-event/1\"}", ENT_RECORD_EVENT, "" },
        { "{\"schema\":\"entente-event/1.4\"}", ENT_RECORD_EVENT, "" },
        { "{\"schema\":\"entente-document/1\"}", ENT_RECORD_DOCUMENT, "" },
        { "{\"schema\":\"entente-document/3\"}", ENT_RECORD_UNKNOWN,
            "is 'entente-document/3', expected a version that this program reads" },
        { "{\"schema\":\"entente-event/12\"}", ENT_RECORD_UNKNOWN,
            "is 'entente-event/12', expected a version that this program reads" },
        { "{\"schema\":\"entente-event/0\"}", ENT_RECORD_UNKNOWN,
            "expected entente-document/1 or entente-event/1" },
        { "{\"schema\":\"entente-graph/1\"}", ENT_RECORD_UNKNOWN,
            "is 'entente-graph/1', expected entente-document/1 or entente-event/1" },
        { "{\"text\":\"x\"}", ENT_RECORD_UNKNOWN, "field 'schema' is missing" },
        { "{", ENT_RECORD_UNKNOWN, "no JSON" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_error err = { 0 };
        assert_int_equal(
            ent_record_sort(cases[i].json, strlen(cases[i].json), &err), cases[i].kind);
        if (!strstr(err.message, cases[i].want)) fail_msg("%s", err.message);
        assert_int_equal(err.code == ENT_OK, cases[i].kind != ENT_RECORD_UNKNOWN);
    }
}

/* The lines that docs/formats.md shows are what the program writes. (Mentions are never
 * read back; the case cli/mentions holds what they look like.) */
static void documented_lines_are_true(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    char *page;
    size_t length, lines = 0;
    assert_true(ent_file_read(
        &a, ENTENTE_SOURCE "/docs/formats.md", 1 << 20, &page, &length, NULL));
    for (char *at = page; (at = strstr(at, "\n{\"schema\":")) != NULL;) {
        static const char mention[] = "{\"schema\":\"entente-mention/";
        size_t size = strcspn(++at, "\n") + 1;
        if (!strncmp(at, mention, sizeof mention - 1)) continue;
        lines++;
        ent_event e;
        ent_document d;
        ent_error err = { 0 };
        ent_buffer out = { 0 };
        bool is_event = ent_record_sort(at, size, &err) == ENT_RECORD_EVENT;
        if (!(is_event ? ent_event_read(&a, at, size, &e, &err)
                       : ent_document_read(&a, at, size, &d, &err)))
            fail_msg("%s", err.message);
        if (is_event)
            ent_event_write(&out, &e);
        else
            ent_document_write(&out, &d);
        assert_int_equal(out.length, size);
        assert_memory_equal(out.bytes, at, size);
        ent_buffer_free(&out);
    }
    assert_int_equal(lines, 2);
    ent_arena_free(&a);
}

/* Numbers keep their decimal point where the locale would write a comma. */
static void lines_do_not_depend_on_the_locale(void **state)
{
    (void)state;
    static const char *const commas[] = { "de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8" };
    bool found = false;
    for (size_t i = 0; i < COUNT(commas) && !found; i++)
        found = setlocale(LC_NUMERIC, commas[i]) != NULL;
    if (!found) skip();
    what_is_written_is_read_back(state);
    setlocale(LC_NUMERIC, "C");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(an_event_means_what_its_line_says),
        cmocka_unit_test(what_a_record_leaves_out_has_a_default),
        cmocka_unit_test(undirected_relations_have_one_order),
        cmocka_unit_test(text_is_made_one_clean_line),
        cmocka_unit_test(faults_are_named),
        cmocka_unit_test(every_cut_is_refused),
        cmocka_unit_test(documents_are_read_back),
        cmocka_unit_test(lines_are_told_apart_by_schema),
        cmocka_unit_test(documented_lines_are_true),
        cmocka_unit_test(lines_do_not_depend_on_the_locale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
