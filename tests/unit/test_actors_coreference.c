/* Coreference: short texts, then the pronouns and descriptions that are bound, "word
 * CODE" each, and nothing for those that must stay unbound. Dated 1 June 2021. */
#include "actors_harness.h"

typedef struct {
    const char *text, *want;
} coreference_case;

static const coreference_case bound_pronouns[] = {
    /* the subject of the clause around, and of its own */
    { "Iran said it would send its troops to Iraq.", "it IRN; its IRN" },
    { "Peru recalled its soldiers and closed the port.", "its PER" },
    { "Peru accused Chile of shelling its ports.", "its PER" },
    { "Peru warned Chile against selling its mines.", "its CHL" },
    { "Peru urged Chile to open its ports.", "its CHL" },
    { "Norway called on Sudan to stop its attacks.", "its SDN" },
    { "Cuba, which lost its main ally, turned to Norway.", "its CUB" },
    { "Chad withdrew because it had lost the town.", "it TCD" },
    { "Norway condemned Chile for its raid on a port.", "its CHL" },
    { "Angela Merkel thanked Emmanuel Macron for his help.", "his FRA" },
    { "Norway thanked Peru for its patience and for its help.", "its PER; its PER" },
    { "Norway backs the people of Chad who defend their land.",
        "people of Chad TCD; their TCD" },
    { "Tens of thousands of Chadians left their homes.", "their TCD" },
    /* objects of their own kind */
    { "Xi Jinping met Vladimir Putin in Sochi. He showed him a map.", "He CHN; him RUS" },
    { "Kenya sent aid to Somalia, and Norway asked it to send more.", "it KEN" },
    /* what is joined */
    { "Norway condemned Peru's invasion and its treatment of prisoners.", "its PER" },
    { "Peru, its allies and Chile met in Lima.", "its PER" },
    /* the offer is no actor */
    { "Peru's offer shows its will to talk. Chile's reply came late.", "its PER" },
    /* gender and number */
    { "Angela Merkel met Emmanuel Macron. She thanked him.", "She DEU; him FRA" },
    { "Angela Merkel phoned Emmanuel Macron. He praised her.", "He FRA; her DEU" },
    { "Emmanuel Macron arrived in Berlin. He met soldiers. Later he left.",
        "He FRA; he FRA" },
    { "Japan and Peru said they would trade.", "they JPN; they PER" },
    { "Japan and Peru signed a treaty. They also opened their markets.",
        "They JPN; They PER; their JPN; their PER" },
    { "Russian soldiers shelled the town before they left.",
        "Russian soldiers RUS; they RUS" },
    { "The Houthis fired missiles at Israel. They also attacked a ship.", "They HOUTHI" },
    { "UNICEF said they had sent doctors to Chad.", "they UNICEF" },
    /* the parties that were brought together */
    { "Angela Merkel met Xi Jinping in Peru. They discussed trade.",
        "They DEU; They CHN" },
    { "Angela Merkel spoke with Emmanuel Macron. The call was long. They discussed "
      "Mali.",
        "They DEU; They FRA" },
    /* ahead of whom they mean */
    { "Norway waited. In its reply, Peru thanked Chile.", "its PER" },
    { "Xi Jinping spoke. Since launching his war, Vladimir Putin has lost allies.",
        "his RUS" },
    /* inside a quotation */
    { "Chad said a plane had \"violated its airspace\".", "its TCD" },
    { "\"Chad must stop its attacks,\" the minister said.", "its TCD" },
    /* a form of address that follows its own subject */
    { "Iran has a navy. Iran said that Israel had attacked it.", "it IRN" },
};

static const coreference_case free_pronouns[] = {
    /* nobody acts */
    { "Norway says it is clear that the talks failed.", "" },
    { "Norway said it would rain.", "" },
    { "It was Norway that objected.", "" },
    { "Norway proposed a treaty. It will mark a change.", "" },
    { "Norway will help for as long as it takes.", "" },
    /* what was said or done */
    { "Iran attacked a ship. Norway condemned it.", "" },
    { "Chile made an offer and Peru rejected it.", "" },
    /* something else stands nearer */
    { "Norway condemned the war against Peru and its effects.", "" },
    { "The storm that hit Peru lost its force.", "" },
    { "The earthquake struck Chile with its full force.", "" },
    { "Protesters in Chile said they would march.", "" },
    { "Norway helped the refugees find their children.", "" },
    { "Peru freed the workers and their wives.", "" },
    { "Norway has named Tom Poe and also Jim Roe for their deeds.", "" },
    { "Chile and Peru named companies. The companies said they were sorry.", "" },
    /* unknown people, or the wrong gender */
    { "Xi Jinping left. Jim Poe smiled. He was glad.", "" },
    { "Angela Merkel spoke. He left.", "" },
    { "Xi Jinping spoke. In his capacity as mayor, Tom Poe agreed.", "" },
    { "A woman met Emmanuel Macron. She was glad.", "" },
    { "Xi Jinping and Vladimir Putin met. He was late.", "" },
    /* nothing before */
    { "They left. Its name is unknown. His house burnt.", "" },
    { "His/her passport from Chad expired.", "" },
    /* the object is not its own verb's subject */
    { "Norway was praised. Peru helped it.", "it NOR" },
    { "Peru armed it.", "" },
};

