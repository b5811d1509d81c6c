/* Mentions that depend on the whole document: its title, date, publisher and speakers. */
#include "actors_harness.h"

#include "actors/homonym.h"
#include "actors/role.h"

typedef struct {
    const char *title, *body, *publisher;
    int year; /* 0: no date */
    const char *want;
} document_case;

static const document_case cases[] = {
    /* a headline says Xi before the text has introduced him */
    { "Wu Meets Moe", "Chinese envoy Wu Bing met Norwegian envoy Olga Moe.", NULL, 2021,
        "Wu CHN/wu-bing; Moe NOR/olga-moe; Chinese envoy Wu Bing CHN/wu-bing; "
        "Norwegian envoy Olga Moe NOR/olga-moe" },
    /* who holds the office depends on the date; without one nobody is guessed */
    { "Visit", "The US president arrived.", NULL, 2015,
        "d:US president USA/barack-obama" },
    { "Visit", "The US president arrived.", NULL, 2018,
        "d:US president USA/donald-trump" },
    { "Visit", "The US president arrived.", NULL, 0, "d:US president USA" },
    { "Visit", "Vladimir Putin came. The Russian president left.", NULL, 0,
        "Vladimir Putin RUS/vladimir-putin; d:Russian president RUS/vladimir-putin" },
    /* "we" of an official release, of others nobody's */
    { "Statement", "We condemn Chad.", "https://www.state.gov/statement", 2021,
        "r:We USA; Chad TCD" },
    { "Statement", "We condemn Chad.", "The Daily Bugle", 2021, "Chad TCD" },
    { "Statement", "We condemn Chad.", "mofa.go.jp", 2021, "r:We JPN; Chad TCD" },
    { "Statement", "We condemn Chad.", "https://news.example/mofa.go.jp", 2021,
        "Chad TCD" },
    { "Statement", "We condemn Chad.", "U.S. Department of State", 2021,
        "r:We USA; Chad TCD" },
    { "Statement", "We condemn Chad.", "The White House, Office of the Press Secretary",
        2021, "r:We USA; Chad TCD" },
    { "Statement", "We condemn Chad.", "Ministry of Defence of Norway", 2021,
        "r:We NOR; Chad TCD" },
    { "Statement", "We condemn Chad.", "Embassy of Japan in Peru", 2021,
        "r:We JPN; Chad TCD" },
    { "Statement", "We condemn Chad.", "Kremlin Watch", 2021, "Chad TCD" },
    { "Statement", "We condemn Chad.", "Japan Times", 2021, "Chad TCD" },
    { "Statement", "We condemn Chad.", "NATO", 2021, "r:We NATO; Chad TCD" },
    { "Statement", "The Department thanked Peru.", "https://www.state.gov/x", 2021,
        "d:The Department USA; Peru PER" },
    { "Statement", "The Department thanked Peru.", NULL, 2021, "Peru PER" },
    { "Statement", "Under Secretary of Commerce for Trade Ann Roe met Spokesman Bo Dahl.",
        "https://www.state.gov/x", 2021,
        "Under Secretary of Commerce for Trade Ann Roe USA/ann-roe" },
    { "Statement", "Under Secretary of Commerce for Trade Ann Roe spoke.", NULL, 2021,
        "" },
    /* a joint statement is that of its signatories */
    { "Joint Statement on Chad",
        "We, the foreign ministers of Japan and Peru, met. We condemn Chad.",
        "https://www.state.gov/x", 2021,
        "Chad TCD; r:We JPN; r:We PER; d:foreign ministers of Japan JPN; Peru PER; "
        "r:We JPN; r:We PER; Chad TCD" },
    /* a transcript: who has the floor */
    { "Remarks",
        "MINISTER ITO: We thank Peru.\n\nQUESTION: Do we?\n\n"
        "SECRETARY BLINKEN: We agree.",
        "https://www.state.gov/x", 2021,
        "Peru PER; SECRETARY BLINKEN USA/antony-blinken; r:We USA" },
    { "Remarks of 3 May",
        "Reuters: What do we know of Chad?\n\nSpokesperson: We condemn Peru.\n\n"
        "Question: Do we?",
        "mfa.gov.cn", 2021, "Reuters GBR; Chad TCD; r:We CHN; Peru PER" },
    { "Diary", "Monday: We saw Chad.", "mfa.gov.cn", 2021, "r:We CHN; Chad TCD" },
    /* who speaks in a quotation: the subject, not who is told */
    { "News", "Xi Jinping told Reuters: \"We condemn Chad.\"", NULL, 2021,
        "Xi Jinping CHN/xi-jinping; Reuters GBR; r:We CHN; Chad TCD" },
    { "News", "A voter told Reuters: \"We condemn Chad.\"", NULL, 2021,
        "Reuters GBR; Chad TCD" },
    { "News", "\"We condemn Chad,\" said Xi Jinping.", NULL, 2021,
        "r:We CHN; Chad TCD; Xi Jinping CHN/xi-jinping" },
    /* what the release shares with whom it is about */
    { "Meeting", "The United States and Peru met. We praise our bilateral ties.",
        "https://www.state.gov/x", 2021,
        "United States USA; Peru PER; r:We USA; r:our USA; r:our PER" },
    /* the parties stay in focus over sentences that name others */
    { "Talks",
        "Angela Merkel met Xi Jinping. Trade with Peru grew. The two leaders praised "
        "Chad. "
        "They also discussed oil.",
        NULL, 2021,
        "Angela Merkel DEU/angela-merkel; Xi Jinping CHN/xi-jinping; Peru PER; "
        "d:The two leaders DEU/angela-merkel; d:The two leaders CHN/xi-jinping; Chad "
        "TCD; "
        "r:They DEU/angela-merkel; r:They CHN/xi-jinping" },
    /* the sides that the text keeps naming together, and not whom the speaker met since
     */
    { "Truce",
        "Chad and Peru fought. Mali and Togo met. Chad and Peru agreed. Norway, which "
        "sits "
        "with Japan and Chile, urged both sides to talk.",
        NULL, 2021,
        "Chad TCD; Peru PER; Mali MLI; Togo TGO; Chad TCD; Peru PER; Norway NOR; Japan "
        "JPN; Chile CHL; d:both sides TCD; d:both sides PER" },
    { "Chad sanctions Peru",
        "Chad fined a firm. Mali and Togo met. Norway urged both countries to talk.",
        NULL, 2021,
        "Chad TCD; Peru PER; Chad TCD; Mali MLI; Togo TGO; Norway NOR; d:both countries "
        "TCD; d:both countries PER" },
    /* two couples, each named once; the last is nearer */
    { "Truce",
        "Chad and Peru fought. Mali and Togo met. Norway urged both countries to talk.",
        NULL, 2021,
        "Chad TCD; Peru PER; Mali MLI; Togo TGO; Norway NOR; d:both countries MLI; "
        "d:both "
        "countries TGO" },
    /* one of them speaks: whom it means stands nearer */
    { "Truce",
        "Chad and Peru fought. Chad and Peru agreed. Peru met Mali. Both sides left.",
        NULL, 2021,
        "Chad TCD; Peru PER; Chad TCD; Peru PER; Peru PER; Mali MLI; d:Both sides PER; "
        "d:Both sides MLI" },
    /* a stranger in between: "he" is nobody known */
    { "Talks", "Xi Jinping left. Jim Poe smiled. He was glad.", NULL, 2021,
        "Xi Jinping CHN/xi-jinping" },
    { "", "", NULL, 0, "" },
};

