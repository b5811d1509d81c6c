/* The other kinds of files: known by content, their columns, codes and traps. */
#include "rows_harness.h"

#define ICEWS_HEAD                                                                       \
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\t"    \
    "CAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\t"     \
    "Sentence "                                                                          \
    "Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n"
#define ICEWS_2017                                                                       \
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\t"    \
    "Intensity\tTarget Name\tTarget Sectors\tTarget Country\tPublisher\n"

static void icews_has_a_header(void **state)
{
    (void)state;
    static const char rows[] = ICEWS_HEAD
        "1\t2018-06-01\tPolice (India)\tGovernment,Police\tIndia\tConsult\t040\t1\t"
        "Emmanuel "
        "Macron\tExecutive,Government\tFrance\t5\t2\tDaily\tDelhi\tNA\tNA\tIndia\t"
        "1\t1\n"
        "1\t2018-06-02\tJapan\tNA\tJapan\tUse unconventional violence\t18y\t-9\t"
        "Occupied Palestinian Territory\tNA\tOccupied Palestinian "
        "Territory\t5\t2\tDaily\t"
        "NA\tNA\tNA\tNA\t1\t1\n"
        /* a reader that dropped zeros: the text knows */
        "2\t2018-06-02\tJapan\tNA\tJapan\tMake statement\t10\t0\tChina\tNA\tChina\t5\t2\t"
        "Daily\tNA\tNA\tNA\tNA\t1\t1\n"
        "3\t2018-06-02\tJapan\t\"Military,Government\"\tJapan\tExpress intent to meet or "
        "negotiate\t36\t4\tChina\tNA\tChina\t5\t2\tDaily\tNA\tNA\tNA\tNA\t1\t1\n"
        "4\t2018-06-02\tSome Front\tRebel,Dissident\tMali\tDemand\t100\t-5\tUnited "
        "Nations\tGlobal\tNA\t5\t2\tDaily\tNA\tNA\tNA\tNA\t1\t1\n"
        "5\t2018-06-02\tSome Front\tRebel\tMali\tDemand\t100\t-5\tNA\tNA\tNA\t5\t2\t"
        "Daily\tNA\tNA\tNA\tNA\t1\t1\n";
    expect_rows(ENT_ROWS_ICEWS, rows,
        "2 2018-06-01 IND:Police (India)/COP meeting FRA:emmanuel-macron/GOV actual 1 x1 "
        "040\n"
        "3 2018-06-02 JPN:japan assault PSE:palestine actual -9 x1 18\n"
        "5 2018-06-02 JPN:japan meeting CHN:china planned 4 x1 036\n"
        "6 2018-06-02 MLI:Some Front/REB request UN:united-nations/IGO actual -5 x1 "
        "100\n");
}

static void icews_of_2017_has_texts_only(void **state)
{
    (void)state;
    expect_rows(ENT_ROWS_ICEWS,
        ICEWS_2017 "1\t6/1/2017\tJapan\tNA\tJapan\tSign formal agreement\t8\tChina\tNA\t"
                   "China\tDaily\n"
                   "2\t12/31/2017\tJapan\tNA\tJapan\tmake a visit\t1.9\tChina\tNA\t"
                   "China\tDaily\n",
        "2 2017-06-01 JPN:japan agree CHN:china actual 8 x1 057\n"
        "3 2017-12-31 JPN:japan meeting CHN:china actual 1.9 x1 042\n");
}

/* Forty columns of POLECAT, of which these are given. */
static void add_polecat(ent_buffer *out, const char *type, const char *mode,
    const char *actor, const char *country, const char *recipient)
{
    ent_buffer_print(out, "E1\t2021-05-02\t%s\t%s\t-2\t1\tNone\t%s\t%s\t1\tGOV", type,
        mode, actor, country);
    for (int i = 11; i < 15; i++) ent_buffer_text(out, "\tNone");
    ent_buffer_print(out, "\t%s\tChina\t710\tMIL", recipient);
    for (int i = 19; i < 40; i++) ent_buffer_text(out, "\tNone");
    ent_buffer_char(out, '\n');
}