static const coreference_case bound_descriptions[] = {
    /* the state in question, near and prominent */
    { "Peru closed its ports. The country fears a storm.", "its PER; The country PER" },
    { "Chad is poor. Norway said the country needed help.", "the country TCD" },
    { "Myanmar jailed monks. Norway criticised the regime.", "the regime MMR" },
    { "Peru is in turmoil. The government resigned.", "The government PER" },
    { "Samoa lifted the alarm. The island nation was spared.", "The island nation WSM" },
    { "A storm hit Chile. The whole country suffered.", "The whole country CHL" },
    { "Burundi mourned. The African nation had lost its president.",
        "The African nation BDI; its BDI" },
    { "Tonga voted. The prime minister thanked the voters.", "The prime minister TON" },
    { "Chad said that French troops will leave the country.",
        "French troops FRA; the country TCD" },
    { "Norway says four million Chadians have fled the country.", "the country TCD" },
    { "Chad says Libyan planes entered the country.",
        "Libyan planes LBY; the country TCD" },
    { "Peru mourned as Chile opened the country's oldest port.", "the country PER" },
    { "Oslo is proud of Norway. The kingdom is rich.", "The kingdom NOR" },
    { "Peru sent a report. The defence ministry denied it.", "The defence ministry PER" },
    /* kinds, and words of names */
    { "NATO sent ships to Libya. The alliance will stay.", "The alliance NATO" },
    { "The EU fined Norway. The bloc wants more.", "The bloc EU" },
    { "Hezbollah attacked Israel. The group fired rockets.", "The group HEZBOLLAH" },
    { "Hamas leader Ismail Haniyeh spoke. The group wants a truce.", "The group HAMAS" },
    { "Lufthansa cut flights. The airline blamed Chad.", "The airline DEU" },
    { "Mahan Air left. The airline is small. Lufthansa came. The airline is old.",
        "The airline IRN; The airline DEU" },
    { "Angela Merkel met Xi Jinping. The two leaders talked.",
        "The two leaders DEU; The two leaders CHN" },
    { "The State Department spoke. The department praised Chad.", "The department USA" },
    { "The UN Security Council met. The Council condemned Chad.", "The Council UN" },
    /* several */
    { "Japan and Peru signed a treaty. Both sides praised it.",
        "Both sides JPN; Both sides PER" },
    { "Japan and Peru signed a treaty. The two countries will trade.",
        "The two countries JPN; The two countries PER" },
    { "Angela Merkel met Xi Jinping. Both praised the talks.", "Both DEU; Both CHN" },
    { "Angela Merkel met Xi Jinping. The participants discussed oil.",
        "The participants DEU; The participants CHN" },
    { "Chad and Libya talked. The leaders of the two countries will meet.",
        "The leaders of the two countries TCD; The leaders of the two countries LBY" },
    { "Hamas and Israel agreed on a truce. Both sides released prisoners.",
        "Both sides HAMAS; Both sides ISR" },
    { "France invited the leaders of Mali and Niger. Both accepted.",
        "leaders of Mali MLI; Both MLI; Both NER" },
    { "Peru and Chile quarrelled. China urged both sides to talk.",
        "both sides PER; both sides CHL" },
    { "India sued Nepal. India expelled Nepal's envoy. Iran cheered. China urged both "
      "sides to talk.",
        "Nepal's envoy NPL; both sides IND; both sides NPL" },
    { "Angela Merkel spoke with Xi Jinping and Emmanuel Macron. She and her counterparts "
      "laughed.",
        "She DEU; her DEU; counterparts CHN; counterparts FRA" },
    { "Angela Merkel spoke with Xi Jinping and Emmanuel Macron. All pledged to help.",
        "All DEU; All CHN; All FRA" },
    { "The ministers of Chile and Peru met. They laughed.",
        "ministers of Chile CHL; They CHL; They PER" },
    /* who speaks */
    { "\"I will go,\" Norway's prime minister said.",
        "I NOR; Norway's prime minister NOR" },
    { "Emmanuel Macron via Twitter: \"I reject my critics.\"", "I FRA; my FRA" },
    { "Emmanuel Macron: I will go.", "I FRA" },
};

