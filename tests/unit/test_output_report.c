/* Reports: goldens in four formats, columns, what is ahead, empty and hostile graphs. */
#include "output_fixture.h"

#include "output/report.h"
#include "output/wrap.h"

static char *report(fixture *f, ent_report_options options)
{
    ent_buffer out = { 0 };
    ent_report(&f->parts, &options, &out);
    assert_false(out.failed);
    char *copy = ent_arena_string(&f->arena, out.bytes);
    ent_buffer_free(&out);
    return copy;
}

static char *as_text(fixture *f, ent_date today)
{
    return report(
        f, (ent_report_options){ .today = today == ENT_NO_DATE ? NULL : &today });
}

/* The drawing of the graph depends on Graphviz and fonts. */
static void leave_map_out(ent_buffer *page)
{
    char *map = strstr(page->bytes, "class=\"map\"");
    assert_non_null(map);
    while (strncmp(map, "<svg", 4) != 0) map--;
    char *end = strstr(map, "</svg>");
    assert_non_null(end);
    end += strlen("</svg>");
    page->length -= (size_t)(end - map);
    memmove(map, end, strlen(end) + 1);
}

static void goldens_hold(void **state)
{
    (void)state;
    static const struct {
        ent_report_format format;
        const char *name;
    } cases[] = {
        { ENT_REPORT_TEXT, "report.txt" },
        { ENT_REPORT_MARKDOWN, "report.md" },
        { ENT_REPORT_JSON, "report.json" },
        { ENT_REPORT_HTML, "report.html" },
    };
    fixture f;
    fixture_open(&f, summit_events, COUNT(summit_events));
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_buffer out = { 0 };
        const ent_report_options options = { .format = cases[i].format };
        ent_report(&f.parts, &options, &out);
        if (options.format == ENT_REPORT_HTML) leave_map_out(&out);
        expect_golden(cases[i].name, &out);
        ent_buffer_free(&out);
    }
    fixture_close(&f);
}

/* "ahead" is what comes after today, or after the last report where nobody said today. */
static void plans_are_ahead_of_today(void **state)
{
    (void)state;
    static const struct {
        const char *today, *has, *lacks;
    } cases[] = {
        { "", "After 10 September 2022, the date of the last report:", "became of" },
        { "", "China – Kazakhstan", NULL },
        { "1970-01-01", "2022-09-15..16", "last report" }, /* a day like others */
        { "2022-09-14", "2022-09-15..16", NULL },
        { "2022-09-14", "1 plan whose day is over cannot be told (too soon).",
            "last report" },
        { "2022-09-15", "2022-09-15..16", NULL }, /* still going on */
        { "2022-09-16", "Nothing with a date after 16 September 2022.", NULL },
        { "2022-09-16", "2 plans whose days are over cannot be told (too soon).", NULL },
        { "2022-09-16", "No date given:", NULL },
    };
    fixture f;
    fixture_open(&f, summit_events, COUNT(summit_events));
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *plans = strstr(
            as_text(&f, fixture_date(cases[i].today)), "Planned: meet");
        assert_non_null(plans);
        if (!strstr(plans, cases[i].has)) fail_msg("case %zu: %s", i, plans);
        if (cases[i].lacks && strstr(plans, cases[i].lacks))
            fail_msg("case %zu: %s", i, plans);
    }
    fixture_close(&f);
}

