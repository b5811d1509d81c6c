/* vocabulary.c - facts about words from three sources, put together by hash. */
#include "training/vocabulary.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syntax/hash.h"

enum { FOLD_BLOCK = 20, LONGEST_PATH = 4096, LONGEST_LINE = 65536 };

bool ent_in_fold(size_t sentence, size_t fold, size_t folds)
{
    return folds && sentence / FOLD_BLOCK % folds == fold;
}

static bool add(ent_vocabulary *v, uint32_t hash, ent_word_facts facts, ent_error *err)
{
    ent_vocabulary_word *items = ent_arena_grow(
        v->arena, v->items, v->count, &v->capacity, sizeof *items);
    if (!items) return ent_fail(err, ENT_MEMORY, "vocabulary: out of memory");
    v->items = items;
    items[v->count++] = (ent_vocabulary_word){ hash, facts };
    return true;
}

static uint32_t word_hash(const char *word, size_t size)
{
    static const ent_word_table none = { 0 };
    ent_atom atom;
    ent_atom_fill(&atom, &none, word, size);
    return atom.word;
}

/* The lexicographer file of the synset at a byte offset of a data file. */
static int lexicographer_file(FILE *data, long offset)
{
    long found = -1;
    int number = -1;
    if (fseek(data, offset, SEEK_SET) != 0 || fscanf(data, "%ld %d", &found, &number) != 2
        || found != offset)
        return -1;
    return number;
}

/* An index line: lemma pos senses pointers [pointer...] senses tagged offset... */
static bool read_index_line(char *line, char **lemma, long *offset)
{
    char *rest;
    *lemma = strtok_r(line, " ", &rest);
    strtok_r(NULL, " ", &rest); /* pos */
    const char *senses = strtok_r(NULL, " ", &rest);
    const char *pointers = strtok_r(NULL, " ", &rest);
    if (!*lemma || !senses || !pointers) return false;
    for (long i = strtol(pointers, NULL, 10) + 2; i > 0; i--) strtok_r(NULL, " ", &rest);
    const char *first = strtok_r(NULL, " ", &rest);
    if (!first) return false;
    *offset = strtol(first, NULL, 10);
    return true;
}

static bool add_part(ent_vocabulary *v, FILE *index, FILE *data, const char *path,
    size_t part, ent_error *err)
{
    char line[LONGEST_LINE], *lemma;
    long offset;
    for (size_t number = 1; fgets(line, sizeof line, index); number++) {
        if (line[0] == ' ') continue; /* the licence */
        if (!read_index_line(line, &lemma, &offset))
            return ent_fail(err, ENT_MALFORMED, "%s:%zu: expected a WordNet index line",
                path, number);
        if (strchr(lemma, '_')) continue;
        ent_word_facts facts = { .classes = (uint8_t)(1u << part) };
        if (part < 2) {
            int file = lexicographer_file(data, offset);
            if (file < 0)
                return ent_fail(err, ENT_MALFORMED,
                    "%s:%zu: no synset at %ld of the data file", path, number, offset);
            *(part == 0 ? &facts.noun : &facts.verb) = (uint8_t)(file + 1);
        }
        if (!add(v, word_hash(lemma, strlen(lemma)), facts, err)) return false;
    }
    return true;
}

static FILE *open_part(
    const char *folder, const char *kind, const char *part, char *path, ent_error *err)
{
    snprintf(path, LONGEST_PATH, "%.4000s/%s.%s", folder, kind, part);
    FILE *file = fopen(path, "r");
    if (!file)
        ent_fail(err, errno == ENOENT ? ENT_NOT_FOUND : ENT_IO, "cannot read '%s': %s",
            path, strerror(errno));
    return file;
}

bool ent_vocabulary_add_wordnet(
    ent_vocabulary *vocabulary, const char *path, ent_error *err)
{
    static const char *const parts[] = { "noun", "verb", "adj", "adv" };
    char name[LONGEST_PATH + 16];
    bool ok = true;
    for (size_t part = 0; ok && part < sizeof parts / sizeof *parts; part++) {
        FILE *data = open_part(path, "data", parts[part], name, err);
        FILE *index = data ? open_part(path, "index", parts[part], name, err) : NULL;
        ok = index && add_part(vocabulary, index, data, name, part, err);
        if (index) fclose(index);
        if (data) fclose(data);
    }
    return ok;
}

