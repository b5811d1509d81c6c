/* stem.c - which letters an ending took away or doubled. */
#include "text/stem.h"

#include <stdbool.h>
#include <string.h>

#include "text/words.h"

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

static bool ends(const char *word, size_t length, const char *ending)
{
    size_t size = strlen(ending);
    return length >= size && !memcmp(word + length - size, ending, size);
}

static bool ends_one_of(
    const char *word, size_t length, const char *const *endings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (ends(word, length, endings[i])) return true;
    return false;
}

#define ENDS_ONE_OF(word, length, list)                                                  \
    ends_one_of(word, length, list, sizeof list / sizeof *list)

static void write(char *base, const char *word, size_t length, const char *more)
{
    size_t size = strlen(more);
    memcpy(base, word, length);
    memcpy(base + length, more, size + 1);
}

/* "viruses" loses -es, "houses" and "accuses" lose -s. */
static bool is_us(const char *word, size_t length)
{
    static const char *const verbs[] = { "ouse", "ause", "cuse", "fuse", "buse", "muse" };
    return length > 4 && ends(word, length, "use") && !ENDS_ONE_OF(word, length, verbs);
}

/* Plurals that have no singular, or none of the same meaning. */
static bool is_plural_only(const char *word, size_t length)
{
    static const char *const words[] = { "arrears", "belongings", "contents", "economics",
        "ethics", "genitals", "glasses", "goods", "jeans", "logistics", "manners",
        "mathematics", "means", "netherlands", "olympics", "pants", "paralympics",
        "philippines", "physics", "politics", "proceedings", "regards", "savings",
        "scissors", "series", "species", "statistics", "sunglasses", "surroundings",
        "thanks", "trousers" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (*words[i] == *word && strlen(words[i]) == length
            && !memcmp(words[i], word, length))
            return true;
    return false;
}

/* The last sound is a hiss, or an o: the ending was -es. */
static bool has_es(const char *word, size_t length)
{
    static const char *const hisses[] = { "sses", "shes", "ches", "xes", "zzes" },
                             *const aches[] = { "headaches", "heartaches", "caches" };
    if (ENDS_ONE_OF(word, length, aches)) return false;
    if (ends(word, length, "oes")) return length > 5 && !ends(word, length, "shoes");
    return ENDS_ONE_OF(word, length, hisses) || is_us(word, length - 1);
}

void ent_stem_s(const char *word, size_t length, char *base)
{
    bool digits = *word >= '0' && *word <= '9';
    if (length < 3 || digits || word[length - 1] != 's' || word[length - 2] == 's'
        || word[length - 2] == '\'' || ends(word, length, "us")) {
        write(base, word, length, "");
    } else if (length > 4 && ends(word, length, "ies")) {
        write(base, word, length - 3, "y");
    } else if (length > 5 && ends(word, length, "yses")) {
        write(base, word, length - 2, "is");
    } else if (length > 4 && has_es(word, length)) {
        write(base, word, length - 2, "");
    } else {
        write(base, word, length - 1, "");
    }
}

void ent_stem_plural(const char *word, size_t length, char *base)
{
    if (is_plural_only(word, length))
        write(base, word, length, "");
    else if (length > 3 && ends(word, length, "men"))
        write(base, word, length - 2, "an");
    else if (ends(word, length, "children"))
        write(base, word, length - 3, "");
    else
        ent_stem_s(word, length, base);
}

/* One vowel or one group of them: "hop", "heat". */
static bool is_short(const char *stem, size_t length)
{
    size_t groups = 0;
    for (size_t i = 0; i < length; i++)
        groups += is_vowel(stem[i]) && (i == 0 || !is_vowel(stem[i - 1]));
    return groups <= 1;
}

/* Endings of long stems, a consonant before them, that lost an e: "invad", "requir". */
static bool took_an_e(const char *stem, size_t length)
{
    static const char *const endings[] = { "ad", "id", "od", "ud", "at", "ut", "ir", "ur",
        "ar", "in", "um", "am", "im", "ap", "yp", "ak", "ok", "uk", "il", "ol", "ul",
        "ib", "ub" };
    static const char *const whole[] = { "creat", "complet", "delet", "deplet", "compet",
        "ignor", "explor", "stor", "implor", "deplor", "interfer", "adher", "postpon",
        "unit", "excit", "invit", "recit", "ignit", "promot", "devot", "denot", "ven",
        "quot", "persuad", "guid", "uat", "iat", "rang", "chang", "leng", "veng", "lung",
        "fring", "bath", "sooth", "seeth", "breath", "sid" };
    if (ENDS_ONE_OF(stem, length, whole)) return true;
    return length > 3 && !is_vowel(stem[length - 3])
           && ENDS_ONE_OF(stem, length, endings);
}

/* True where an e stood between the stem and its ending: "invad-ed", "chang-ing". */
static bool lost_e(const char *stem, size_t length)
{
    char last = stem[length - 1], before = length > 1 ? stem[length - 2] : '\0';
    if (length < 2 || last == 'w' || last == 'x' || last == 'y') return false;
    if (strchr("cvuz", last) || (last == 's' && before != 's')) return true;
    if (last == before) return false;
    if (last == 'g') return before != 'n' || took_an_e(stem, length);
    if (last == 'l' && !is_vowel(before)) return !strchr("rwl", before);
    if (is_vowel(last) || !is_vowel(before)) return took_an_e(stem, length);
    bool two = length > 2 && is_vowel(stem[length - 3])
               && !(stem[length - 3] == 'u' && length > 3 && stem[length - 4] == 'q');
    if (is_short(stem, length) && !two) return true;
    return took_an_e(stem, length);
}

static bool is_verb(const char *base)
{
    const char *states = ent_word_open(base);
    return *states && strchr(states, 'v');
}

void ent_stem_verb(const char *word, size_t length, char *base)
{
    size_t cut = ends(word, length, "ing") ? 3 : ends(word, length, "ed") ? 2 : 0;
    if (!cut || length < cut + 2) {
        write(base, word, length, "");
        return;
    }
    if (cut == 2 && word[length - 3] == 'i') { /* "denied", "died" */
        write(base, word, length - 3, length > 4 ? "y" : "ie");
        return;
    }
    size_t kept = length - cut;
    char last = word[kept - 1];
    bool doubled = kept > 3 && last == word[kept - 2] && !is_vowel(last);
    bool e = (cut == 2 && last == 'e') || lost_e(word, kept);
    bool single = doubled
                  && (!strchr("lsfz", last)
                      || (ends(word, kept, "ell") && !is_short(word, kept)));
    static const char *const ks[] = { "panick", "mimick", "traffick", "picnick" };
    single |= ENDS_ONE_OF(word, kept, ks);
    write(base, word, kept - single, e ? "e" : "");
    if (is_verb(base)) return;
    /* The list may know another one: "focused", "controlled", "honored". */
    char other[ENT_STEM_LONGEST + 2];
    write(other, word, doubled && !single ? kept - 1 : kept, e || doubled ? "" : "e");
    if (is_verb(other)) write(base, other, strlen(other), "");
}

static bool is_adjective(const char *base)
{
    const char *states = ent_word_open(base);
    return *states && strchr(states, 'a');
}

void ent_stem_compared(const char *word, size_t length, char *base)
{
    size_t cut = ends(word, length, "est") ? 3 : ends(word, length, "er") ? 2 : 0;
    if (!cut || length < cut + 3) {
        write(base, word, length, "");
        return;
    }
    size_t kept = length - cut;
    char last = word[kept - 1];
    if (last == 'i') {
        write(base, word, kept - 1, "y");
        return;
    }
    bool doubled = kept > 2 && last == word[kept - 2] && !strchr("lsf", last);
    bool e = last == 'e' || (word[kept - 2] != 'n' && lost_e(word, kept));
    write(base, word, kept - doubled, e ? "e" : "");
    if (is_adjective(base)) return;
    char other[ENT_STEM_LONGEST + 2];
    write(other, word, kept, e ? "" : "e");
    if (is_adjective(other)) write(base, other, strlen(other), "");
}