/* What became of them, with the sentence that says so. */
static void outcomes_stand_beside_plans(void **state)
{
    (void)state;
    static const fixture_event events[] = {
        { STATE("CHN", "China"), STATE("RUS", "Russia"), ENT_MEETING, ENT_PLANNED,
            "2022-09-15", 4, 0.9, "plan", "2022-09-08", "The two will meet.", "will meet",
            NULL, NULL },
        { STATE("CHN", "China"), STATE("RUS", "Russia"), ENT_MEETING, ENT_ACTUAL,
            "2022-09-16", 1, 0.9, "news", "2022-09-17", "The two met.", "met", NULL,
            NULL },
        { STATE("CHN", "China"), STATE("IND", "India"), ENT_MEETING, ENT_PLANNED,
            "2022-09-15", 4, 0.9, "plan", "2022-09-08", "China and India will meet.",
            "will meet", NULL, NULL },
        { STATE("CHN", "China"), STATE("IND", "India"), ENT_MEETING, ENT_NEGATED,
            "2022-09-15", 4, 0.9, "no", "2022-09-16", "China and India did not meet.",
            "meet", NULL, NULL },
    };
    fixture f;
    fixture_open(&f, events, COUNT(events));
    const char *text = as_text(&f, ENT_NO_DATE), *fates = strstr(text, "What became");
    assert_non_null(fates);
    assert_non_null(strstr(text, "Of 2 plans whose days are over, 1 was kept and 1 was "
                                 "cancelled."));
    assert_non_null(strstr(fates, "kept       2022-09-16\n      “The two met.”"));
    assert_non_null(
        strstr(fates, "cancelled  2022-09-15\n      “China and India did not"));
    const char *json = report(&f, (ent_report_options){ .format = ENT_REPORT_JSON });
    assert_non_null(strstr(json, "\"kept\": 1"));
    assert_non_null(strstr(json, "\"became\": \"cancelled\""));
    fixture_close(&f);
}

static void expect_narrow(const char *text, size_t most)
{
    while (*text) {
        size_t length = strcspn(text, "\n"), columns = ent_columns(text, length);
        if (columns > most) fail_msg("%zu columns: %.*s", columns, (int)length, text);
        if (length && text[length - 1] == ' ')
            fail_msg("space at the end: %.*s", (int)length, text);
        text += length + (text[length] != '\0');
    }
}

static void lines_fit_a_terminal(void **state)
{
    (void)state;
    fixture f;
    fixture_open(&f, summit_events, COUNT(summit_events));
    expect_narrow(as_text(&f, ENT_NO_DATE), 100);
    fixture_close(&f);
    fixture_open(&f, hostile_events, COUNT(hostile_events));
    expect_narrow(as_text(&f, ENT_NO_DATE), 100);
    fixture_close(&f);
}

static void hostile_text_is_plain(void **state)
{
    (void)state;
    fixture f;
    fixture_open(&f, hostile_events, COUNT(hostile_events));
    const char *text = as_text(&f, ENT_NO_DATE);
    assert_null(strchr(text, '\x1b'));
    assert_null(strstr(text, "\xE2\x80\xAE"));
    const char *markdown = report(
        &f, (ent_report_options){ .format = ENT_REPORT_MARKDOWN });
    assert_non_null(strstr(markdown, "制裁 \\*not\\* \\_imposed\\_ \\[here\\](x)"));
    assert_non_null(strstr(markdown, "a\\|b"));
    assert_non_null(strstr(markdown, "&lt;Al&amp;pha&gt;"));
    size_t bars = 0, columns = 0;
    for (const char *line = markdown; *line; line += strcspn(line, "\n") + 1) {
        size_t here = 0;
        for (const char *c = line; *c && *c != '\n'; c++)
            here += *c == '|' && (c == line || c[-1] != '\\');
        if (bars && here && here != bars)
            fail_msg("a row of %zu bars, not %zu", here, bars);
        bars = here;
        columns += here > 0;
    }
    assert_true(columns > 10);
    fixture_close(&f);
}

static void hostile_text_is_no_markup(void **state)
{
    (void)state;
    static const char *const has[] = { "&lt;Al&amp;pha&gt; &quot;quoted",
        "=cmd|' /C calc'!A0, <mark>&quot;said&quot;</mark> &lt;he&gt; &amp; she \\",
        "<mark>bad</mark> \xEF\xBF\xBD\xEF\xBF\xBD bytes" };
    static const char *const lacks[] = { "<he>", "<Al", "\x1b", "\x01", "\xE2\x80\xAE" };
    fixture f;
    fixture_open(&f, hostile_events, COUNT(hostile_events));
    const char *page = report(&f, (ent_report_options){ .format = ENT_REPORT_HTML });
    for (size_t i = 0; i < COUNT(has); i++)
        if (!strstr(page, has[i])) fail_msg("the page lacks %s", has[i]);
    for (size_t i = 0; i < COUNT(lacks); i++)
        if (strstr(page, lacks[i])) fail_msg("the page has %s", lacks[i]);
    fixture_close(&f);
}