static void polecat_has_types_and_modes(void **state)
{
    (void)state;
    ent_buffer rows = { 0 };
    add_polecat(&rows, "ASSAULT", "aerial", "Naval Office", "IND;PAK", "None");
    add_polecat(&rows, "SANCTION", "None", "None", "France", "China");
    add_polecat(&rows, "CONSULT", "visit", "Caf\xE9 Party", "FRA", "China");
    add_polecat(&rows, "DANCE", "None", "None", "France", "China");
    reading r = { 0 };
    read_rows(&r, rows.bytes, rows.length);
    assert_int_equal(r.kind, ENT_ROWS_POLECAT);
    assert_string_equal(r.rows.bytes,
        "1 2021-05-02 IND:Naval Office/GOV assault CHN:china actual -2 x1 195\n"
        "2 2021-05-02 FRA:france sanction CHN:china actual -2 x1 160\n"
        "3 2021-05-02 FRA:Caf\xC3\xA9 Party/GOV meeting CHN:china actual -2 x1 042\n");
    assert_int_equal(r.report.reasons[ENT_ROW_UNMAPPED], 1);
    assert_string_equal(r.report.types.kept.entries[0].key, "DANCE");
    ent_buffer_free(&rows);
    free_reading(&r);
}

static void phoenix_and_petrarch_have_codes(void **state)
{
    (void)state;
    expect_rows(ENT_ROWS_PHOENIX,
        "id1\t20150214\t2015\t2\t14\tUSAGOV\tUSA\tGOV\t\tIGOUNO\tIGO\t\tUNO\t0841\t08\t2"
        "\t"
        "7.0\t\t1.0\t2.0\tParis\t\tFRA\ts_1\thttp://a.example/\tafp\n",
        "1 2015-02-14 USA:United States (government)/GOV retreat UN:united-nations/IGO "
        "actual 7 x1 0841\n");
    expect_rows(ENT_ROWS_PETRARCH,
        "20150214\tIRQMIL\tIMGMOSISI\t193\tTERRORISM,1\ts_1;s_2\tafp\n"
        "20150214\t---COP\tFRA\t173\t\ts_3\tafp\n"
        "990214\t---COP\tFRA\t173\n",
        "1 2015-02-14 IRQ:Iraq (military)/MIL assault ISIS:isis/REB actual -10 x1 193\n"
        "2 2015-02-14 :police/COP coerce FRA:france actual -5 x1 173\n"
        "3 1999-02-14 :police/COP coerce FRA:france actual -5 x1 173\n");
    /* of TABARI all days may be such */
    expect_rows(ENT_ROWS_PETRARCH,
        "070214\tFRA\tIRQMIL\t173\t(ARREST) SEIZED\n071402\tFRA\tIRQMIL\t173\t()\n",
        "1 2007-02-14 FRA:france coerce IRQ:Iraq (military)/MIL actual -5 x1 173\n");
}

static void acled_is_quoted(void **state)
{
    (void)state;
    expect_rows(ENT_ROWS_ACLED,
        "\"event_id_cnty\",\"event_date\",\"event_type\",\"sub_event_type\",\"actor1\","
        "\"inter1\",\"actor2\",\"inter2\",\"location\",\"source\",\"notes\"\n"
        "MLI1,\"02 May 2021\",Battles,\"Armed clash\",\"Military Forces of Mali "
        "(2020-)\","
        "State Forces,\"Islamic State (Sahel)\",Rebel Group,Gao,AFP,\"one, \"\"two\"\"\n"
        "three\"\n"
        "MLI2,2021-05-03,Protests,Peaceful protest,Protesters (Mali),6,,,Gao,AFP,\n"
        "MLI3,2021-05-04,Violence against civilians,Abduction/forced disappearance,"
        "Boko Haram,2,Civilians (Niger),7,Diffa,AFP,x\n",
        "2 2021-05-02 MLI:Military Forces of Mali (2020-)/MIL assault "
        "ISIS:isis/REB actual -10 x1 193\n"
        "5 2021-05-04 BOKOHARAM:boko-haram/REB assault NER:Civilians (Niger)/CVL actual "
        "-9 x1 181\n");
}

