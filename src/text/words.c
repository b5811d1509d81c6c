/* words.c - finds words in the sorted lists. */
#include "text/words.h"

#include <string.h>

/* Orders `word` against a line "word rest". */
static int compare(const char *word, const char *line)
{
    while (*word && *word == *line) word++, line++;
    unsigned char a = (unsigned char)*word, b = *line == ' ' ? 0 : (unsigned char)*line;
    return a < b ? -1 : a > b;
}

static const char *find(const char *const *lines, size_t count, const char *word)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(word, lines[middle]);
        if (order == 0) return lines[middle] + strlen(word) + 1;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return "";
}

const char *ent_word_closed(const char *lower)
{
    return find(ent_words_closed, ent_words_closed_count, lower);
}

const char *ent_word_open(const char *lower)
{
    const char *states = find(ent_words_verb, ent_words_verb_count, lower);
    if (!*states) states = find(ent_words_other, ent_words_other_count, lower);
    return *states ? states : find(ent_words_noun, ent_words_noun_count, lower);
}

const char *ent_word_form(const char *lower)
{
    return find(ent_words_form, ent_words_form_count, lower);
}
