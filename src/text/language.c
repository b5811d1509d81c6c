/* language.c - counts letters by script and function words by language.
 *
 * Words that are English too ("in", "is", "met", "war") stand in no other list, so that
 * short English texts are never taken for others; a longer text of another language has
 * enough words of its own. Particles of names ("de la Cruz", "van der Bellen") count only
 * before a word without a capital. */
#include "text/language.h"

#include <string.h>

#include "base/table.h"
#include "base/utf8.h"

enum {
    LOOKED_AT = 64 << 10, /* bytes */
    FEW_LETTERS = 4,      /* of another script: a name in brackets */
    FEW_WORDS = 3,        /* of another language */
    MANY_WORDS = 30,      /* without capitals: enough to miss English words among */
    LONGEST_WORD = 15,    /* bytes, of those in the lists */
    SLOTS = 2048          /* more than twice the words of all lists */
};

static const char *const lists[][2] = {
    { NULL,
        "the of and to that for on with was by at from as it has have had will would "
        "said says after over its his her their not but be are were an who which this "
        "been than into about between against is in he she they we you or if when "
        "no more also new could may during before because while under out up "
        "there what all one two first last year years week people" },
    { "words of French",
        "le la les du et est une dans pour que qui sur avec par au aux ne "
        "pas sont ses cette ces elle il mais nous vous leur été être a "
        "où après entre lors selon deux ont dont comme plus" },
    { "words of Spanish", "el la los las del que y una por para su se al es lo como más "
                          "pero sus fue ha este esta entre sobre también según desde muy "
                          "cuando hay son un hasta donde contra" },
    { "words of Portuguese", "o os da dos das em para não uma que na nos nas pela pelo é "
                             "foi são mais com mas ao aos seu sua também após entre ser "
                             "sobre já um segundo" },
    { "words of Italian", "il di che e è per una della del non sono nel con gli alla dei "
                          "delle più anche dal ha ma nella come questo dopo tra sul al "
                          "degli ed un stato lo le si" },
    { "words of German",
        "der die das und ist mit von den dem ein eine auf für nicht im zu "
        "des sich auch als nach bei aus wird sind hat werden einen einer "
        "über wie zum zur durch aber noch nur haben sie er es vor" },
    { "words of Dutch", "de het een en van dat op te zijn voor niet aan ook als bij naar "
                        "door om maar er uit dan nog wordt heeft hij ze werd deze hebben "
                        "tot tegen geen zich meer" },
    { "words of Danish or Norwegian", "og det er som på av af en den til ikke med har et "
                                      "fra ble blev vil kan om seg sig ved han hun også "
                                      "efter etter mot skal var" },
    { "words of Swedish",
        "och att det som är på av den med till inte har ett för om från "
        "han hon också efter mot ska kan var vid sig en" },
    { "words of Polish",
        "w i na się z że nie jest od przez dla jak po ale są oraz został "
        "ze który która które tym jego przed" },
    { "words of Czech or Slovak", "v na se že je ve které jako po pro který není od při "
                                  "podle ale sa som nie pre už jsou byl bude také" },
    { "words of Serbian or Croatian", "i u je na da se su za od koji koja koje kao nije "
                                      "sa iz će bi ali što ne li kako" },
    { "words of Romanian", "și în cu este pe din la că care nu mai pentru sunt fost după "
                           "prin ale lui dar va ca au al unui unei" },
    { "words of Hungarian", "az és hogy nem egy azt meg volt csak már mint szerint de "
                            "ki vagy még lesz között után miatt" },
    { "words of Finnish", "ja ei että se oli myös mutta ovat kuin hän sen joka ole "
                          "mukaan sekä vuonna kun" },
    { "words of Turkish",
        "ve bir bu için ile da de olarak daha olan çok kadar sonra gibi "
        "ancak ise olduğu göre en" },
    { "words of Indonesian or Malay", "yang dan di dengan untuk dari pada ini itu dalam "
                                      "tidak akan oleh juga telah adalah ke karena kata "
                                      "kepada bahwa bahawa sebagai" },
    { "words of Tagalog", "ang ng sa mga na ay ni si kay ito para hindi niya nang siya "
                          "isang kung" },
    { "words of Swahili", "ya wa na kwa katika ni kuwa hiyo za la cha huo hao wake yake "
                          "kama baada" },
    { "words of Vietnamese", "và của là các có được cho trong với những một không đã này "
                             "người về" },
    { "words of Catalan",
        "els les amb per una del dels que és i al pel però més també ha "
        "seva seu va aquest aquesta" },
    { "words of Albanian", "të dhe në një për me që nga është ka si më i e së u" },
};
enum { LANGUAGES = sizeof lists / sizeof *lists };

static const char particles[] = " de la las los el del der den du des di da do dos das "
                                "van von le les al e y i o u z na si bin et en ";

typedef struct {
    const char *word;
    size_t size;
    uint32_t languages; /* a bit for each */
} known_word;

typedef struct {
    known_word words[SLOTS]; /* open addressing */
    size_t hits[LANGUAGES];
    size_t small;    /* words without a capital */
    size_t accented; /* of them, in no list and with a letter that English lacks */
    size_t plain;    /* of them, no particles; */
    size_t known;    /* and of these, words of English */
    const ent_syntax *syntax;
    size_t latin, other;  /* letters */
    uint32_t particle;    /* languages of the word before, if it is a particle */
    const char *at, *end; /* of what is left to read */
} census;

