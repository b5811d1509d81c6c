/* why: every claim behind an edge, marked triggers, unknown actors. */
#include "output_fixture.h"

#include "output/why.h"
#include "output/wrap.h"

static ent_stored_document documents[] = {
    { .document = { .id = "follow-up",
          .title = "A follow-up",
          .publisher = "Example Wire" } },
    { .document = { .id = "summit", .title = "Leaders to meet", .publisher = "Daily" } },
};

/* NULL with `err` filled where it fails. */
static char *why(fixture *f, ent_why_options options, ent_error *err)
{
    ent_buffer out = { 0 };
    const ent_collection collection = {
        .documents = documents, .document_count = COUNT(documents), .events = f->events
    };
    bool ok = ent_why(&f->parts, &collection, &options, &out, err);
    assert_false(out.failed);
    char *copy = ok ? ent_arena_copy(&f->arena, out.bytes ? out.bytes : "", out.length)
                    : NULL;
    ent_buffer_free(&out);
    return copy;
}

static size_t count_of(const char *text, const char *part)
{
    size_t n = 0;
    for (const char *c = text; (c = strstr(c, part)) != NULL; c += strlen(part)) n++;
    return n;
}

static void golden_holds(void **state)
{
    (void)state;
    fixture f;
    ent_error err = { 0 };
    fixture_open(&f, summit_events, COUNT(summit_events));
    ent_buffer out = { 0 };
    ent_buffer_text(&out, why(&f, (ent_why_options){ .a = "CHN", .b = "RUS" }, &err));
    expect_golden("why.txt", &out);
    ent_buffer_free(&out);
    fixture_close(&f);
}

static void both_orders_say_the_same_claims(void **state)
{
    (void)state;
    fixture f;
    ent_error err = { 0 };
    fixture_open(&f, summit_events, COUNT(summit_events));
    const char *one = why(&f, (ent_why_options){ .a = "CHN", .b = "RUS" }, &err);
    const char *other = why(&f, (ent_why_options){ .a = "RUS", .b = "CHN" }, &err);
    assert_string_equal(strchr(one, '\n'), strchr(other, '\n'));
    /* the report that was merged into another is shown as well */
    assert_non_null(strstr(one, "[had talked]"));
    assert_non_null(strstr(one, "[spoke with]"));
    assert_null(strstr(one, "invaded"));
    fixture_close(&f);
}

static void json_is_event_lines(void **state)
{
    (void)state;
    fixture f;
    ent_error err = { 0 };
    fixture_open(&f, summit_events, COUNT(summit_events));
    char *text = why(&f, (ent_why_options){ .a = "CHN", .b = "RUS", .json = true }, &err);
    assert_int_equal(count_of(text, "\n"), 7);
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        ent_event event;
        if (!ent_event_read(&f.arena, line, strlen(line), &event, &err))
            fail_msg("%s", err.message);
    }
    fixture_close(&f);
}

static void colour_marks_the_trigger(void **state)
{
    (void)state;
    fixture f;
    ent_error err = { 0 };
    fixture_open(&f, summit_events, COUNT(summit_events));
    const char *text = why(
        &f, (ent_why_options){ .a = "RUS", .b = "UKR", .colour = true }, &err);
    assert_non_null(strstr(text, "Russia \033[1;33minvaded\033[0m Ukraine"));
    assert_null(strstr(text, "[invaded]"));
    fixture_close(&f);
}

/* The mark goes over the end of a line: colour ends there and begins again. */
static void a_long_trigger_is_marked_on_each_line(void **state)
{
    (void)state;
    static const fixture_event events[] = { { STATE("A", "Alpha"), STATE("B", "Beta"),
        ENT_AID, ENT_ACTUAL, "", 7, 1, "d", "",
        "Words words words words words words words words words words words words words "
        "will "
        "certainly deliver and keep on delivering goods.",
        "will certainly deliver and keep on delivering", NULL, NULL } };
    fixture f;
    ent_error err = { 0 };
    fixture_open(&f, events, COUNT(events));
    const char *text = why(
        &f, (ent_why_options){ .a = "A", .b = "B", .colour = true }, &err);
    assert_int_equal(count_of(text, "\033[1;33m"), 2);
    assert_int_equal(count_of(text, "\033[0m\n     \033[1;33m"), 1);
    text = why(&f, (ent_why_options){ .a = "A", .b = "B" }, &err);
    assert_int_equal(count_of(text, "["), 1);
    assert_int_equal(count_of(text, "delivering]"), 1);
    fixture_close(&f);
}

static void faults_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b, *message;
        ent_code code;
    } cases[] = {
        { "CHN", "Rusia", "'Rusia' in this graph; did you mean Russia (RUS)",
            ENT_NOT_FOUND },
        { "Nobodyland", "CHN", "'Nobodyland' in this graph", ENT_NOT_FOUND },
        { "CHN", "CHN", "one actor, expected two", ENT_USAGE },
    };
    fixture f;
    fixture_open(&f, summit_events, COUNT(summit_events));
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_error err = { 0 };
        assert_null(why(&f, (ent_why_options){ .a = cases[i].a, .b = cases[i].b }, &err));
        assert_int_equal(err.code, cases[i].code);
        if (!strstr(err.message, cases[i].message)) fail_msg("%s", err.message);
    }
    /* two known actors without a relation are no fault */
    ent_error err = { 0 };
    const char *text = why(&f, (ent_why_options){ .a = "TWN", .b = "KAZ" }, &err);
    assert_string_equal(text, "Taiwan and Kazakhstan: no claim\n");
    fixture_close(&f);
}

static void hostile_sentences_are_plain(void **state)
{
    (void)state;
    fixture f;
    ent_error err = { 0 };
    fixture_open(&f, hostile_events, COUNT(hostile_events));
    const char *text = why(&f, (ent_why_options){ .a = "=B,C", .b = "עבר" }, &err);
    assert_non_null(strstr(text, "[characters]"));
    assert_null(strchr(text, '\x1b'));
    assert_null(strchr(text, '\x01'));
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden_holds),
        cmocka_unit_test(both_orders_say_the_same_claims),
        cmocka_unit_test(json_is_event_lines),
        cmocka_unit_test(colour_marks_the_trigger),
        cmocka_unit_test(a_long_trigger_is_marked_on_each_line),
        cmocka_unit_test(faults_are_named),
        cmocka_unit_test(hostile_sentences_are_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
