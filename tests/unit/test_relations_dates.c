/* Dates: expressions of time against the document's date; what is not told stays unknown.
 */
#include "relations/dates.h"
#include "test_relations_harness.h"

static harness h;

/* Document dates: a Thursday, and none. */
#define THURSDAY "2022-09-08"

typedef struct {
    const char *text, *document;
    bool future;
    const char *want; /* of the first expression: "from..to"; "": none; "?": unknown */
} date_case;

static const date_case cases[] = {
    { "They met on June 15.", THURSDAY, false, "2022-06-15..2022-06-15" },
    { "They met on 15 June.", THURSDAY, false, "2022-06-15..2022-06-15" },
    { "They met on June 15th, 2019.", THURSDAY, false, "2019-06-15..2019-06-15" },
    { "They met on December 3.", THURSDAY, false, "2021-12-03..2021-12-03" },
    { "They will meet on December 3.", THURSDAY, true, "2022-12-03..2022-12-03" },
    { "They will meet on June 15.", THURSDAY, true, "2023-06-15..2023-06-15" },
    { "They will meet on Sept. 15-16.", THURSDAY, true, "2022-09-15..2022-09-16" },
    { "They met between 5 and 7 May.", THURSDAY, false, "2022-05-05..2022-05-07" },
    { "They met from May 5 to 7.", THURSDAY, false, "2022-05-05..2022-05-07" },
    { "They met from May 28 to June 2.", THURSDAY, false, "2022-05-28..2022-06-02" },
    { "They met on May 5, 2020.", "", false, "2020-05-05..2020-05-05" },
    { "They met on 2021-03-04.", "", false, "2021-03-04..2021-03-04" },
    { "They met on May 5.", "", false, "?" },
    { "They met on Wednesday.", THURSDAY, false, "2022-09-07..2022-09-07" },
    { "They met on Thursday.", THURSDAY, false, "2022-09-08..2022-09-08" },
    { "They met on Friday.", THURSDAY, false, "2022-09-02..2022-09-02" },
    { "They will meet on Wednesday.", THURSDAY, true, "2022-09-14..2022-09-14" },
    { "They will meet on Thursday.", THURSDAY, true, "2022-09-08..2022-09-08" },
    { "They met last Thursday.", THURSDAY, false, "2022-09-01..2022-09-01" },
    { "They will meet next Thursday.", THURSDAY, true, "2022-09-15..2022-09-15" },
    { "They met on Wednesday, Sept. 7.", THURSDAY, false, "2022-09-07..2022-09-07" },
    { "They met on Wednesday.", "", false, "?" },
    { "They met yesterday.", THURSDAY, false, "2022-09-07..2022-09-07" },
    { "They meet today.", THURSDAY, false, "2022-09-08..2022-09-08" },
    { "They will meet tomorrow.", THURSDAY, true, "2022-09-09..2022-09-09" },
    { "They met yesterday.", "", false, "?" },
    { "They will meet next week.", THURSDAY, true, "2022-09-12..2022-09-18" },
    { "They met this week.", THURSDAY, false, "2022-09-05..2022-09-11" },
    { "They met last month.", THURSDAY, false, "2022-08-01..2022-08-31" },
    { "They will meet next month.", THURSDAY, true, "2022-10-01..2022-10-31" },
    { "They met last year.", THURSDAY, false, "2021-01-01..2021-12-31" },
    { "They met two weeks ago.", THURSDAY, false, "2022-08-22..2022-08-28" },
    { "They met three days ago.", THURSDAY, false, "2022-09-05..2022-09-05" },
    { "They met a month ago.", THURSDAY, false, "2022-08-01..2022-08-31" },
    { "They met in February this year.", THURSDAY, false, "2022-02-01..2022-02-28" },
    { "They met in March last year.", THURSDAY, false, "2021-03-01..2021-03-31" },
    { "They met in October.", THURSDAY, false, "2021-10-01..2021-10-31" },
    { "They will meet in October.", THURSDAY, true, "2022-10-01..2022-10-31" },
    { "They met in February 2020.", "", false, "2020-02-01..2020-02-29" },
    { "They met in 2019.", "", false, "2019-01-01..2019-12-31" },
    { "They fought between 2014 and 2016.", "", false, "2014-01-01..2016-12-31" },
    { "They fought in the 1990s.", "", false, "1990-01-01..1999-12-31" },
    { "They have fought since 2011.", THURSDAY, false, "2011-01-01..2022-09-08" },
    { "They have fought since 2011.", "", false, "2011-01-01.." },
    { "They have fought since June 15.", THURSDAY, true, "2022-06-15..2022-09-08" },
    { "They met this morning.", THURSDAY, false, "2022-09-08..2022-09-08" },
    { "They met last night.", THURSDAY, false, "2022-09-07..2022-09-07" },
    { "They met over the past year.", THURSDAY, false, "2021-09-08..2022-09-08" },
    { "They met in the past week.", THURSDAY, false, "2022-09-01..2022-09-08" },
    { "They met over the weekend.", THURSDAY, false, "2022-09-03..2022-09-04" },
    { "They met over the weekend.", "2022-09-11", false, "2022-09-10..2022-09-11" },
    { "They met last weekend.", "2022-09-10", false, "2022-09-03..2022-09-04" },
    { "They will meet this weekend.", THURSDAY, true, "2022-09-10..2022-09-11" },
    { "They met the day before yesterday.", THURSDAY, false, "2022-09-06..2022-09-06" },
    { "They will meet the day after tomorrow.", THURSDAY, true,
        "2022-09-10..2022-09-10" },
    { "They met earlier this year.", THURSDAY, false, "2022-01-01..2022-09-08" },
    { "They will meet later this month.", THURSDAY, true, "2022-09-08..2022-09-30" },
    { "They will leave by the end of the year.", THURSDAY, true,
        "2022-09-08..2022-12-31" },
    { "They cited a 2020 clash.", THURSDAY, false, "2020-01-01..2020-12-31" },
    { "They cited Iran's 1979 revolution.", THURSDAY, false, "1979-01-01..1979-12-31" },
    { "They cited the 2015 nuclear deal.", "", false, "2015-01-01..2015-12-31" },
    /* no dates */
    { "They praised the 2000 troops.", THURSDAY, false, "" },
    { "They sent 1995 troops.", THURSDAY, false, "" },
    { "They stood at the end of the road.", THURSDAY, false, "" },
    { "They cited the Waters Treaty of 1909.", THURSDAY, false, "" },
    { "They passed the Reform Act of 2021.", THURSDAY, false, "" },
    { "They spoke of night and morning.", THURSDAY, false, "" },
    { "They may march on the capital.", THURSDAY, false, "" },
    { "They sent 2000 troops.", THURSDAY, false, "" },
    { "They met for the last days.", THURSDAY, false, "" },
    { "The meeting was held behind closed doors.", THURSDAY, false, "" },
    { "They met on February 30.", THURSDAY, false, "?" },
    { "They met on June 15 and 200 people came.", THURSDAY, false,
        "2022-06-15..2022-06-15" },
};