bool ent_vocabulary_add_clusters(
    ent_vocabulary *vocabulary, const char *path, ent_error *err)
{
    char line[LONGEST_LINE];
    FILE *file = fopen(path, "r");
    if (!file)
        return ent_fail(err, errno == ENOENT ? ENT_NOT_FOUND : ENT_IO,
            "cannot read '%s': %s", path, strerror(errno));
    bool ok = true;
    for (size_t number = 1; ok && fgets(line, sizeof line, file); number++) {
        char *tab = strchr(line, '\t');
        long cluster = tab ? strtol(tab + 1, NULL, 10) : 0;
        if (cluster < 1 || cluster > 4095)
            ok = ent_fail(err, ENT_MALFORMED,
                "%s:%zu: expected a word, a tab and 1..4095", path, number);
        else
            ok = add(vocabulary, word_hash(line, (size_t)(tab - line)),
                (ent_word_facts){ .cluster = (uint16_t)cluster }, err);
    }
    fclose(file);
    return ok;
}

typedef struct {
    uint32_t hash;
    uint32_t tag;
} tagged;

static int by_hash_and_tag(const void *a, const void *b)
{
    const tagged *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return x->tag < y->tag ? -1 : x->tag > y->tag;
}

/* A number for the set of tags that make up a twentieth or more of words[0..count). */
static uint16_t ambiguity_class(const tagged *words, size_t count)
{
    uint32_t set = 0;
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i; next < count && words[next].tag == words[i].tag; next++) {
        }
        if ((next - i) * 20 >= count) set ^= ent_hash_mix(words[i].tag + 1);
    }
    return (uint16_t)(ent_hash_mix(set) | 1);
}

bool ent_vocabulary_add_tags(ent_vocabulary *vocabulary, const ent_lessons *lessons,
    size_t fold, size_t folds, ent_error *err)
{
    enum { LEAST = 2 }; /* a word seen once tells little about its other tags */
    tagged *words = malloc((lessons->words + 1) * sizeof *words);
    size_t count = 0;
    bool ok = true;
    if (!words) return ent_fail(err, ENT_MEMORY, "vocabulary: out of memory");
    for (size_t s = 0; s < lessons->count; s++) {
        const ent_lesson *l = &lessons->items[s];
        for (size_t i = 0; i < l->count && !ent_in_fold(s, fold, folds); i++)
            if (l->gold_tags[i] != ENT_TAG_UNKNOWN)
                words[count++] = (tagged){ word_hash(l->sentence->words[i].form,
                                               l->sentence->words[i].size),
                    l->gold_tags[i] };
    }
    qsort(words, count, sizeof *words, by_hash_and_tag);
    for (size_t i = 0, next; ok && i < count; i = next) {
        for (next = i; next < count && words[next].hash == words[i].hash; next++) {
        }
        if (next - i < LEAST) continue;
        ent_word_facts facts = { .ambiguity = ambiguity_class(words + i, next - i) };
        ok = add(vocabulary, words[i].hash, facts, err);
    }
    free(words);
    return ok;
}

static int by_hash(const void *a, const void *b)
{
    const ent_vocabulary_word *x = a, *y = b;
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static void join(ent_word_facts *into, const ent_word_facts *from)
{
    if (from->ambiguity) into->ambiguity = from->ambiguity;
    if (from->cluster && !into->cluster) into->cluster = from->cluster;
    if (from->noun && !into->noun) into->noun = from->noun;
    if (from->verb && !into->verb) into->verb = from->verb;
    into->classes |= from->classes;
}

bool ent_vocabulary_table(
    ent_vocabulary *vocabulary, ent_word_table *table, ent_error *err)
{
    size_t count = vocabulary->count, different = 0;
    ent_vocabulary_word *sorted = malloc((count + 1) * sizeof *sorted);
    if (!sorted) return ent_fail(err, ENT_MEMORY, "vocabulary: out of memory");
    if (count) memcpy(sorted, vocabulary->items, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, by_hash);
    for (size_t i = 0; i < count; i++)
        if (different && sorted[different - 1].hash == sorted[i].hash)
            join(&sorted[different - 1].facts, &sorted[i].facts);
        else
            sorted[different++] = sorted[i];
    uint32_t capacity = (uint32_t)(different * 5 / 4 + 16);
    uint64_t *entries = ent_arena_array(vocabulary->arena, capacity, sizeof *entries);
    for (size_t i = 0; entries && i < different; i++)
        if (!ent_word_table_put(entries, capacity, sorted[i].hash, sorted[i].facts))
            break;
    free(sorted);
    *table = (ent_word_table){ entries, capacity };
    return entries || ent_fail(err, ENT_MEMORY, "vocabulary: out of memory");
}