static const coreference_case free_descriptions[] = {
    /* nothing before, or too much */
    { "The country fears a storm. The regime fell.", "" },
    { "Peru and Chile met. The country was praised.", "" },
    { "Peru grows. The kingdom is rich.", "" },
    { "Norway, Mali and Niger voted. The country is rich.", "" },
    { "Both sides agreed. The two leaders met.", "" },
    { "Finland and Sweden's bids succeeded. Both agreed.", "" },
    { "Angela Merkel spoke with Xi Jinping. All went home.", "" },
    { "Her counterparts laughed. I left, my dog too.", "" },
    { "Recipe of the day: I like fish.", "" },
    { "Norway's gas: I like it.", "" },
    { "Japan, Peru and Chile voted. Both sides were pleased.", "" },
    /* what follows tells which one */
    { "Peru changed. The country that won was glad.", "" },
    { "Peru changed. The leaders of the strike met.", "" },
    { "Hamas grew. The group of tourists left.", "" },
    { "Chad acted. Both sides of the road were closed.", "" },
    { "Chad voted. The president of the club resigned.", "" },
    /* of another kind */
    { "NATO met. The group played loud music.", "" },
    { "Lufthansa sued Mahan Air. The airline is old.", "" },
    { "Hamas met. The alliance failed.", "" },
    { "Peru voted. The court session ended.", "" },
    { "Chad has a state of emergency. The state of alarm ended.", "" },
    /* its own clause's subject */
    { "Chad thanked the country.", "" },
    { "Hamas joined the group.", "" },
};

/* Without a tree: simple and sparing. */
static const coreference_case plain[] = {
    { "Peru recalled its soldiers.", "its PER" },
    { "Emmanuel Macron arrived. He met soldiers.", "He FRA" },
    { "Japan and Peru signed a treaty. They also traded.", "They JPN; They PER" },
    { "Peru urged Chile to open its ports.", "its CHL" },
    { "Peru closed a port. The country fears a storm.", "The country PER" },
    { "Peru and Chile met. The country was praised.", "" },
    { "Angela Merkel spoke. He left.", "" },
    { "Norway proposed a treaty. It will mark a change.", "" },
    { "They left. Its name is unknown.", "" },
    { "Peru freed the workers and their wives.", "" },
};

/* The pronouns and descriptions of the mentions' line, with codes. */
static const char *links_in(ent_arena *arena, const ent_document *document)
{
    char *line = ent_arena_string(arena, mentions_in(arena, document));
    ent_buffer out = { 0 };
    ent_buffer_text(&out, "");
    for (char *part = line; part && *part;) {
        char *end = strstr(part, "; "), *id = NULL;
        if (end) *end = '\0';
        if (!strncmp(part, "r:", 2) || !strncmp(part, "d:", 2)
            || !strncmp(part, "p:the ", 6)) {
            id = strrchr(part, '/');
            if (id) *id = '\0';
            ent_buffer_print(&out, "%s%s", out.length ? "; " : "", part + 2);
        }
        part = end ? end + 2 : NULL;
    }
    const char *links = ent_arena_string(arena, out.bytes ? out.bytes : "");
    ent_buffer_free(&out);
    return links;
}

static void expect_links(const coreference_case *cases, size_t count)
{
    ent_arena arena = { 0 };
    int wrong = 0;
    for (size_t i = 0; i < count; i++) {
        ent_document document = { .id = "t",
            .text = cases[i].text,
            .length = (uint32_t)strlen(cases[i].text),
            .date = ent_date_make(2021, 6, 1) };
        const char *got = links_in(&arena, &document);
        if (strcmp(got, cases[i].want)) {
            print_error(
                "%s\n  want: %s\n  got:  %s\n", cases[i].text, cases[i].want, got);
            wrong++;
        }
        ent_arena_reset(&arena);
    }
    ent_arena_free(&arena);
    assert_int_equal(wrong, 0);
}

#define RUN(name)                                                                        \
    static void name##_hold(void **state)                                                \
    {                                                                                    \
        (void)state;                                                                     \
        expect_links(name, sizeof name / sizeof *name);                                  \
    }

RUN(bound_pronouns)
RUN(free_pronouns)
RUN(bound_descriptions)
RUN(free_descriptions)

static void plain_hold(void **state)
{
    ent_syntax_reader *kept = reader;
    (void)state;
    reader = NULL;
    expect_links(plain, sizeof plain / sizeof *plain);
    reader = kept;
}

/* Many pronouns in a row are read in time, and read as nothing. */
static void long_rows_end(void **state)
{
    ent_arena arena = { 0 };
    ent_buffer text = { 0 };
    (void)state;
    ent_buffer_text(&text, "Peru ");
    for (int i = 0; i < 2000; i++) ent_buffer_text(&text, "his their its ");
    ent_document document = { .id = "t",
        .text = text.bytes,
        .length = (uint32_t)text.length,
        .date = ENT_NO_DATE };
    assert_non_null(links_in(&arena, &document));
    ent_buffer_free(&text);
    ent_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bound_pronouns_hold),
        cmocka_unit_test(free_pronouns_hold),
        cmocka_unit_test(bound_descriptions_hold),
        cmocka_unit_test(free_descriptions_hold),
        cmocka_unit_test(plain_hold),
        cmocka_unit_test(long_rows_end),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
