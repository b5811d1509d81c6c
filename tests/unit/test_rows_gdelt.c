/* GDELT as it comes: three widths in one file, codes of every sort, dates that lie. */
#include "rows_harness.h"

/* A row of GDELT: 57, 58 or 61 columns. */
static void add_gdelt(ent_buffer *out, unsigned columns, const char *date,
    const char *source, const char *target, const char *cameo, const char *added)
{
    bool two = columns == 61;
    ent_buffer_print(out, "7\t%s\t202209\t2022\t2022.7\t%s\tSOME NAME", date, source);
    for (int i = 7; i < 15; i++) ent_buffer_char(out, '\t');
    ent_buffer_print(out, "\t%s\tOTHER NAME", target);
    for (int i = 17; i < 25; i++) ent_buffer_char(out, '\t');
    ent_buffer_print(out, "\t1\t%s\t%s\t04\t1\t-2.5\t6\t2\t4\t-1.25", cameo, cameo);
    for (int i = 35; i < (two ? 52 : 50); i++) ent_buffer_char(out, '\t');
    ent_buffer_text(out, "\tSomewhere");
    for (int i = two ? 53 : 51; i < (two ? 59 : 56); i++) ent_buffer_char(out, '\t');
    ent_buffer_print(out, "\t%s", added);
    if (columns > 57) ent_buffer_text(out, "\thttps://example.org/a");
    ent_buffer_char(out, '\n');
}

static void widths_may_mix(void **state)
{
    (void)state;
    ent_buffer text = { 0 };
    add_gdelt(&text, 57, "20220915", "CHN", "RUS", "040", "20220916");
    add_gdelt(&text, 58, "20220915", "USAGOV", "ROM", "0311", "20220916");
    add_gdelt(&text, 61, "20220915", "IGOUNO", "SYRREB", "111", "20220916120000");
    expect_rows(ENT_ROWS_GDELT, text.bytes,
        "1 2022-09-15 CHN:china meeting RUS:russia actual -2.5 x4 040\n"
        "2 2022-09-15 USA:United States (government)/GOV cooperate ROU:romania planned "
        "-2.5 x4 0311\n"
        "3 2022-09-15 UN:united-nations/IGO accuse SYR:Syria (rebels)/REB actual -2.5 x4 "
        "111\n");
    ent_buffer_free(&text);
}