static const char *first_date(const date_case *c)
{
    ent_error err = { 0 };
    ent_arena_reset(&h.arena);
    ent_document d = { .id = "test",
        .text = c->text,
        .length = (uint32_t)strlen(c->text),
        .date = ENT_NO_DATE };
    ent_text text;
    if (*c->document && !ent_date_parse(c->document, &d.date, &err))
        fail_msg("%s", err.message);
    if (!ent_text_parse(&h.arena, h.lexicon, &d, NULL, &text, &err))
        fail_msg("%s", err.message);
    ent_whens whens;
    ent_whens_find(&text, &text.sentences[0], &whens);
    if (!whens.count) return "";
    ent_interval days = ent_when_resolve(&whens.items[0], d.date, c->future);
    if (days.from == ENT_NO_DATE && days.to == ENT_NO_DATE) return "?";
    char from[16], to[16];
    ent_date_format(days.from, from);
    ent_date_format(days.to, to);
    return ent_arena_print(&h.arena, "%s..%s", from, to);
}

static void expressions_are_resolved(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *found = first_date(&cases[i]);
        if (strcmp(found, cases[i].want) != 0)
            fail_msg("'%s' (%s, %s): '%s', expected '%s'", cases[i].text,
                cases[i].document, cases[i].future ? "planned" : "past", found,
                cases[i].want);
    }
}

