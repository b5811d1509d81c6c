/* Lists of actors: whatever names say, a line is a line and a lexicon can be read. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include <cjson/cJSON.h>

#include "lexicon/user.h"
#include "output/actors.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const ent_provenance provenance = {
    .program = "entente x", .producer = "a hand", .input = { .documents = 2 }
};

static ent_lexicon *open_lexicon(void)
{
    ent_lexicon *lexicon;
    ent_error err = { 0 };
    if (!ent_lexicon_open(ENTENTE_DATA "/lexicon", &lexicon, &err))
        fail_msg("%s", err.message);
    return lexicon;
}

static ent_unknown_name unknown(const char *name, const char *code)
{
    return (ent_unknown_name){ .name = name,
        .kind = "person",
        .code = code,
        .sector = "GOV",
        .documents = 2,
        .mentions = 3,
        .doc = "a\tdoc",
        .quote = "He said:\n\"no\"\tand left." };
}

static char too_long[400];

/* Names that are hard on tables, and ids that are taken. */
static size_t hard_names(ent_unknown_name names[16])
{
    size_t count = 0;
    memset(too_long, 'x', sizeof too_long - 1);
    names[count++] = unknown("Blorf Quuxor", "NOR");
    names[count++] = unknown("Blorf Quuxor", "SWE");
    names[count++] = unknown("BLORF  quuxor", "");
    names[count++] = unknown("=SUM(A1) Quux", "");
    names[count++] = unknown("Tab\tQuux", "NOCODE");
    names[count++] = unknown("\"Quoted\"", "");
    names[count++] = unknown("Line\nQuux", "NOR");
    names[count++] = unknown("Кваксин", "RUS"); /* no letter for an id */
    names[count++] = unknown("Кваксин Второй", "RUS");
    names[count++] = unknown("Norway", "SWE"); /* an id of the lexicon */
    names[count++] = unknown("# Quux", "");
    names[count++] = unknown(too_long, "");
    return count;
}

static void expect_lines(const ent_buffer *out, size_t rows, size_t tabs)
{
    size_t lines = 0, found = 0;
    for (size_t i = 0; i < out->length; i++) {
        found += out->bytes[i] == '\t';
        if (out->bytes[i] != '\n') continue;
        assert_int_equal(found, tabs);
        found = 0;
        lines++;
    }
    assert_int_equal(lines, rows + 1);
}

static void unknown_names_stay_in_their_cells(void **state)
{
    (void)state;
    ent_unknown_name names[16];
    ent_unknown_names list = { names, 0, 0 };
    ent_filter filter;
    ent_buffer tsv = { 0 }, json = { 0 }, text = { 0 };
    ent_lexicon *lexicon = open_lexicon();
    ent_filter_defaults(&filter);
    list.count = list.all = hard_names(names);
    ent_write_unknown(&list, ENT_ACTORS_TSV, lexicon, &filter, &provenance, &tsv);
    expect_lines(&tsv, list.count, 7);
    assert_null(strstr(tsv.bytes, "\n="));
    ent_write_unknown(&list, ENT_ACTORS_JSON, lexicon, &filter, &provenance, &json);
    cJSON *read = cJSON_Parse(json.bytes);
    assert_non_null(read);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(read, "names")), list.count);
    cJSON_Delete(read);
    ent_write_unknown(&list, ENT_ACTORS_TEXT, lexicon, &filter, &provenance, &text);
    assert_non_null(strstr(text.bytes, "12 names that the lexicon does not have"));
    assert_false(tsv.failed || json.failed || text.failed);
    ent_buffer_free(&tsv);
    ent_buffer_free(&json);
    ent_buffer_free(&text);
    ent_lexicon_close(lexicon);
}

