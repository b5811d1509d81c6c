/* contraction.c - clitics after an apostrophe, fused words, units after a number. */
#include "text/contraction.h"

#include <string.h>

#include "text/byte.h"

enum { LONGEST_CLITIC = 6 };

static bool is_one_of(
    const char *word, size_t length, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (*list[i] == *word && strlen(list[i]) == length
            && !memcmp(list[i], word, length))
            return true;
    return false;
}

#define IS_ONE_OF(word, length, list)                                                    \
    is_one_of(word, length, list, sizeof list / sizeof *list)

/* Bytes of the apostrophe at `at`, the typographic one and the grave accent too. */
static uint32_t apostrophe(const char *text, uint32_t at, uint32_t end)
{
    if (text[at] == '\'' || text[at] == '`') return 1;
    return end - at > 3 && !memcmp(text + at, "\xE2\x80\x99", 3) ? 3 : 0;
}

/* "Xi's", "they're", "can't". */
static uint32_t clitic(const char *text, uint32_t begin, uint32_t end)
{
    static const char *const endings[] = { "s", "S", "re", "ve", "ll", "d", "m", "RE",
        "VE", "LL", "D", "M" };
    for (uint32_t at = end - 1; at > begin && end - at <= LONGEST_CLITIC; at--) {
        uint32_t size = apostrophe(text, at, end);
        if (!size) continue;
        const char *rest = text + at + size;
        size_t length = end - at - size;
        if (IS_ONE_OF(rest, length, endings)) return at;
        bool negates = length == 1 && (*rest == 't' || *rest == 'T') && at > begin + 1
                       && (text[at - 1] == 'n' || text[at - 1] == 'N');
        return negates ? at - 1 : end;
    }
    return end;
}

/* "cannot", and what is spoken or typed in haste. */
static uint32_t fused(const char *text, uint32_t begin, uint32_t end)
{
    static const struct {
        const char *word;
        uint32_t first;
    } words[] = { { "cannot", 3 }, { "gonna", 3 }, { "wanna", 3 }, { "gotta", 3 },
        { "dont", 2 }, { "cant", 2 }, { "wont", 2 }, { "isnt", 2 }, { "arent", 3 },
        { "didnt", 3 }, { "doesnt", 4 }, { "wasnt", 3 }, { "havent", 4 },
        { "couldnt", 5 }, { "wouldnt", 5 } };
    size_t length = end - begin;
    char last = text[end - 1];
    if (length < 4 || length > 7 || (last != 't' && last != 'a')) return end;
    if (!memchr(text + begin, 'n', length) && text[end - 2] != 't') return end;
    char first = (char)(text[begin] | 0x20);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (*words[i].word == first && strlen(words[i].word) == length
            && !memcmp(words[i].word + 1, text + begin + 1, length - 1))
            return begin + words[i].first;
    return end;
}

/* "10am", "5bn": a number and its unit. Not "25th", "1990s". */
static uint32_t unit(const char *text, uint32_t begin, uint32_t end)
{
    static const char *const units[] = { "am", "pm", "AM", "PM", "m", "mn", "bn", "tn",
        "k", "b", "km", "cm", "mm", "kg", "lb", "ft", "hz", "mph", "kph" };
    uint32_t at = end;
    while (at > begin && end - at < 4
           && ent_byte_is(text[at - 1], ENT_BYTE_SMALL | ENT_BYTE_LARGE))
        at--;
    if (at == end || at == begin || !IS_ONE_OF(text + at, end - at, units)) return end;
    for (uint32_t i = begin; i < at; i++)
        if (!ent_byte_is(text[i], ENT_BYTE_DIGIT) && !strchr(".,:", text[i])) return end;
    return at;
}

uint32_t ent_contraction(const char *text, uint32_t begin, uint32_t end, unsigned classes)
{
    if (end - begin < 2) return end;
    uint32_t at = end;
    if (classes & ENT_BYTE_DIGIT && ent_byte_is(text[begin], ENT_BYTE_DIGIT))
        at = unit(text, begin, end);
    if (at == end) at = fused(text, begin, end);
    if (at == end && classes & (ENT_BYTE_SIGN | ENT_BYTE_WIDE))
        at = clitic(text, begin, end);
    return at;
}
