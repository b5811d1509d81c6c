/* JSON: objects, arrays, lines; fields; what is malformed is named and the rest kept. */
#define _GNU_SOURCE
#include "test_read_gather.h"

static const struct {
    const char *name, *json, *want, *messages;
} cases[] = {
    /* one object, many, lines */
    { "a.json", "{\"title\":\"T t\",\"date\":\"2022-09-08\",\"text\":\"One.\\n\\nTwo.\"}",
        "a|T t|2022-09-08||||One.\n\nTwo.\n", "" },
    { "a.json", "[{\"text\":\"One.\"},\n{\"text\":\"Two.\"}]",
        "a#1||||||One.\na#2||||||Two.\n", "" },
    { "a.jsonl", "{\"text\":\"One.\"}\n\n{\"text\":\"Two.\"}",
        "a#1||||||One.\na#2||||||Two.\n", "" },
    { "a.json", "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n", /* lines all the same */
        "a#1||||||One.\na#2||||||Two.\n", "" },
    { "a.json", "{\n \"text\": \"One.\"\n}\n{\n \"text\": \"Two.\"\n}\n",
        "a||||||One.\na#2||||||Two.\n", "" },
    { "a.txt", "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n",
        "a#1||||||One.\na#2||||||Two.\n", "" },
    { "a.jsonl", "\xEF\xBB\xBF{\"text\":\"One.\"}\r\n{\"text\":\"Two\\r\\nlines.\"}\r\n",
        "a#1||||||One.\na#2||||||Two\nlines.\n", "" },
    { "a.jsonl", "[{\"text\":\"One.\"}]\n[{\"text\":\"Two.\"}]\n",
        "a#1||||||One.\na#2||||||Two.\n", "" },
    /* fields */
    { "a.json",
        "{\"id\":\"i-1\",\"headline\":\"H "
        "h\",\"body\":\"B.\",\"published_at\":1662595200,"
        "\"link\":\"https://x.org\",\"source\":{\"id\":null,\"name\":\"Reuters\"},"
        "\"lang\":\"EN\"}",
        "i-1|H h|2022-09-08|Reuters|https://x.org|en|B.\n", "" },
    { "a.json",
        "{\"id\":12345678901234567890,\"title\":2022,\"text\":\"B.\",\"date\":20220908,"
        "\"source\":\"https://x.org/a\"}",
        "12345678901234567890|2022|2022-09-08||https://x.org/a||B.\n", "" },
    { "a.json",
        "{\"_id\":{\"$oid\":\"ab\"},\"text\":\"B.\",\"date\":{\"$date\":1662595200000}}",
        "ab||2022-09-08||||B.\n", "" },
    { "a.json",
        "{\"text\":\"First.\",\"text\":\"Last.\",\"Title\":\"T t\",\"date\":null}",
        "a|T t|||||Last.\n", "" }, /* of equal keys the last */
    { "a.json", "{\"text\":[\"One.\",\"Two.\"],\"title\":[\"T t\",\"U u\"]}",
        "a|T t|||||One.\n\nTwo.\n", "" },
    { "a.json", "{\"text\":\"\",\"body\":\"B.\",\"description\":\"D.\"}", "a||||||B.\n",
        "" },
    { "a.json", "{\"headline\":\"H h\",\"description\":\"D.\"}", "a|H h|||||D.\n", "" },
    { "a.json",
        "{\"title\":{\"rendered\":\"Xi&#8217;s <em>visit<\\/em>\"},\"content\":"
        "{\"rendered\":\"<p>One.<\\/p>\\n<p>Two.<\\/p>\"}}",
        "a|Xi’s visit|||||One.\n\nTwo.\n", "" }, /* WordPress */
    { "a.json", "{\"title\":\"A & B < C\",\"text\":\"x < y & z > w.\"}",
        "a|A & B < C|||||x < y & z > w.\n", "" },
    /* answers of services, JSON feeds */
    { "a.json",
        "{\"status\":\"ok\",\"articles\":[{\"title\":\"A a\",\"content\":\"One.\"},\n"
        "{\"title\":\"B b\"},{\"content\":\"Three.\"}]}",
        "a#1|A a|||||One.\na#2||||||Three.\n",
        "a.json:1: no field 'text' in article 2 of the list\n" },
    { "a.json", "{\"response\":{\"docs\":[{\"text\":\"One.\"}]}}", "a#1||||||One.\n",
        "" },
    { "a.json", "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"text\":\"Deep.\"}}}}}}", "",
        "a.json:1: no field 'text', expected text, body or content\n" },
    { "a.json",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"My Feed\","
        "\"description\":\"All of it.\",\"items\":[{\"id\":\"1\",\"content_html\":"
        "\"<p>One.<\\/p>\",\"date_published\":\"2022-09-08T00:00:00Z\"}]}",
        "1||2022-09-08|My Feed|||One.\n", "" },
    /* escapes */
    { "a.json",
        "{\"text\":\"a\\u0000b \\ud83d\\ude0a \\ud83d \\ude0a \\u00e9 \\\\u0000 "
        "\\\"q\\\"\"}",
        "a||||||a\xEF\xBF\xBD"
        "b \xF0\x9F\x98\x8A \xEF\xBF\xBD \xEF\xBF\xBD é \\u0000 \"q\"\n",
        "" },
    { "a.json", "{\"text\":\"raw\nline and\ttab\"}", "a||||||raw\nline and tab\n", "" },
    { "a.jsonl", "{\"text\":\"caf\xE9 noir\"}\n{\"text\":\"caf\xC3\xA9\"}\n",
        "a#1||||||café noir\na#2||||||café\n", "" },
    /* faults: each named with its line, the rest is kept */
    { "a.jsonl",
        "{\"text\":\"One.\"}\n{\"text\":\"Two.\n{\"text\":\"Three.\"}\nnull\n{\"x\":1}\n"
        "{\"text\":\" \"}\n{\"text\":\"Seven.\"}\n",
        "a#1||||||One.\na#3||||||Three.\na#7||||||Seven.\n",
        "a.jsonl:2: malformed JSON near byte 10: 'Two.', expected an object\n"
        "a.jsonl:4: no JSON object, expected {\"title\": ..., \"date\": ..., \"text\": "
        "...}\n"
        "a.jsonl:5: no field 'text', expected text, body or content\n"
        "a.jsonl:6: field 'text' is empty, expected the words of an article\n" },
    { "a.json", "[{\"text\":\"One.\"},\n{bad},\n{\"text\":\"Three.\"},\n",
        "a#1||||||One.\na#3||||||Three.\n",
        "a.json:2: malformed JSON near byte 3: 'ad}', expected an object\n"
        "a.json:4: the file ends inside a JSON value, expected its end\n" },
    { "a.json", "{\"text\":\"cut", "",
        "a.json:1: the file ends inside a JSON value, expected its end\n" },
    { "a.json", "[]", "",
        "a.json: no JSON objects, expected {\"title\": ..., \"date\": ..., \"text\": "
        "...}\n" },
    { "a.json", "{\"text\":\"One.\",\"date\":\"2024-13-01\"}", "a||||||One.\n",
        "a.json:1: date '2024-13-01' has no such month; the document is kept without a "
        "date\n" },
    { "a.jsonl",
        "{\"text\":\"One \xFF\xFE \xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
        "\xC3\xA9\xC3\xA9 x.\"}\n",
        "a#1||||||One \xEF\xBF\xBD\xEF\xBF\xBD éééééééé x.\n",
        "a.jsonl:1: 2 invalid UTF-8 sequences replaced, expected valid UTF-8\n" },
};