static void actor_codes_are_understood(void **state)
{
    (void)state;
    static const struct {
        const char *code, *want;
    } cases[] = {
        { "USA", "USA:united-states" },
        { "ZAR", "COD:democratic-republic-of-the-congo" },
        { "TMP", "TLS:east-timor" },
        { "SCG", "SRB:serbia" },
        { "GBRGIB", "GIB:gibraltar" },
        { "USAMIL", "USA:United States (military)/MIL" },
        { "ZWEGOVMIL", "ZWE:Zimbabwe (government, military)/GOV" },
        { "JUDJUD", ":judiciary/JUD" },
        { "IGOEUREEC", "EU:european-union/IGO" },
        { "IGOUNOREFHCR", "UN:unhcr/IGO" },
        { "AFGINSTAL", "TALIBAN:taliban/REB" },
        { "IMGMOSALQ", "ALQAEDA:al-qaeda/REB" },
        { "MNCUSAMED", "USA:United States (multinational company, media)/BUS" },
        { "EUR", ":Europe" },
        { "AFRGOV", ":Africa (government)/GOV" },
        { "kur", ":Kurds/ETH" },
        { "CHRPRO230", ":Christians, Protestants/REL" },
        { "MOSSUN", ":Muslims, Sunni/REL" },
        { "SUN", "RUS:russia" },
        { "COP", ":police/COP" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ent_buffer text = { 0 }, want = { 0 };
        add_gdelt(&text, 61, "20220915", cases[i].code, "FIN", "040", "20220916");
        ent_buffer_print(&want,
            "1 2022-09-15 %s meeting FIN:finland actual -2.5 x4 040\n", cases[i].want);
        expect_rows(ENT_ROWS_GDELT, text.bytes, want.bytes);
        ent_buffer_free(&text);
        ent_buffer_free(&want);
    }
}

/* SQLDATE that is 30, 365 or 3650 days before the report is "last month" and the like. */
static void guessed_dates_are_none(void **state)
{
    (void)state;
    static const struct {
        const char *date, *added, *want;
    } cases[] = {
        { "20191023", "20191024143000", "2019-10-23" },
        { "20191017", "20191024143000", "2019-10-17" }, /* last week can be meant */
        { "20190924", "20191024143000", "undated" },
        { "20190925", "20191024143000", "2019-09-25" },
        { "20190923", "20191024143000", "2019-09-23" },
        { "20181024", "20191024143000", "undated" },
        { "20041126", "20141124", "undated" }, /* a decade has leap days */
        { "20041124", "20141124", "2004-11-24" },
        { "20181222", "20190121220000", "undated" },
        { "20141024", "20191024143000", "2014-10-24" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ent_buffer text = { 0 }, want = { 0 };
        add_gdelt(&text, 61, cases[i].date, "CHN", "RUS", "040", cases[i].added);
        ent_buffer_print(&want, "1 %s CHN:china meeting RUS:russia actual -2.5 x4 040\n",
            cases[i].want);
        expect_rows(ENT_ROWS_GDELT, text.bytes, want.bytes);
        ent_buffer_free(&text);
        ent_buffer_free(&want);
    }
}

static void rows_without_a_relation_are_counted(void **state)
{
    (void)state;
    reading r = { 0 };
    ent_buffer text = { 0 };
    add_gdelt(&text, 61, "20220915", "CHN", "", "040", "20220916");
    add_gdelt(&text, 61, "20220915", "", "CHN", "040", "20220916");
    add_gdelt(&text, 61, "20220915", "CHN", "RUS", "010", "20220916");
    add_gdelt(&text, 61, "20220915", "CHN", "CHN", "040", "20220916");
    add_gdelt(&text, 61, "20220915", "CHN", "RUS", "---", "20220916");
    add_gdelt(&text, 61, "20220915", "XQXGOV", "RUS", "040", "20220916");
    read_rows(&r, text.bytes, text.length);
    assert_string_equal(r.rows.bytes,
        "6 2022-09-15 :government/GOV meeting RUS:russia actual -2.5 x4 040\n");
    assert_int_equal(r.report.rows, 6);
    assert_int_equal(r.report.events, 1);
    assert_int_equal(r.report.reasons[ENT_ROW_NO_PARTY], 2);
    assert_int_equal(r.report.reasons[ENT_ROW_STATEMENT], 1);
    assert_int_equal(r.report.reasons[ENT_ROW_SAME], 1);
    assert_int_equal(r.report.reasons[ENT_ROW_UNMAPPED], 1);
    assert_int_equal(ent_row_report_malformed(&r.report), 0);
    assert_int_equal(r.report.actors.kept.count, 1);
    assert_string_equal(r.report.actors.kept.entries[0].key, "XQX");
    assert_int_equal(r.report.actors.kept.entries[0].value, 1);
    ent_buffer_free(&text);
    free_reading(&r);
}

static void bad_rows_are_named(void **state)
{
    (void)state;
    reading r = { 0 };
    ent_buffer text = { 0 };
    add_gdelt(&text, 61, "20220915", "CHN", "RUS", "040", "20220916");
    ent_buffer_text(&text, "7\tcut off\n");
    add_gdelt(&text, 61, "20221315", "CHN", "RUS", "040", "20220916");
    add_gdelt(&text, 61, "20220915", "CHN", "USA", "040", "20220916");
    ent_buffer_add(&text, "\0\0\t\t\n", 5);
    ent_buffer_text(&text, "\n\n");
    for (size_t step = 1; step < 400; step += 57) {
        r.step = step;
        r.filled = !r.filled;
        ent_row_report_free(&r.report);
        read_rows(&r, text.bytes, text.length);
        assert_string_equal(r.rows.bytes,
            "1 2022-09-15 CHN:china meeting RUS:russia actual -2.5 x4 040\n"
            "4 2022-09-15 CHN:china meeting USA:united-states actual -2.5 x4 040\n");
        assert_int_equal(r.report.rows, 5);
        assert_int_equal(ent_row_report_malformed(&r.report), 3);
        const ent_row_fault *columns = &r.report.first[ENT_ROW_COLUMNS][0];
        assert_int_equal(columns->line, 2);
        assert_string_equal(columns->message, "2 columns, expected 57, 58 or 61");
        assert_string_equal(r.report.first[ENT_ROW_DATE][0].message,
            "date '20221315', expected a day such as 2022-09-15");
        assert_int_equal(r.report.first[ENT_ROW_BYTES][0].line, 5);
    }
    ent_buffer_free(&text);
    free_reading(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_may_mix),
        cmocka_unit_test(actor_codes_are_understood),
        cmocka_unit_test(guessed_dates_are_none),
        cmocka_unit_test(rows_without_a_relation_are_counted),
        cmocka_unit_test(bad_rows_are_named),
    };
    return cmocka_run_group_tests(tests, open_codes, close_codes);
}