static void whole_documents_are_read(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    int wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const document_case *c = &cases[i];
        const char *text = ent_arena_print(&arena, "%s\n\n%s", c->title, c->body);
        ent_document document = { .id = "t",
            .title = c->title,
            .text = text,
            .length = (uint32_t)strlen(text),
            .title_length = (uint32_t)strlen(c->title),
            .date = c->year ? ent_date_make(c->year, 6, 1) : ENT_NO_DATE,
            .publisher = c->publisher };
        const char *got = mentions_in(&arena, &document);
        if (strcmp(got, c->want)) {
            print_error(
                "%s | %s\n  want: %s\n  got:  %s\n", c->title, c->body, c->want, got);
            wrong++;
        }
        ent_arena_reset(&arena);
    }
    ent_arena_free(&arena);
    assert_int_equal(wrong, 0);
}

/* The tables are searched by halves. */
static void expect_sorted(const ent_role *roles, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (strcmp(roles[i - 1].word, roles[i].word) >= 0)
            fail_msg("'%s' stands before '%s'", roles[i - 1].word, roles[i].word);
}

static void roles_are_sorted(void **state)
{
    (void)state;
    expect_sorted(ent_role_people, ent_role_people_count);
    expect_sorted(ent_role_things, ent_role_things_count);
}

static void cues_are_sorted(void **state)
{
    (void)state;
    for (size_t i = 1; i < ent_homonym_cue_count; i++)
        assert_true(
            strcmp(ent_homonym_cues[i - 1].wording, ent_homonym_cues[i].wording) < 0);
}

static void groups_have_numbers_of_their_own(void **state)
{
    (void)state;
    const char
        *source = "Iraq and Iran met. Both sides agreed. They left. Both sides won.";
    ent_arena arena = { 0 };
    ent_document document = {
        .id = "t", .text = source, .length = (uint32_t)strlen(source), .date = ENT_NO_DATE
    };
    ent_text text;
    ent_mentions mentions;
    ent_error err;
    assert_true(read_text(&arena, &document, &text, &err));
    assert_true(ent_actor_find(&arena, lexicon, &text, &mentions, &err));
    assert_int_equal(mentions.count, 8);
    for (size_t i = 2; i < 8; i += 2) {
        assert_int_equal(mentions.items[i].group, i / 2);
        assert_int_equal(mentions.items[i + 1].group, i / 2);
        assert_true(mentions.items[i].plural);
        assert_ptr_not_equal(mentions.items[i].actor, mentions.items[i + 1].actor);
    }
    ent_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_documents_are_read),
        cmocka_unit_test(roles_are_sorted),
        cmocka_unit_test(cues_are_sorted),
        cmocka_unit_test(groups_have_numbers_of_their_own),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