static known_word *slot_of(census *c, const char *word, size_t size)
{
    size_t i = ent_hash(word, size) % SLOTS;
    while (c->words[i].word
           && (c->words[i].size != size || memcmp(c->words[i].word, word, size) != 0))
        i = (i + 1) % SLOTS;
    return &c->words[i];
}

static void learn_words(census *c)
{
    for (size_t l = 0; l < LANGUAGES; l++)
        for (const char *w = lists[l][1]; *w; w += strspn(w, " ")) {
            size_t size = strcspn(w, " ");
            known_word *slot = slot_of(c, w, size);
            *slot = (known_word){ w, size, slot->languages | 1u << l };
            w += size;
        }
}

static bool is_particle(const char *word, size_t size)
{
    char spaced[LONGEST_WORD + 3] = " ";
    memcpy(spaced + 1, word, size);
    memcpy(spaced + 1 + size, " ", 2);
    return strstr(particles, spaced) != NULL;
}

static void add_hits(census *c, uint32_t languages)
{
    for (size_t l = 0; l < LANGUAGES; l++) c->hits[l] += languages >> l & 1;
}

static bool is_ascii(const char *word, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)word[i] > 0x7F) return false;
    return true;
}

static bool is_latin(int32_t letter)
{
    return letter < 0x370 || (letter >= 0x1E00 && letter < 0x1F00)
           || (letter >= 0x2C60 && letter < 0x2C80)
           || (letter >= 0xA720 && letter < 0xA800)
           || (letter >= 0xFB00 && letter < 0xFB07)
           || (letter >= 0xFF21 && letter < 0xFF5B);
}

/* A word without a capital. Particles of names tell of no language. */
static void count_known(census *c, const char *word, size_t size)
{
    int32_t first = 0;
    if (!c->syntax || c->plain >= MANY_WORDS) return;
    if (!ent_utf8_next(word, size, &first) || !is_latin(first)) return;
    if (size <= LONGEST_WORD && is_particle(word, size)) return;
    c->plain++;
    c->known += ent_syntax_knows(c->syntax, word, size);
}

static void count_word(census *c, const char *word, size_t size, bool capital)
{
    char lower[LONGEST_WORD + 1];
    c->small += !capital;
    if (!capital) add_hits(c, c->particle);
    c->particle = 0;
    bool foreign = !capital && !is_ascii(word, size);
    if (!capital) count_known(c, word, size);
    if (size > LONGEST_WORD) {
        c->accented += foreign;
        return;
    }
    for (size_t i = 0; i < size; i++)
        lower[i] = word[i] >= 'A' && word[i] <= 'Z' ? (char)(word[i] + 32) : word[i];
    uint32_t languages = slot_of(c, lower, size)->languages;
    if (languages & 1)
        c->hits[0]++; /* English, and then no other */
    else if (!capital && is_particle(lower, size))
        c->particle = languages;
    else if (!capital)
        add_hits(c, languages);
    c->accented += foreign && !languages;
}

/* The next letter, or another character; 0 at the end. Advances. */
static int32_t take(census *c, bool *letter)
{
    int32_t point = 0;
    size_t size = ent_utf8_next(c->at, (size_t)(c->end - c->at), &point);
    *letter = size && ent_utf8_is_letter(point);
    c->at += size ? size : 1;
    return size ? point : -1;
}

static void count_words(census *c)
{
    while (c->at < c->end) {
        bool letter;
        const char *word = c->at;
        int32_t point = take(c, &letter);
        if (!letter) continue;
        bool capital = ent_utf8_is_upper(point);
        const char *after = c->at;
        do {
            bool ideograph = point >= 0x2E80; /* says as much as two or three letters */
            *(is_latin(point) ? &c->latin : &c->other) += ideograph ? 2 : 1;
            after = c->at;
            point = c->at < c->end ? take(c, &letter) : -1;
        } while (point >= 0 && letter);
        count_word(c, word, (size_t)(after - word), capital);
    }
}

/* English text has a function word for every two or three other words, and headlines one
 * for every six; one for sixteen is what other languages share by chance. */
static const char *judge(const census *c)
{
    size_t best = 1, english = c->hits[0];
    for (size_t l = 2; l < LANGUAGES; l++)
        if (c->hits[l] > c->hits[best]) best = l;
    size_t hits = c->hits[best] + c->accented;
    if (c->other >= FEW_LETTERS && c->other > c->latin)
        return "letters of another script";
    if (hits >= FEW_WORDS && hits >= 3 * english && 5 * hits >= c->small)
        return c->hits[best] ? lists[best][0] : "no words of English";
    if (c->small >= MANY_WORDS && 16 * english < c->small) return "no words of English";
    return NULL;
}

/* A short text may have no function word: then most of its other words are English. */
static bool lacks_english(const census *c)
{
    return c->syntax && !c->hits[0] && c->plain > 1 && c->small < MANY_WORDS
           && 2 * c->known <= c->plain;
}

static bool is_marked(const char *language)
{
    return language && *language && strncmp(language, "en", 2) != 0
           && strncmp(language, "und", 3) != 0 && strncmp(language, "mul", 3) != 0;
}

const char *ent_language_foreign(const ent_document *document, const ent_syntax *syntax)
{
    census c = { .at = document->text, .syntax = syntax };
    c.end = c.at + (document->length < LOOKED_AT ? document->length : LOOKED_AT);
    learn_words(&c);
    count_words(&c);
    const char *why = judge(&c);
    bool clear = c.small >= MANY_WORDS && 4 * c.hits[0] >= c.small;
    if (!why && !clear && is_marked(document->language))
        return "marked as another language";
    return !why && lacks_english(&c) ? "no words of English" : why;
}
