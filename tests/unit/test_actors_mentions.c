/* Mentions: short texts, then what is found, "surface code" each. Before it: a: for an
 * attribute, A: one that is party of an act, p: a place, d: a description, r: a pronoun;
 * persons have their id behind the code. Texts are dated 1 June 2021. */
#include "actors_harness.h"

typedef struct {
    const char *text, *want;
} mention_case;

static const mention_case names[] = {
    /* states, organisations, seats, groups */
    { "Japan sanctioned Norway.", "Japan JPN; Norway NOR" },
    { "The U.S. and the EU agreed.", "U.S. USA; EU EU" },
    { "The Kremlin rejected it.", "Kremlin RUS" },
    { "The White House thanked NATO.", "White House USA; NATO NATO" },
    { "The U.N. Security Council condemned North Korea.",
        "U.N. Security Council UN; North Korea PRK" },
    { "Hamas fired rockets at Israel.", "Hamas HAMAS; Israel ISR" },
    { "al-Qa\xE2\x80\x99ida attacked Mali.", "al-Qa\xE2\x80\x99ida ALQAEDA; Mali MLI" },
    { "Türkiye and Cote d'Ivoire signed a pact.", "Türkiye TUR; Cote d'Ivoire CIV" },
    { "The European Union (EU) agreed.", "European Union (EU) EU" },
    { "Russians protested against Syrians.", "Russians RUS; Syrians SYR" },
    { "A Syrian was arrested.", "Syrian SYR" },
    { "The Japanese rejected the offer.", "Japanese JPN" },
    { "Gazprom cut supplies to Poland.", "Gazprom RUS; Poland POL" },
    /* possessors */
    { "Russia's invasion failed.", "Russia RUS" },
    { "Iran's nuclear program grew.", "Iran IRN" },
};

static const mention_case roles[] = {
    /* adjective, possessor or name of a side and a noun that acts */
    { "Russian forces attacked Ukraine.", "d:Russian forces RUS; Ukraine UKR" },
    { "An Israeli airline stopped.", "d:Israeli airline ISR" },
    { "A Pakistani court sentenced him.", "d:Pakistani court PAK" },
    { "French officials said so.", "d:French officials FRA" },
    { "Senior Turkish military officers met.", "d:Turkish military officers TUR" },
    { "Russia's army withdrew.", "d:Russia's army RUS" },
    { "Egypt's top court ruled.", "d:Egypt's top court EGY" },
    { "NATO troops left.", "d:NATO troops NATO" },
    { "Hamas fighters fled.", "d:Hamas fighters HAMAS" },
    { "UN peacekeepers arrived.", "UN peacekeepers UN" },
    { "The Danish army's spokesman left.", "d:Danish army's spokesman DNK" },
    { "Russian warplanes bombed Idlib.", "d:Russian warplanes RUS; p:Idlib SYR" },
    { "Several Indian and Chinese soldiers died.",
        "d:Indian IND; d:Chinese soldiers CHN" },
    { "Troops from Chad arrived.", "d:Troops from Chad TCD" },
    { "The government of Peru resigned.", "d:government of Peru PER" },
    { "The people of Yemen suffer.", "d:people of Yemen YEM" },
    { "The Chilean minister of foreign affairs left.",
        "d:Chilean minister of foreign affairs CHL" },
    { "The Peruvian ambassador to Japan left.", "d:Peruvian ambassador to Japan PER" },
    { "The Turkish counterpart agreed.", "d:Turkish counterpart TUR" },
    { "Their Chinese partners agreed.", "d:Chinese partners CHN" },
    { "Syrian state media reports that Peru won.", "d:Syrian state media SYR; Peru PER" },
    { "The South Korean military reports that a missile fell.",
        "South Korean military KOR" },
    { "The Security Council of Kazakhstan met.", "d:Security Council of Kazakhstan KAZ" },
    { "Arrested Hamas fighters spoke.", "d:Hamas fighters HAMAS" },
    { "They damaged the Russian tanker Sig.", "d:Russian tanker RUS" },
    { "They named Chilean and Peruvian government and military officials.",
        "d:Chilean CHL; d:Peruvian government and military officials PER" },
    /* not the side itself */
    { "Hamas hostages were freed.", "a:Hamas HAMAS" },
    { "Hamas prisoners were freed.", "d:Hamas prisoners HAMAS" },
    { "The prisoners of Hamas were freed.", "Hamas HAMAS" },
    { "Peru's invaders fled.", "Peru PER" },
    { "A Chile expert spoke.", "a:Chile CHL" },
    { "Russia's allies hesitated.", "Russia RUS" },
    { "Tunisia's neighbouring countries agreed.", "Tunisia TUN" },
    { "Pro-Russian separatists attacked.", "" },
    { "Anti-American protests grew.", "" },
    { "Iran-backed militias attacked.", "A:Iran IRN" },
    { "They gave Ukraine tanks.", "Ukraine UKR" },
    { "Iran's missile and nuclear programs grew.", "Iran IRN" },
};