static void tables_of_ones_own(void **state)
{
    (void)state;
    expect_rows(ENT_ROWS_TABLE,
        "source;target;relation;date;status;intensity;confidence\n"
        "FRA;DEU;alliance;2022-01-05;;;0.5\n"
        "Emmanuel Macron;Germany;CONSULT;2022-01-06;planned;1.5;\n"
        "FRA;DEU;036;;;;\n"
        "FRA;DEU;accuse;2022-01-06;denied;;\n",
        "2 2022-01-05 FRA:france alliance DEU:germany actual 8 x1 \n"
        "3 2022-01-06 FRA:emmanuel-macron/GOV meeting DEU:germany planned 1.5 x1 040\n"
        "4 undated FRA:france meeting DEU:germany planned 4 x1 036\n");
    reading r = { .asked.columns = "source=from,target=to,relation=4,date=When" };
    static const char named[] = "from,to,When,What\nFRA,DEU,1/2/2022,aid\n";
    read_rows(&r, named, strlen(named));
    assert_string_equal(
        r.rows.bytes, "2 2022-01-02 FRA:france aid DEU:germany actual 7 x1 070\n");
    r.asked.columns = "source=1,target=2,cameo=3";
    static const char numbered[] = "FRA\tDEU\t07\n";
    read_rows(&r, numbered, strlen(numbered));
    assert_string_equal(
        r.rows.bytes, "1 undated FRA:france aid DEU:germany actual 7 x1 07\n");
    static const struct {
        const char *columns, *row, *want;
    } coded[] = {
        { "codes=cow,source=1,target=2,cameo=3", "365,2,112\n",
            "1 undated RUS:russia accuse USA:united-states actual -2 x1 112\n" },
        { "codes=gw,source=1,target=2,cameo=3", "365,678,112\n",
            "1 undated RUS:russia accuse YEM:yemen actual -2 x1 112\n" },
        /* states of the past, as in codes of CAMEO */
        { "codes=cow,source=1,target=2,cameo=3", "678,265,112\n",
            "1 undated YEM:yemen accuse DEU:germany actual -2 x1 112\n" },
        { "codes=gw,source=1,target=2,cameo=3", "345,340,112\n",
            "1 undated YUG:yugoslavia accuse SRB:serbia actual -2 x1 112\n" },
        { "source=1,target=2,cameo=3,codes=fips", "CH,gm,112\n",
            "1 undated CHN:china accuse DEU:germany actual -2 x1 112\n" },
        { "codes=cameo,source=1,target=2,cameo=3", "CHNMIL,IGOUNO,112\n",
            "1 undated CHN:China (military)/MIL accuse UN:united-nations/IGO actual -2 "
            "x1 "
            "112\n" },
        { "codes=cow,source=1,target=2,cameo=3", "365,99999,112\n",
            "1 undated RUS:russia accuse :99999 actual -2 x1 112\n" },
        { "codes=x,source=1,target=2,cameo=3", "1,2,112\n",
            "--columns: codes are 'x', expected names, cameo, fips, cow or gw" },
    };
    for (size_t i = 0; i < sizeof coded / sizeof *coded; i++) {
        r.asked.columns = coded[i].columns;
        read_rows(&r, coded[i].row, strlen(coded[i].row));
        assert_string_equal(r.rows.bytes, coded[i].want);
    }
    r.asked.columns = "source=1,target=whom,cameo=3";
    read_rows(&r, numbered, strlen(numbered));
    assert_string_equal(r.rows.bytes,
        "the file has no column 'whom', which --columns names; its first "
        "line is 'FRA DEU 07'");
    free_reading(&r);
}

