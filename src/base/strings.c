/* strings.c - the table's own copy of a key is the interned string. */
#include "base/strings.h"

#include "base/ascii.h"

const char *ent_strings_intern_bytes(ent_strings *s, const char *bytes, size_t length)
{
    ent_entry *e = ent_table_add(&s->table, bytes, length, NULL);
    return e ? e->key : NULL;
}

const char *ent_strings_intern(ent_strings *s, const char *string)
{
    return string ? ent_strings_intern_bytes(s, string, strlen(string)) : NULL;
}

void ent_strings_free(ent_strings *s)
{
    if (s) ent_table_free(&s->table);
}

int ent_compare(const char *a, const char *b)
{
    if (!a || !b) return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

bool ent_among(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (ent_equal(word, words[i])) return true;
    return false;
}

bool ent_same(const char *a, const char *b)
{
    return ent_compare(a, b) == 0;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned ent_distance(const char *a, const char *b)
{
    enum { LONGEST = 63, FAR = 255 };
    size_t na = strlen(a), nb = strlen(b);
    if (na > LONGEST || nb > LONGEST) return FAR;

    unsigned d[LONGEST + 1][LONGEST + 1];
    for (size_t i = 0; i <= na; i++) d[i][0] = (unsigned)i;
    for (size_t j = 0; j <= nb; j++) d[0][j] = (unsigned)j;
    for (size_t i = 1; i <= na; i++)
        for (size_t j = 1; j <= nb; j++) {
            char x = ent_lower(a[i - 1]), y = ent_lower(b[j - 1]);
            d[i][j] = least(
                least(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (x != y));
            bool swapped = i > 1 && j > 1 && x == ent_lower(b[j - 2])
                           && ent_lower(a[i - 2]) == y;
            if (swapped) d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[na][nb];
}