static const mention_case attributes[] = {
    { "They like Chinese food.", "a:Chinese CHN" },
    { "Russian gas is cheap.", "a:Russian RUS" },
    { "New US sanctions are planned.", "A:US USA" },
    { "The Ukraine war goes on.", "A:Ukraine UKR" },
    { "The NATO summit ended.", "A:NATO NATO" },
    { "He saw the Chad Crisis of 2003.", "a:Chad TCD" },
    { "US-China talks began.", "A:US USA; A:China CHN" },
    { "Russia last week attacked.", "Russia RUS" },
    { "Chile, Peru and Saudi Arabia co-lead it.",
        "Chile CHL; Peru PER; Saudi Arabia SAU" },
    /* parties of an act */
    { "They condemned Russian aggression.", "A:Russian RUS" },
    { "US and EU sanctions hurt.", "A:US USA; A:EU EU" },
    { "The Chilean-Peruvian talks failed.", "A:Chilean CHL; A:Peruvian PER" },
    { "A Paris-based bank closed.", "a:Paris FRA" },
    { "They launched the US-Chile Strategic Dialogue and the US-Peru Alliance.",
        "A:US USA; A:Chile CHL; A:US USA; A:Peru PER" },
    { "The US-Peru and US-Chile-Japan alliances hold.",
        "A:US USA; A:Peru PER; A:US USA; A:Chile CHL; A:Japan JPN" },
};