/* What is written before the page stays as it is. */
static void a_page_is_appended(void **state)
{
    (void)state;
    fixture f;
    ent_buffer out = { 0 };
    const ent_report_options options = { .format = ENT_REPORT_HTML };
    fixture_open(&f, summit_events, COUNT(summit_events));
    ent_buffer_text(&out, "before\n");
    ent_report(&f.parts, &options, &out);
    assert_false(out.failed);
    assert_string_equal(out.bytes + 7, report(&f, options));
    assert_memory_equal(out.bytes, "before\n", 7);
    ent_buffer_free(&out);
    fixture_close(&f);
}

static void rows_are_cut_and_counted(void **state)
{
    (void)state;
    fixture f;
    fixture_open(&f, summit_events, COUNT(summit_events));
    const char *text = report(&f, (ent_report_options){ .rows = 2 });
    assert_non_null(strstr(text, "and 8 more relations"));
    assert_non_null(strstr(text, "and 4 more actors"));
    assert_null(strstr(text, "more blocs"));
    fixture_close(&f);
}

static void an_empty_graph_has_a_report(void **state)
{
    (void)state;
    fixture f;
    fixture_open(&f, NULL, 0);
    static const ent_report_format formats[] = { ENT_REPORT_TEXT, ENT_REPORT_MARKDOWN,
        ENT_REPORT_JSON, ENT_REPORT_HTML };
    for (size_t i = 0; i < COUNT(formats); i++) {
        const char *text = report(&f, (ent_report_options){ .format = formats[i] });
        assert_non_null(strstr(text, "No relations were found in 3 documents."));
        assert_non_null(strstr(text, "news/broken.html"));
        assert_null(strstr(text, "nan"));
        assert_null(strstr(text, "null)"));
    }
    f.parts = (ent_export){ .graph = f.graph };
    assert_non_null(strstr(as_text(&f, ENT_NO_DATE), "No relations found"));
    fixture_close(&f);
}

/* A name that is cut may be read as another; a year is not its first day. */
static void cells_say_all_they_know(void **state)
{
    (void)state;
    static const fixture_event events[] = {
        { STATE("COD", "Democratic Republic of the Congo"),
            STATE("CAF", "Central African Republic"), ENT_AID, ENT_ACTUAL,
            "2015-01-01/2015-12-31", 7, 0.9, "a", "2016-03-11", "It helped in 2015.",
            "helped", NULL, NULL },
        { STATE("FJI", "Fiji"), STATE("TON", "Tonga"), ENT_AID, ENT_ACTUAL, "2015-02-01",
            5, 0.9, "a", "2016-03-11", "It sent rice.", "sent", NULL, NULL },
        { STATE("FJI", "Fiji"), STATE("TON", "Tonga"), ENT_AID, ENT_ACTUAL,
            "2015-03-01/2015-03-31", 5, 0.9, "a", "2016-03-11", "It sent more.", "sent",
            NULL, NULL },
    };
    static const char *const has[] = { "Democratic Republic of the Congo →  aid ",
        "\n     Central African Republic\n", "  2015-01-01..12-31\n",
        "  2015-02-01..03-31\n" };
    fixture f;
    fixture_open(&f, events, COUNT(events));
    const char *text = as_text(&f, ENT_NO_DATE);
    for (size_t i = 0; i < COUNT(has); i++)
        if (!strstr(text, has[i])) fail_msg("expected \"%s\" in:\n%s", has[i], text);
    assert_null(strstr(text, "…"));
    fixture_close(&f);
}

