/* Bars over time, and a picture made fit to stand inside a page. */
#include "output_fixture.h"

#include "output/inline_svg.h"
#include "output/spark.h"

typedef struct {
    ent_interval windows[100];
    ent_point points[100];
    ent_windows cut;
    ent_series series;
    ent_spark spark;
} sample;

/* Months from January 2024; a digit each for friendly (or neutral) and hostile events. */
static void sample_make(sample *s, const char *friendly, const char *hostile)
{
    *s = (sample){ .cut = { ENT_STEP_MONTH, s->windows, strlen(friendly) } };
    for (size_t i = 0; i < s->cut.count; i++) {
        char day[64];
        snprintf(day, sizeof day, "%d-%02d-01", 2024 + (int)i / 12, (int)i % 12 + 1);
        ent_date first = fixture_date(day);
        s->windows[i] = (ent_interval){ first, first + 27 };
        ent_point *p = &s->points[i], *all = &s->series.total;
        p->hostile = (uint64_t)(hostile[i] - '0');
        p->count = p->hostile + (uint64_t)(friendly[i] - '0');
        all->count += p->count;
        all->hostile += p->hostile;
    }
    s->series.points = s->points;
    s->series.count = s->cut.count;
    s->spark = (ent_spark){ &s->series, &s->cut };
}

static void expect(ent_buffer *out, const char *want)
{
    if (strcmp(out->bytes ? out->bytes : "", want) != 0)
        fail_msg("%s\nexpected\n%s", out->bytes, want);
    ent_buffer_free(out);
}

static void events_are_said_and_written_as_blocks(void **state)
{
    (void)state;
    static const struct {
        const char *friendly, *hostile, *blocks, *said;
    } cases[] = {
        { "0108", "0004", "·▁·█",
            "1 January to 28 April 2024: 13 events, 4 hostile; most in April 2024: 12" },
        { "11", "00", "██", "1 January to 28 February 2024: 2 events" },
        { "90", "00", "█·",
            "1 January to 28 February 2024: 9 events; most in January 2024: 9" },
        { "00", "00", "", "no dated event" },
        { "", "", "", "no dated event" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        sample s;
        ent_buffer blocks = { 0 }, said = { 0 };
        sample_make(&s, cases[i].friendly, cases[i].hostile);
        ent_spark_blocks(&s.spark, &blocks);
        ent_spark_say(&s.spark, &said);
        expect(&blocks, cases[i].blocks);
        expect(&said, cases[i].said);
    }
}

static void bars_are_as_tall_as_their_events(void **state)
{
    (void)state;
    sample s;
    ent_buffer out = { 0 };
    sample_make(&s, "0108", "2000");
    ent_spark_svg(&s.spark, &out);
    /* ten events from top to bottom: 2.2 each, eight of them above the line */
    expect(&out,
        "<svg class=\"spark\" role=\"img\" viewBox=\"0 -1 120 24\" "
        "preserveAspectRatio=\"none\"><title>1 January to 28 April 2024: 11 events, 2 "
        "hostile; most in April 2024: 8</title><path class=\"axis\" d=\"M0 17.6H120.0\"/>"
        "<path class=\"up\" d=\"M16.0 17.6v-2.2h15.0V17.6zM48.0 17.6v-17.6h15.0V17.6z\"/>"
        "<path class=\"down\" d=\"M0.0 17.6v4.4h15.0V17.6z\"/></svg>");
    ent_spark_balance(3, 6, 6, &out);
    expect(&out,
        "<svg class=\"spark\" role=\"img\" viewBox=\"-61 0 122 14\" "
        "preserveAspectRatio=\"none\"><title>cooperation 3.00, conflict 6.00</title>"
        "<path class=\"axis\" d=\"M0 0V14\"/><path class=\"down\" "
        "d=\"M0 2h-60.0v10H0z\"/><path class=\"up\" d=\"M0 2h30.0v10H0z\"/></svg>");
    ent_spark_balance(0, 0, 0, &out);
    assert_null(strstr(out.bytes, "nan"));
    ent_buffer_free(&out);
}

static void many_windows_have_few_names(void **state)
{
    (void)state;
    sample s;
    ent_buffer out = { 0 };
    char friendly[101], hostile[101];
    memset(friendly, '1', 100);
    memset(hostile, '0', 100);
    friendly[100] = hostile[100] = '\0';
    sample_make(&s, friendly, hostile);
    ent_spark_blocks(&s.spark, &out);
    assert_int_equal(out.length, 0); /* more than a line has room for */
    ent_spark_figure(&s.spark, "x", &out);
    size_t names = 0;
    for (const char *c = out.bytes; (c = strstr(c, "text-anchor=\"start\"")); c++)
        names++;
    assert_in_range(names, 4, 8);
    assert_non_null(strstr(out.bytes, "aria-labelledby=\"x-title x-desc\""));
    assert_non_null(strstr(out.bytes, "<desc id=\"x-desc\">1 January 2024 to"));
    ent_buffer_free(&out);
}

static void a_picture_is_pruned(void **state)
{
    (void)state;
    static const char picture[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\"\n"
        " \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n"
        "<!-- Generated -->\n<svg width=\"8pt\" height=\"8pt\" viewBox=\"0 0 8 8\" "
        "xmlns=\"http://www.w3.org/2000/svg\" "
        "xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n"
        "<g id=\"node1\" class=\"node\">\n<title>actor 1</title>\n"
        "<g id=\"a_node1\"><a xlink:title=\"&lt;Al&amp;pha&gt; → ב\">\n"
        "<text x=\"1\">&lt;/svg&gt; é</text>\n</a>\n</g>\n</g>\n"
        "<!-- x -->\n<g id=\"a_2\"><a xlink:title=\" \"><path d=\"M0 0\"/></a></g>\n"
        "</svg>\n";
    ent_buffer svg = { 0 }, out = { 0 };
    ent_error err = { 0 };
    ent_buffer_text(&svg, picture);
    assert_true(ent_inline_svg(&svg, "map", "T <&", "D", &out, &err));
    expect(&out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" "
        "xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 8 8\" class=\"map\" "
        "role=\"img\" aria-labelledby=\"map-title map-desc\"><title "
        "id=\"map-title\">T &lt;&amp;</title><desc id=\"map-desc\">D</desc>"
        "<g class=\"node\"><g><title>&lt;Al&amp;pha&gt; → ב</title>"
        "<text x=\"1\">&lt;/svg&gt; é</text></g></g><g><path d=\"M0 0\"/></g></svg>");
    ent_buffer_clear(&svg);
    ent_buffer_text(&svg, "<svg");
    assert_false(ent_inline_svg(&svg, "map", "T", "D", &out, &err));
    assert_int_equal(err.code, ENT_LIBRARY);
    ent_buffer_free(&svg);
    ent_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_are_said_and_written_as_blocks),
        cmocka_unit_test(bars_are_as_tall_as_their_events),
        cmocka_unit_test(many_windows_have_few_names),
        cmocka_unit_test(a_picture_is_pruned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