static const mention_case persons[] = {
    /* that no lexicon knows */
    { "Norwegian Ambassador to Chile Olga Moe spoke. Moe left.",
        "Norwegian Ambassador to Chile Olga Moe NOR/olga-moe; Moe NOR/olga-moe" },
    { "Jan Roe, the Danish army's spokesman, spoke. Roe left.",
        "Jan Roe DNK/jan-roe; d:Danish army's spokesman DNK/jan-roe; Roe DNK/jan-roe" },
    { "Japan's envoy, Ken Ota, left.",
        "d:Japan's envoy JPN/ken-ota; Ken Ota JPN/ken-ota" },
    { "Wu Bing, China's third most important figure, left. Wu returned.",
        "Wu Bing CHN/wu-bing; d:China's third most important figure CHN/wu-bing; "
        "Wu CHN/wu-bing" },
    { "Mora met Ruiz. Peruvian judge Eva Mora and Chilean judge Paz Ruiz agreed.",
        "Mora PER/eva-mora; Ruiz CHL/paz-ruiz; Peruvian judge Eva Mora PER/eva-mora; "
        "Chilean judge Paz Ruiz CHL/paz-ruiz" },
    { "Iranian Foreign Ministry spokesman Reza Omid denied it.",
        "Iranian Foreign Ministry spokesman Reza Omid IRN/reza-omid" },
    { "Ahmed bin Ali, 45, a Qatari journalist, was freed.",
        "Ahmed bin Ali QAT/ahmed-bin-ali; d:Qatari journalist QAT/ahmed-bin-ali" },
    { "Spokesman Tom Gray left.", "" }, /* of which side? */
    { "Ann Lee, Danish minister Bo Dahl and others met.",
        "Danish minister Bo Dahl DNK/bo-dahl" },
    { "Norwegian minister Johnson left.", "d:Norwegian minister Johnson NOR" },
    /* names of the lexicon inside a person's name, and the person's later names */
    { "She praised the Grand Games, an event that major Chilean banks paid for.",
        "d:Chilean banks CHL" },
    { "Sudan protested. Information Minister Ann Roe spoke.",
        "Sudan SDN; Information Minister Ann Roe SDN/ann-roe" },
    { "Sudan and Chad protested. Information Minister Ann Roe spoke.",
        "Sudan SDN; Chad TCD" },
    { "Judge Ann Roe, Danish Deputy Minister for Foreign Affairs Bo Dahl, and others "
      "met.",
        "Danish Deputy Minister for Foreign Affairs Bo Dahl DNK/bo-dahl" },
    { "Ann Roe, an expert on Chile, left.", "Chile CHL" },
    { "Ann Roe, ambassador to Chile, left.", "Chile CHL" },
    { "Ann Roe, a critic of Chile, left.", "Chile CHL" },
    { "Ann Roe, a researcher on Chile at the Atlantic Council, left.",
        "Ann Roe USA/ann-roe; Chile CHL; Atlantic Council USA" },
    { "Ann Roe, a spokesman for the Kenyan police, left.",
        "Ann Roe KEN/ann-roe; d:Kenyan police KEN" },
    { "Ann Roe, who led the Chilean delegation, left.",
        "Ann Roe CHL/ann-roe; d:Chilean delegation CHL" },
    { "Ann Roe, who led talks with Chile, left.", "Chile CHL" },
    { "Prime Minister Lee of Singapore left. Minister Zed of Chile left.",
        "Prime Minister Lee of Singapore SGP/lee-hsien-loong; Minister Zed of Chile "
        "CHL" },
    { "Bea Washington left. Washington warned Iran.", "Washington USA; Iran IRN" },
    { "India Smith flew to India.", "p:India IND" },
    { "New Guinea is an island.", "" },
    { "Judge Bilal al-Sudani left.", "" },
    { "They listed Omar Ilias Djibo. Djibo fled.", "" },
    { "Adnan Abu Walid al-Sahrawi fled.", "" },
    { "They listed Salih Yusuf Adamu, Bashir Ali Yusuf, and Ibrahim Isa.", "" },
    { "Peruvian judge Ana Maria Gil Castillo left. Gil Castillo returned.",
        "Peruvian judge Ana Maria Gil Castillo PER/ana-maria-gil-castillo; "
        "Gil Castillo PER/ana-maria-gil-castillo" },
    /* bodies, and persons by what stands behind their name */
    { "Delta Fish Care, a Chile-based charity, closed. Delta Fish Care was small.",
        "Delta Fish Care CHL; a:Chile CHL; Delta Fish Care CHL" },
    { "Delta Blood Front, a Chile-based terrorist group, attacked.", "a:Chile CHL" },
    { "The Omani minister for Asian and Foreign Affairs Ali Badr left.",
        "Omani minister for Asian and Foreign Affairs Ali Badr OMN/ali-badr" },
    { "UK Minister of State for Europe and North America Bob Poe left.",
        "UK Minister of State for Europe and North America Bob Poe GBR/bob-poe" },
    { "Chilean trade and industry commissioner Ana Roe left.",
        "Chilean trade and industry commissioner Ana Roe CHL/ana-roe" },
    { "Secretary for Trade and Energy Ann Roe left.", "" }, /* of which state? */
    { "Angela R. Merkel left.", "Angela R. Merkel DEU/angela-merkel" },
    { "On Friday, a company in Chile closed.", "p:Chile CHL" },
    { "On Friday, an assembly of Peru closed.", "d:assembly of Peru PER" },
    { "General Bo Dahl of the Danish army left.",
        "General Bo Dahl of the Danish army DNK/bo-dahl" },
    { "The mayor of Warsaw and Aleppo residents met.",
        "d:mayor of Warsaw POL; d:Aleppo residents SYR" },
    { "They crossed Western Sahara and Western Tigray.",
        "Western Sahara ESH; p:Tigray ETH" },
    /* known ones, by office and date */
    { "Vladimir Putin met Xi Jinping. Putin left.",
        "Vladimir Putin RUS/vladimir-putin; Xi Jinping CHN/xi-jinping; "
        "Putin RUS/vladimir-putin" },
    { "The Russian president left.", "d:Russian president RUS/vladimir-putin" },
    { "The former Russian president left.", "d:Russian president RUS" },
    { "Former US president Barack Obama left.",
        "US president Barack Obama USA/barack-obama" },
    { "President Joe Biden met German Chancellor Angela Merkel.",
        "President Joe Biden USA/joe-biden; "
        "German Chancellor Angela Merkel DEU/angela-merkel" },
    { "The president of Russia left.", "d:president of Russia RUS/vladimir-putin" },
    { "Prime Minister Boris Johnson spoke. Johnson left. The prime minister returned.",
        "Prime Minister Boris Johnson GBR/boris-johnson; Johnson GBR/boris-johnson; "
        "d:The prime minister GBR/boris-johnson" },
};