static void values_become_documents(void **state)
{
    (void)state;
    gathered g = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++) {
        gather(&g, put(cases[i].name, cases[i].json), NULL);
        assert_true(g.ok);
        assert_string_equal(g.documents.bytes, cases[i].want);
        assert_string_equal(messages_of(&g), cases[i].messages);
        unlink(path_of(cases[i].name));
    }
    gather_free(&g);
}

/* A stream of UTF-16 is converted piece by piece, whatever the pieces are. */
static void wide_streams_are_read(void **state)
{
    (void)state;
    enum { LINES = 9000 };
    ent_buffer wide = { 0 }, want = { 0 };
    ent_buffer_add(&wide, "\xFF\xFE", 2);
    for (int i = 1; i <= LINES; i++) {
        char line[64];
        int n = snprintf(line, sizeof line, "{\"text\":\"Line %d ", i);
        for (int k = 0; k < n; k++) ent_buffer_add(&wide, (char[]){ line[k], 0 }, 2);
        /* an emoji (two units), a letter of two bytes in UTF-8 */
        ent_buffer_add(&wide, "\x3D\xD8\x0A\xDE\xE9\0\"\0}\0\n\0", 12);
        ent_buffer_print(&want, "a#%d||||||Line %d \xF0\x9F\x98\x8A\xC3\xA9\n", i, i);
    }
    gathered g = { 0 };
    gather(&g, put_bytes("a.jsonl", wide.bytes, wide.length), NULL);
    assert_string_equal(g.messages.bytes, "");
    assert_string_equal(g.documents.bytes, want.bytes);
    ent_buffer_free(&wide);
    ent_buffer_free(&want);
    gather_free(&g);
}

