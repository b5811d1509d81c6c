/* Actors by name: as ICEWS, POLECAT, ACLED and tables of one's own write them. */
#include "rows_harness.h"

#define HEAD "source\tsource_country\tsource_sector\ttarget\trelation\n"
#define ACLED                                                                            \
    "event_id_cnty,event_date,event_type,sub_event_type,actor1,inter1,actor2,inter2\n"

static const struct {
    const char *cells, *want; /* name, country, sectors -> who */
} actors[] = {
    /* armed groups and organisations are themselves wherever they are */
    { "Taliban\tAfghanistan\tRebel", "TALIBAN:taliban/REB" },
    { "Hamas Movement\tPalestine\t", "HAMAS:hamas/REB" },
    { "RSF: Rapid Support Forces\t\t2", "RSF:rapid-support-forces/REB" },
    { "JNIM: Group for Support of Islam and Muslims\t\t2", "JNIM:jnim/REB" },
    { "Boko Haram - Northern Faction\tNigeria\t2", "BOKOHARAM:boko-haram/REB" },
    { "Islamic State (Mali)\t\t2", "ISIS:isis/REB" },
    { "European Union\tBelgium\t", "EU:european-union/IGO" },
    { "Criminal (Al Qaeda)\tNA\tInsurgents", "ALQAEDA:Criminal (Al Qaeda)/REB" },
    /* but not parties, nor who only has such a name in part */
    { "Democratic Unionist Party\tUnited Kingdom\tParties",
        "GBR:Democratic Unionist Party/PTY" },
    { "M23 Road Users\tUnited Kingdom\tSocial", "GBR:M23 Road Users/CVL" },
    { "RSF Guard\tSudan\t", "SDN:RSF Guard" },
    { "Macron, Emmanuel\tFrance\t", "FRA:emmanuel-macron/GOV" },
    /* the country of a name */
    { "Military Forces of the United States (2021-)\t\tExternal/Other forces",
        "USA:Military Forces of the United States (2021-)/MIL" },
    { "Police Forces of the Democratic Republic of Congo (2019-)\t\tState forces",
        "COD:Police Forces of the Democratic Republic of Congo (2019-)/COP" },
    { "Military Forces of Yemen (2016-) Council\t\tRebel group",
        "YEM:Military Forces of Yemen (2016-) Council/REB" },
    { "Police (Georgia)\t\tPolice", "GEO:Police (Georgia)/COP" },
    { "Georgia (United States)\t\t", "USA:Georgia (United States)" },
    /* names of countries as lists write them */
    { "Korea, South\t\t", "KOR:south-korea" },
    { "The Gambia\t\t", "GMB:gambia" },
    { "Congo, Republic of the\t\t", "COG:republic-of-the-congo" },
    { "Egypt, Arab Rep.\t\t", "EGY:egypt" },
    { "Turkey (Ottoman Empire)\t\t", "TUR:turkey" },
    { "Italy/Sardinia\t\t", "ITA:italy" },
    { "\tC\xF4te d'Ivoire\t", "CIV:ivory-coast" },
    { "C\xF4te d'Ivoire\tNA\t", "CIV:ivory-coast" },
    /* no country, and known to be none */
    { "Citizen (Africa)\tNA\tSocial", ":Citizen (Africa)/CVL" },
    { "Health Fund\tIGO\tIGO", ":Health Fund/IGO" },
    /* somebody of whom only the country is known */
    { "Unidentified State Actor\tMali\t", "MLI:Unidentified State Actor" },
};

static void names_say_who_it_is(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof actors / sizeof *actors; i++) {
        ent_buffer text = { 0 }, want = { 0 };
        reading r = { 0 };
        ent_buffer_print(&text, HEAD "%s\tJapan\taid\n", actors[i].cells);
        ent_buffer_print(
            &want, "2 undated %s aid JPN:japan actual 7 x1 070\n", actors[i].want);
        read_rows(&r, text.bytes, text.length);
        assert_string_equal(r.rows.bytes, want.bytes);
        assert_int_equal(r.report.actors.sum, 0);
        ent_buffer_free(&text);
        ent_buffer_free(&want);
        free_reading(&r);
    }
}

/* Nobody is no second actor; who is of no known country is named, if the row is kept. */
static void nobody_and_strangers(void **state)
{
    (void)state;
    reading r = { 0 };
    static const char rows[] = HEAD "Unspecified Actor\tNA\tUnspecified\tJapan\taid\n"
                                    "Unidentified State Actor\t\t\tJapan\taid\n"
                                    "Zorbl League\t\t\tJapan\taid\n"
                                    "Frobnia\t\t\tJapan\tno such thing\n"
                                    "Mayor\tRuritania\t\tJapan\taid\n";
    read_rows(&r, rows, strlen(rows));
    assert_string_equal(r.rows.bytes,
        "4 undated :Zorbl League aid JPN:japan actual 7 x1 070\n"
        "6 undated :Mayor aid JPN:japan actual 7 x1 070\n");
    assert_int_equal(r.report.reasons[ENT_ROW_NO_PARTY], 2);
    assert_int_equal(r.report.actors.sum, 2);
    assert_non_null(ent_table_find(&r.report.actors.kept, "Zorbl League", 12));
    assert_non_null(ent_table_find(&r.report.actors.kept, "Ruritania", 9));
    free_reading(&r);
}

/* ACLED has protesters, and who takes a place, as the first actor. */
static void the_second_actor_acts(void **state)
{
    (void)state;
    expect_rows(ENT_ROWS_ACLED,
        ACLED
        "A,2021-05-02,Protests,Excessive force against protesters,Protesters "
        "(Mali),6,Police Forces of Mali (2020-),1\n"
        "B,2021-05-02,Protests,Protest with intervention,Protesters (Mali),6,Police "
        "Forces of Mali (2020-),1\n"
        "C,2021-05-02,Strategic developments,Non-violent transfer of territory,"
        "Taliban,2,Military Forces of Afghanistan (2004-2021),1\n",
        "2 2021-05-02 MLI:Police Forces of Mali (2020-)/COP coerce MLI:Protesters "
        "(Mali)/OPP actual -9 x1 175\n"
        "3 2021-05-02 MLI:Protesters (Mali)/OPP protest MLI:Police Forces of Mali "
        "(2020-)/COP actual -6.5 x1 141\n"
        "4 2021-05-02 AFG:Military Forces of Afghanistan (2004-2021)/MIL retreat "
        "TALIBAN:taliban/REB actual 9 x1 087\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_say_who_it_is),
        cmocka_unit_test(nobody_and_strangers),
        cmocka_unit_test(the_second_actor_acts),
    };
    return cmocka_run_group_tests(tests, open_codes, close_codes);
}