static const struct {
    const char *text, *document, *want;
    ent_date_from from;
} claims[] = {
    { "Xi Jinping will meet Vladimir Putin next week.", THURSDAY,
        "2022-09-12..2022-09-18", ENT_FROM_TEXT },
    { "Xi Jinping and Vladimir Putin will meet at the summit, which will take place "
      "in "
      "Samarkand on Sept. 15-16, an envoy told reporters.",
        THURSDAY, "2022-09-15..2022-09-16", ENT_FROM_TEXT },
    { "Norway sanctioned Iran, a minister said on Wednesday.", THURSDAY,
        "2022-09-08..2022-09-08", ENT_FROM_DOCUMENT },
    { "On Monday, Norway sanctioned Iran.", THURSDAY, "2022-09-05..2022-09-05",
        ENT_FROM_TEXT },
    { "Norway sanctioned Iran.", THURSDAY, "2022-09-08..2022-09-08", ENT_FROM_DOCUMENT },
    { "Norway has not sanctioned Iran.", THURSDAY, "2022-09-08..2022-09-08",
        ENT_FROM_DOCUMENT },
    { "Norway will sanction Iran.", THURSDAY, "..", ENT_FROM_NONE },
    { "Norway may sanction Iran.", THURSDAY, "..", ENT_FROM_NONE },
    { "Norway sanctioned Iran.", "", "..", ENT_FROM_NONE },
    { "Norway sanctioned Iran on Monday.", "", "..", ENT_FROM_NONE },
    { "Norway sanctioned Iran on May 3, 2012.", "", "2012-05-03..2012-05-03",
        ENT_FROM_TEXT },
    /* one time for several verbs, where it stands before them */
    { "On Monday Norway praised Iran and sanctioned Japan.", THURSDAY,
        "2022-09-05..2022-09-05", ENT_FROM_TEXT },
    { "On Monday Norway waited and sanctioned Iran.", THURSDAY, "2022-09-05..2022-09-05",
        ENT_FROM_TEXT },
    { "Norway waited on Monday and has now sanctioned Iran.", THURSDAY,
        "2022-09-08..2022-09-08", ENT_FROM_DOCUMENT },
    /* the date of a noun is that noun's */
    { "Norway thanked Iran after the May 3 vote.", THURSDAY, "2022-09-08..2022-09-08",
        ENT_FROM_DOCUMENT },
    { "Norway condemned Iran's March 24 launch.", THURSDAY, "2022-09-08..2022-09-08",
        ENT_FROM_DOCUMENT },
    { "Norway held a meeting with Iran on June 10.", THURSDAY, "2022-06-10..2022-06-10",
        ENT_FROM_TEXT },
    { "Norway met Iran during the June 13 summit.", THURSDAY, "2022-06-13..2022-06-13",
        ENT_FROM_TEXT },
    { "Norway has aided Iran since the crisis began in 2015.", THURSDAY,
        "2022-09-08..2022-09-08", ENT_FROM_DOCUMENT },
    { "Norway thanked Iran for its 2019 vote.", THURSDAY, "2022-09-08..2022-09-08",
        ENT_FROM_DOCUMENT },
    { "Norway's 2019 invasion of Iran was a mistake.", THURSDAY, "2019-01-01..2019-12-31",
        ENT_FROM_TEXT },
    { "The war began with a 2019 clash between Norway and Iran.", THURSDAY,
        "2019-01-01..2019-12-31", ENT_FROM_TEXT },
    { "Norway met Iran during a 2019 visit.", THURSDAY, "2019-01-01..2019-12-31",
        ENT_FROM_TEXT },
    { "Norway has aided Iran since 2015.", THURSDAY, "2015-01-01..2022-09-08",
        ENT_FROM_TEXT },
};

/* Headline and lead are one event, a memory in the lead is another. */
static void headlines_take_the_date_of_the_lead(void **state)
{
    (void)state;
    static const struct {
        const char *title, *text, *want;
    } heads[] = {
        { "Norway sanctions Iran", "Norway sanctioned Iran on Monday.", "2022-09-05" },
        { "Norway sanctions Iran", "Norway sanctioned Iran in 1987.", "2022-09-08" },
        { "Norway sanctions Iran", "Norway praised Iran on Monday.", "2022-09-08" },
        { "Norway to sanction Iran", "Norway will sanction Iran on October 3.",
            "2022-10-03" },
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        ent_date date;
        char from[16];
        assert_true(ent_date_parse(THURSDAY, &date, NULL));
        ent_claims found = harness_claims(&h, heads[i].text, heads[i].title, date);
        assert_true(found.count >= 2);
        ent_date_format(found.items[0].date.from, from);
        assert_string_equal(from, heads[i].want);
    }
}

/* Which claim a date belongs to, and where it comes from. */
static void claims_take_their_dates(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++) {
        ent_date date = ENT_NO_DATE;
        ent_error err = { 0 };
        if (*claims[i].document && !ent_date_parse(claims[i].document, &date, &err))
            fail_msg("%s", err.message);
        ent_claims found = harness_claims(&h, claims[i].text, NULL, date);
        if (!found.count) fail_msg("'%s': no claim", claims[i].text);
        char from[16], to[16];
        ent_date_format(found.items[0].date.from, from);
        ent_date_format(found.items[0].date.to, to);
        const char *days = ent_arena_print(&h.arena, "%s..%s", from, to);
        if (strcmp(days, claims[i].want) != 0)
            fail_msg("'%s': %s, expected %s", claims[i].text, days, claims[i].want);
        if (found.items[0].date_from != claims[i].from)
            fail_msg("'%s': from %s, expected %s", claims[i].text,
                ent_date_from_names[found.items[0].date_from],
                ent_date_from_names[claims[i].from]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expressions_are_resolved),
        cmocka_unit_test(claims_take_their_dates),
        cmocka_unit_test(headlines_take_the_date_of_the_lead),
    };
    return harness_run(&h, tests);
}