static void fields_can_be_named(void **state)
{
    (void)state;
    ent_read_options o = { .fields = { .id = "meta.key",
                               .title = "h",
                               .text = "data.words",
                               .date = "meta.dates.published",
                               .publisher = "by",
                               .url = "meta.a.b" } };
    gathered g = { 0 };
    gather(&g,
        put("a.jsonl",
            "{\"h\":\"T t\",\"data\":{\"words\":\"W.\"},\"text\":\"not "
            "this\",\"by\":\"P\","
            "\"meta\":{\"key\":7,\"a.b\":\"https://x.org\","
            "\"dates\":[{\"published\":\"2022-09-08\"}]}}\n{\"text\":\"not this\"}\n"),
        &o);
    assert_string_equal(g.documents.bytes, "7|T t|2022-09-08|P|https://x.org||W.\n");
    assert_string_equal(messages_of(&g), "a.jsonl:2: no field 'data.words'\n");
    gather_free(&g);
}

static void our_own_lines_are_records(void **state)
{
    (void)state;
    gathered g = { 0 };
    gather(&g,
        put("a.jsonl",
            "{\"schema\":\"entente-event/1\",\"doc\":\"x\"}\n{\"text\":\"One.\"}\n"
            "{\"doc\":\"y\", \"schema\": \"entente-document/1\"}\r\n"
            "{\"schema\":\"other/1\",\"text\":\"Two.\"}\n"),
        NULL);
    assert_true(g.ok);
    ent_buffer want = { 0 };
    ent_buffer_print(&want,
        "%s/a.jsonl:1 {\"schema\":\"entente-event/1\",\"doc\":\"x\"}\n"
        "%s/a.jsonl:3 {\"doc\":\"y\", \"schema\": \"entente-document/1\"}\n",
        test_folder, test_folder);
    assert_string_equal(g.records.bytes, want.bytes);
    assert_string_equal(g.documents.bytes, "a#1||||||One.\na#2||||||Two.\n");
    assert_int_equal(g.counts.records, 2);

    gather(&g, put("a.json", "[\n{\"schema\":\n\"entente-event/1\"}]"), NULL);
    ent_buffer_clear(&want);
    ent_buffer_print(
        &want, "%s/a.json:2 {\"schema\": \"entente-event/1\"}\n", test_folder);
    assert_string_equal(g.records.bytes, want.bytes);
    ent_buffer_free(&want);
    gather_free(&g);
}

static bool stop_at_record(void *context, const ent_record *record, ent_error *err)
{
    (void)context, (void)record;
    return ent_fail(err, ENT_LIBRARY, "enough");
}

static void a_callback_can_stop(void **state)
{
    (void)state;
    gathered g = { .strict = true };
    gather(&g, put("a.jsonl", "{\"text\":\"One.\"}\n{\n{\"text\":\"Three.\"}\n"), NULL);
    assert_false(g.ok);
    assert_int_equal(g.err.code, ENT_MALFORMED);
    assert_string_equal(g.documents.bytes, "a#1||||||One.\n");
    gather_free(&g);

    ent_read_sink sink = { .record = stop_at_record };
    ent_read_counts counts = { 0 };
    ent_error err = { 0 };
    assert_false(ent_read(put("a.jsonl", "{\"schema\":\"entente-event/1\"}\n"), NULL,
        &sink, &counts, &err));
    assert_string_equal(err.message, "enough");
}