static const mention_case places[] = {
    { "They met in Tokyo.", "p:Tokyo JPN" },
    { "The talks in Geneva, Switzerland, ended.", "p:Geneva CHE; p:Switzerland CHE" },
    { "They met near the Uzbek city of Samarkand.", "p:Uzbek city of Samarkand UZB" },
    { "He left the Serbian capital Belgrade.", "p:Serbian capital Belgrade SRB" },
    { "She travelled to Brazil.", "p:Brazil BRA" },
    { "She visited Moscow.", "p:Moscow RUS" },
    { "They flew from Oslo to Rome.", "p:Oslo NOR; p:Rome ITA" },
    { "A shell hit Ukrainian territory.", "p:Ukrainian territory UKR" },
    { "They met at the White House.", "p:White House USA" },
    { "Troops fought in Chad, Mali and Niger.", "p:Chad TCD; p:Mali MLI; p:Niger NER" },
    { "A bomb exploded in Sarvandeh, Iran.", "p:Iran IRN" },
    { "During the invasion of Chad, the United States is supporting Peru.",
        "Chad TCD; United States USA; Peru PER" },
    { "Shots were heard in Oslo as Peru attacked Chile.",
        "p:Oslo NOR; Peru PER; Chile CHL" },
    { "They trust in the United States' support.", "United States USA" },
    { "Texas sued Iran. Texas is dry.", "Texas USA; Iran IRN; p:Texas USA" },
    { "Texas Governor Bob Poe spoke.", "Texas Governor Bob Poe USA/bob-poe" },
    /* governments under the name of their capital */
    { "Moscow condemned the talks.", "Moscow RUS" },
    { "Beijing's policy changed.", "Beijing CHN" },
    { "Relations with Beijing worsened.", "Beijing CHN" },
    { "The visit was confirmed by Ankara.", "Ankara TUR" },
    { "They sent aid to Ukraine.", "Ukraine UKR" },
    { "Threats from Russia grew.", "Russia RUS" },
    { "Their withdrawal from Syria began.", "p:Syria SYR" },
    { "They fired at Israel.", "Israel ISR" },
    { "The pact between Turkey and Libya is void. They signed it.",
        "Turkey TUR; Libya LBY; r:They TUR; r:They LBY" },
};