/* What is no file of events is left to others. */
static void articles_are_no_tables(void **state)
{
    (void)state;
    static const char *const texts[] = { "France met Germany, and left.\n",
        "source,target\na,b\n", "a\tb\tc\n", "\n", "{\"source\":1,\"target\":2}\n",
        "20220915\n" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        reading r = { 0 };
        read_rows(&r, texts[i], strlen(texts[i]));
        assert_false(r.found);
        free_reading(&r);
    }
}

/* A file that is put behind another brings its header; quotes that never end, and rows
 * without end, cost themselves. */
static void wrong_rows_cost_no_others(void **state)
{
    (void)state;
    ent_buffer text = { 0 };
    reading r = { .longest = 100000 };
    ent_buffer_text(&text, "source,target,relation,date\nFRA,DEU,aid,2022-01-01\n"
                           "FRA,\"DEU,aid,2022-01-02\nFRA,DEU,aid,2022-01-03\n"
                           "source,target,relation,date\nFRA,\"D\"EU,aid,2022-01-04\n"
                           "FRA,DEU,aid,2022-01-05,more\n");
    for (int i = 0; i < 3000000; i++) ent_buffer_char(&text, 'x');
    ent_buffer_text(&text, "\nFRA,DEU,aid,2022-01-06\n");
    for (size_t i = 0; i < 6; i++) {
        r.step = i / 2 * 4096;
        r.filled = i % 2;
        ent_row_report_free(&r.report);
        r.dropped = 0;
        read_rows(&r, text.bytes, text.length);
        assert_string_equal(r.rows.bytes,
            "2 2022-01-01 FRA:france aid DEU:germany actual 7 x1 070\n"
            "4 2022-01-03 FRA:france aid DEU:germany actual 7 x1 070\n"
            "9 2022-01-06 FRA:france aid DEU:germany actual 7 x1 070\n");
        assert_int_equal(r.report.rows + r.dropped, 7);
        assert_int_equal(r.report.reasons[ENT_ROW_TOO_LONG] + r.dropped, 1);
        assert_int_equal(r.report.reasons[ENT_ROW_QUOTES], 2);
        assert_int_equal(r.report.first[ENT_ROW_QUOTES][0].line, 3);
        assert_int_equal(r.report.first[ENT_ROW_COLUMNS][0].line, 7);
    }
    ent_buffer_free(&text);
    free_reading(&r);
}

/* Whatever pieces the bytes come in. */
static void pieces_make_no_difference(void **state)
{
    (void)state;
    ent_buffer text = { 0 };
    reading whole = { 0 }, pieces = { .step = 977 },
            filled = { .step = 977, .filled = true };
    for (int i = 0; i < 30000; i++)
        ent_buffer_print(&text, "%s%d,\"a \"\"b\"\"\nc, %d\",FRA,DEU,%s,2022-01-%02d\n",
            i ? "" : "id,note,source,target,relation,date\n", i, i,
            i % 3 ? "aid" : "statement", i % 28 + 1);
    read_rows(&whole, text.bytes, text.length);
    read_rows(&pieces, text.bytes, text.length);
    read_rows(&filled, text.bytes, text.length);
    assert_int_equal(whole.report.rows, 30000);
    assert_int_equal(whole.report.events, 20000);
    assert_string_equal(whole.rows.bytes, pieces.rows.bytes);
    assert_string_equal(whole.rows.bytes, filled.rows.bytes);
    ent_buffer_free(&text);
    free_reading(&whole);
    free_reading(&pieces);
    free_reading(&filled);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(icews_has_a_header),
        cmocka_unit_test(icews_of_2017_has_texts_only),
        cmocka_unit_test(polecat_has_types_and_modes),
        cmocka_unit_test(phoenix_and_petrarch_have_codes),
        cmocka_unit_test(acled_is_quoted),
        cmocka_unit_test(tables_of_ones_own),
        cmocka_unit_test(articles_are_no_tables),
        cmocka_unit_test(wrong_rows_cost_no_others),
        cmocka_unit_test(pieces_make_no_difference),
    };
    return cmocka_run_group_tests(tests, open_codes, close_codes);
}