/* A tree of values costs far more than its text: wide and deep items are refused. */
static void hostile_values_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *piece;
        size_t count;
        const char *message;
    } items[] = {
        { "[", 600, "nested deeper than 500 levels" },
        { "{\"a\":", 600, "nested deeper than 500 levels" },
        { "1,", 1000001, "more than 1000000 values" },
    };
    gathered g = { 0 };
    for (size_t i = 0; i < COUNT(items); i++) {
        ent_buffer line = { 0 };
        ent_buffer_text(&line, "{\"x\":[");
        for (size_t n = 0; n < items[i].count; n++)
            ent_buffer_text(&line, items[i].piece);
        ent_buffer_text(&line, "\n{\"text\":\"Two.\"}\n");
        gather(&g, put_bytes("a.jsonl", line.bytes, line.length), NULL);
        assert_true(g.ok);
        assert_non_null(strstr(g.messages.bytes, items[i].message));
        assert_string_equal(g.documents.bytes, "a#2||||||Two.\n");
        ent_buffer_free(&line);
    }
    gather_free(&g);
}

static void long_lines_are_passed_over(void **state)
{
    (void)state;
    ent_read_options o = { .max_line = 100, .max_document = 20 };
    gathered g = { 0 };
    ent_buffer text = { 0 };
    ent_buffer_text(&text, "{\"text\":\"One.\"}\n{\"text\":\"");
    for (int i = 0; i < 400000; i++) ent_buffer_char(&text, 'x');
    ent_buffer_text(&text,
        "\"}\n{\"text\":\"Three.\"}\n{\"text\":\"four is a long text\xC3\xA9.\"}\n");
    static const char want[] =
        "a.jsonl:2: larger than 100 bytes (--max-line), expected one "
        "article\na.jsonl:4: larger than 20 bytes (--max-document)\n";
    gather(&g, put_bytes("a.jsonl", text.bytes, text.length), &o);
    assert_string_equal(g.documents.bytes, "a#1||||||One.\na#3||||||Three.\n");
    assert_string_equal(messages_of(&g), want);

    text.bytes[text.length - 1] = ']'; /* the same as an array */
    ent_buffer array = { 0 };
    ent_buffer_char(&array, '[');
    for (size_t i = 0; i < text.length; i++)
        ent_buffer_char(&array, text.bytes[i] == '\n' ? ',' : text.bytes[i]);
    gather(&g, put_bytes("b.json", array.bytes, array.length), &o);
    assert_string_equal(g.documents.bytes, "b#1||||||One.\nb#3||||||Three.\n");
    assert_non_null(
        strstr(g.messages.bytes, "b.json:1: larger than 100 bytes (--max-line)"));
    ent_buffer_free(&text);
    ent_buffer_free(&array);
    gather_free(&g);
}

/* Wherever the file is cut, what is read is a prefix of all, and the cut is named. */
static void cut_files_keep_what_is_whole(void **state)
{
    (void)state;
    static const char json[] =
        "[ {\"text\":\"One \\\\ \\\"q\\\".\"} , {\"text\":\"Two.\"} ]";
    static const char all[] = "a#1||||||One \\ \"q\".\na#2||||||Two.\n";
    gathered g = { 0 };
    for (size_t n = strlen(json); n > 0; n--) {
        gather(&g, put_bytes("a.json", json, n), NULL);
        assert_true(g.ok);
        assert_int_equal(strncmp(all, g.documents.bytes, g.documents.length), 0);
        assert_int_equal(g.counts.malformed > 0, n < strlen(json));
    }
    gather_free(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_become_documents),
        cmocka_unit_test(wide_streams_are_read),
        cmocka_unit_test(fields_can_be_named),
        cmocka_unit_test(our_own_lines_are_records),
        cmocka_unit_test(a_callback_can_stop),
        cmocka_unit_test(hostile_values_are_refused),
        cmocka_unit_test(long_lines_are_passed_over),
        cmocka_unit_test(cut_files_keep_what_is_whole),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