static void lexicon_lines_can_be_read(void **state)
{
    (void)state;
    ent_unknown_name names[16];
    ent_unknown_names list = { names, 0, 0 };
    ent_filter filter;
    ent_buffer out = { 0 };
    ent_lexicon *lexicon = open_lexicon();
    size_t before = ent_lexicon_count(lexicon);
    char path[] = "unknown-XXXXXX";
    ent_filter_defaults(&filter);
    list.count = list.all = hard_names(names);
    ent_write_unknown(&list, ENT_ACTORS_LEXICON, lexicon, &filter, &provenance, &out);
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, out.bytes, out.length), out.length);
    close(file);

    const char *const paths[] = { path };
    const ent_user_lexicons files = { .paths = paths, .count = 1, .strict = true };
    ent_error err = { 0 };
    uint64_t left_out;
    if (!ent_lexicon_extend(lexicon, &files, NULL, NULL, &left_out, &err))
        fail_msg("%s in\n%s", err.message, out.bytes);
    unlink(path);
    assert_int_equal(ent_lexicon_count(lexicon) - before, list.count - 1); /* too long */
    static const char *const ids[] = { "blorf-quuxor", "blorf-quuxor-swe",
        "blorf-quuxor-2", "norway-swe", "name", "name-rus" };
    for (size_t i = 0; i < COUNT(ids); i++)
        assert_non_null(ent_lexicon_find(lexicon, ids[i]));
    assert_string_equal(ent_lexicon_find(lexicon, "tab-quux")->code, "");
    ent_buffer_free(&out);
    ent_lexicon_close(lexicon);
}

static void actors_stay_in_their_cells(void **state)
{
    (void)state;
    static const ent_form_count forms[] = { { "Tab\tName", 3 }, { "+Q", 1 } };
    ent_roster_actor actors[] = {
        { .id = "=x",
            .name = "A\nB",
            .code = "NOR",
            .kind = "person",
            .sector = "",
            .source = 1,
            .target = 2,
            .documents = 3,
            .forms = forms,
            .form_count = 2,
            .facts = { "", "", "", "" } },
        { .id = "sweden",
            .name = "Sweden",
            .code = "SWE",
            .kind = "state",
            .sector = "GOV",
            .known = true,
            .source = 1,
            .documents = 1,
            .facts = { "Q34", "380", "380", "" } },
    };
    const ent_roster roster = { actors, 2, 9 };
    ent_filter filter;
    ent_buffer tsv = { 0 }, json = { 0 }, text = { 0 };
    ent_filter_defaults(&filter);
    ent_write_actors(&roster, ENT_ACTORS_TSV, &filter, &provenance, &tsv);
    expect_lines(&tsv, 2, 13);
    assert_non_null(strstr(tsv.bytes, "\n'=x\tA B\tNOR"));
    assert_non_null(strstr(tsv.bytes, "\tTab Name; +Q\t\t\t\t\n"));
    ent_write_actors(&roster, ENT_ACTORS_JSON, &filter, &provenance, &json);
    cJSON *read = cJSON_Parse(json.bytes);
    assert_non_null(read);
    assert_int_equal(cJSON_GetObjectItem(read, "all")->valueint, 9);
    cJSON *second = cJSON_GetArrayItem(cJSON_GetObjectItem(read, "actors"), 1);
    assert_string_equal(cJSON_GetObjectItem(second, "wikidata")->valuestring, "Q34");
    assert_true(cJSON_IsNull(cJSON_GetObjectItem(second, "base")));
    cJSON_Delete(read);
    ent_write_actors(&roster, ENT_ACTORS_TEXT, &filter, &provenance, &text);
    assert_non_null(
        strstr(text.bytes, "The 2 most frequent of 9 actors, in 2 documents"));
    assert_false(tsv.failed || json.failed || text.failed);
    ent_buffer_free(&tsv);
    ent_buffer_free(&json);
    ent_buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unknown_names_stay_in_their_cells),
        cmocka_unit_test(lexicon_lines_can_be_read),
        cmocka_unit_test(actors_stay_in_their_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
