/* sorted.c - a binary search between two starts. */
#include "base/sorted.h"

#include <stdbool.h>

static unsigned letter(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte < 'a' ? 0 : byte > 'z' ? 27 : byte - 'a' + 1u;
}

static unsigned bucket(const char *word, char end)
{
    bool ends = !*word || *word == end;
    unsigned first = ends ? 0 : letter(*word), second = 0;
    if (!ends && word[1] != end) second = letter(word[1]);
    return first * ENT_SORTED_LETTERS + second;
}

static const char *word_of(const ent_sorted *s, size_t at)
{
    return *(const char *const *)(const void *)((const char *)s->items + at * s->size);
}

/* Orders `word` against one of the list. */
static int compare(const char *word, const char *item, char end)
{
    while (*word && *word == *item && *item != end) word++, item++;
    unsigned char a = (unsigned char)*word, b = (unsigned char)*item;
    if (b == (unsigned char)end) b = 0;
    return a < b ? -1 : a > b;
}

void ent_sorted_index(ent_sorted *s)
{
    enum { BUCKETS = ENT_SORTED_LETTERS * ENT_SORTED_LETTERS };
    size_t at = 0;
    for (unsigned b = 0; b <= BUCKETS; b++) {
        while (at < s->count && bucket(word_of(s, at), s->end) < b) at++;
        s->starts[b] = (uint16_t)at;
    }
}

const void *ent_sorted_find(const ent_sorted *s, const char *word)
{
    unsigned b = bucket(word, '\0');
    size_t low = s->starts[b], high = s->starts[b + 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(word, word_of(s, middle), s->end);
        if (order == 0) return (const char *)s->items + middle * s->size;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