static const mention_case references[] = {
    { "China protested. The regime threatened Japan.",
        "China CHN; d:The regime CHN; Japan JPN" },
    { "Peru said Ota will travel to the country.", "Peru PER; p:the country PER" },
    { "Iraq and Iran fought. Oil got dearer. Both sides lost.",
        "Iraq IRQ; Iran IRN; d:Both sides IRQ; d:Both sides IRN" },
    { "Xi Jinping and Vladimir Putin met. The two leaders agreed.",
        "Xi Jinping CHN/xi-jinping; Vladimir Putin RUS/vladimir-putin; "
        "d:The two leaders CHN/xi-jinping; d:The two leaders RUS/vladimir-putin" },
    { "Xi Jinping and Vladimir Putin met. The foreign ministers stayed away.",
        "Xi Jinping CHN/xi-jinping; Vladimir Putin RUS/vladimir-putin; "
        "d:The foreign ministers CHN/wang-yi; d:The foreign ministers "
        "RUS/sergey-lavrov" },
    { "Japan met Chile and Peru. The two countries agreed.",
        "Japan JPN; Chile CHL; Peru PER" }, /* which two? */
    { "An Israeli airline sued Iran. The airline won.",
        "d:Israeli airline ISR; Iran IRN; d:The airline ISR" },
    { "Hezbollah attacked. The group denied it.", "Hezbollah HEZBOLLAH; d:The group "
                                                  "HEZBOLLAH" },
    { "Hezbollah attacked. The Iran-backed group denied it.",
        "Hezbollah HEZBOLLAH; A:Iran IRN; d:group HEZBOLLAH" },
    { "Peru protested. The Chile-based group denied it.", "Peru PER; a:Chile CHL" },
    { "Vladimir Putin said he would come.",
        "Vladimir Putin RUS/vladimir-putin; r:he RUS/vladimir-putin" },
    { "Angela Merkel left. She was tired.",
        "Angela Merkel DEU/angela-merkel; r:She DEU/angela-merkel" },
    { "Angela Merkel left. He was tired.", "Angela Merkel DEU/angela-merkel" },
    { "Russia said it would leave.", "Russia RUS; r:it RUS" },
    { "Russia said it was clear that nobody came.", "Russia RUS" },
    { "Russia moved its troops.", "Russia RUS; r:its RUS" },
    { "Japan urged Peru to open its borders.", "Japan JPN; Peru PER; r:its PER" },
    { "Japan and Peru said they would trade.",
        "Japan JPN; Peru PER; r:they JPN; r:they PER" },
    { "French officials said they would come.", "d:French officials FRA; r:they FRA" },
    { "Iran freed the workers and their wives.", "Iran IRN" },
    { "\"We agree,\" the Russian president said.", "r:We RUS; d:Russian president "
                                                   "RUS/vladimir-putin" },
    { "\"We agree,\" a friend said. Japan disagreed.", "Japan JPN" },
    { "French, German and Italian ministers met.",
        "d:French FRA; d:German DEU; d:Italian ministers ITA" },
};

/* Names inside longer names, words like names, and texts without any. */
static const mention_case nothing[] = {
    { "The weather was fine.", "" },
    { "He ate turkey with his china.", "" },
    { "They read the Jordania Daily.", "" },
    { "Michael Jordan scored again.", "" },
    { "Chad Smith played drums.", "" },
    { "He studied at the University of Georgia in spring.", "" },
    { "China Weekly Online wrote it.", "" },
    { "The meeting was cancelled.", "" },
    { "She may march in may.", "" },
    { "It rained in the mountains.", "" },
    { "Both sides of the coin were worn.", "" },
    { "The two teams met again.", "" },
    { "They said that he left.", "" },
    { "The company sold its shares.", "" },
    { "The president resigned.", "" },
    { "The army marched through the town.", "" },
    { "Our house is old.", "" },
    { "The group played loud music.", "" },
    { "Its name is unknown.", "" },
    { "He polished the table.", "" },
    { "We met us there.", "" },
    { "The French horn is hard to play.", "a:French FRA" },
    { "The leaders of the choir sang.", "" },
    { "A minister of the church came.", "" },
    { "The state of emergency ended.", "" },
    { "The pair of shoes was cheap.", "" },
    { "A who is who of music.", "" },
    { "The un report was us only.", "" },
    { "Jane Doe met John Roe.", "" },
    { "Mr. Brown bought a bank.", "" },
    { "", "" },
    { "...", "" },
    { "\"\"\"", "" },
    { "President", "" },
    { "the", "" },
    { "Foreign Minister", "" },
    { "Deputy, of the, to the.", "" },
    { "'s 's 's", "" },
    { "His. Her. Their. Our.", "" },
};

static void expect_mentions(const mention_case *cases, size_t count)
{
    ent_arena arena = { 0 };
    int wrong = 0;
    for (size_t i = 0; i < count; i++) {
        ent_document document = { .id = "t",
            .text = cases[i].text,
            .length = (uint32_t)strlen(cases[i].text),
            .date = ent_date_make(2021, 6, 1) };
        const char *got = mentions_in(&arena, &document);
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
    static void name##_are_found(void **state)                                           \
    {                                                                                    \
        (void)state;                                                                     \
        expect_mentions(name, sizeof name / sizeof *name);                               \
    }

RUN(names)
RUN(roles)
RUN(attributes)
RUN(persons)
RUN(places)
RUN(references)
RUN(nothing)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(roles_are_found),
        cmocka_unit_test(attributes_are_found),
        cmocka_unit_test(persons_are_found),
        cmocka_unit_test(places_are_found),
        cmocka_unit_test(references_are_found),
        cmocka_unit_test(nothing_are_found),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