/* Who alleges an act does not make it one that happened. */
static void what_is_alleged_did_not_just_happen(void **state)
{
    (void)state;
    static const char *const days[] = { "2022-01-01", "2022-01-09", "2022-01-17",
        "2022-01-25", "2022-02-01", "2022-02-09", "2022-02-17", "2022-02-25",
        "2022-03-01", "2022-03-09" };
    for (int alleged = 0; alleged < 2; alleged++) {
        fixture_event events[COUNT(days)];
        for (size_t i = 0; i < COUNT(days); i++)
            events[i] = (fixture_event){ STATE("FJI", "Fiji"), STATE("TON", "Tonga"),
                ENT_AID, ENT_ACTUAL, days[i], 5, 0.9, "a", "2022-03-11", "It sent rice.",
                "sent", NULL, NULL };
        if (alleged) events[0].status = ENT_ALLEGED;
        fixture f;
        fixture_open(&f, events, COUNT(events));
        const char *text = as_text(&f, ENT_NO_DATE);
        assert_non_null(strstr(
            text, alleged ? "0 of 10 events that happened or are alleged are hostile"
                          : "0 of 10 events that happened are hostile"));
        assert_non_null(strstr(
            text, alleged ? "What happened or is alleged, by " : "What happened by "));
        fixture_close(&f);
    }
}

/* What the summary says of friends and foes, and what it leaves unsaid. */
static void the_summary_weighs_both_sides(void **state)
{
    (void)state;
    static const fixture_event events[] = {
        { STATE("IRN", "Iran"), STATE("SAU", "Saudi Arabia"), ENT_AGREE, ENT_ACTUAL,
            "2023-03-10", 6, 0.5, "a", "2023-03-11", "They agreed.", "agreed", NULL,
            NULL },
        { STATE("IRN", "Iran"), STATE("SAU", "Saudi Arabia"), ENT_ACCUSE, ENT_ACTUAL,
            "2023-02-10", -2, 1, "b", "2023-03-11", "It accused it.", "accused", NULL,
            NULL },
        { STATE("CHN", "China"), STATE("IRN", "Iran"), ENT_AID, ENT_ACTUAL, "2023-01-10",
            7, 1, "c", "2023-03-11", "It helped.", "helped", NULL, NULL },
        { STATE("CHN", "China"), STATE("USA", "United States"), ENT_SANCTION, ENT_ACTUAL,
            "2023-01-11", -8, 1, "c", "2023-03-11", "It was sanctioned.", "sanctioned",
            NULL, NULL },
    };
    static const char *const has[] = { "The strongest friendly tie is between China and "
                                       "Iran (+7.0: aid).",
        "The strongest hostile tie is between China and United States (-8.0: sanction).",
        "Iran and Saudi Arabia are friends and foes at once: cooperation 3.0, conflict "
        "2.0.",
        "To be read with care: mean confidence 0.88", "see Caveats" };
    static const char *const lacks[] = { "triads", "enmity", "publisher (", "busiest" };
    fixture f;
    fixture_open(&f, events, COUNT(events));
    const char *text = report(&f, (ent_report_options){ .format = ENT_REPORT_JSON });
    for (size_t i = 0; i < COUNT(has); i++)
        if (!strstr(text, has[i])) fail_msg("no '%s' in %s", has[i], text);
    for (size_t i = 0; i < COUNT(lacks); i++) {
        const char *at = strstr(text, lacks[i]);
        if (at && at < strstr(text, "\"graph\"")) fail_msg("'%s' is said", lacks[i]);
    }
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goldens_hold),
        cmocka_unit_test(plans_are_ahead_of_today),
        cmocka_unit_test(outcomes_stand_beside_plans),
        cmocka_unit_test(lines_fit_a_terminal),
        cmocka_unit_test(hostile_text_is_plain),
        cmocka_unit_test(hostile_text_is_no_markup),
        cmocka_unit_test(a_page_is_appended),
        cmocka_unit_test(cells_say_all_they_know),
        cmocka_unit_test(what_is_alleged_did_not_just_happen),
        cmocka_unit_test(the_summary_weighs_both_sides),
        cmocka_unit_test(rows_are_cut_and_counted),
        cmocka_unit_test(an_empty_graph_has_a_report),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
