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

/* Single words that begin the lines of an index, each with the class of its part. */
static bool add_index(
    ent_vocabulary *v, FILE *file, const char *path, uint16_t class, ent_error *err)
{
    char line[LONGEST_LINE];
    for (size_t number = 1; fgets(line, sizeof line, file); number++) {
        if (line[0] == ' ') continue; /* the licence */
        size_t size = strcspn(line, " ");
        if (!size || line[size] != ' ')
            return ent_fail(err, ENT_MALFORMED, "%s:%zu: expected a WordNet index line",
                path, number);
        if (memchr(line, '_', size)) continue;
        if (!add(v, ent_atom_hash(line, size), (ent_word_facts){ .classes = class }, err))
            return false;
    }
    return true;
}

/* Lines "form lemma...": irregular forms. */
static bool add_exceptions(
    ent_vocabulary *v, FILE *file, const char *path, uint16_t class, ent_error *err)
{
    char line[LONGEST_LINE];
    for (size_t number = 1; fgets(line, sizeof line, file); number++) {
        size_t size = strcspn(line, " ");
        if (size < 2 || line[size] != ' ')
            return ent_fail(err, ENT_MALFORMED, "%s:%zu: expected a form and its lemma",
                path, number);
        char last = line[size - 1];
        uint16_t form = class == ENT_CLASS_NOUN   ? ENT_CLASS_PLURAL
                        : class == ENT_CLASS_VERB ? (last == 'g'   ? ENT_CLASS_VERB_ING
                                                     : last == 's' ? ENT_CLASS_VERB_S
                                                                   : ENT_CLASS_VERB_ED)
                                                  : (last == 'r' ? ENT_CLASS_COMPARATIVE
                                                                 : ENT_CLASS_SUPERLATIVE);
        if (class == ENT_CLASS_ADVERB || memchr(line, '_', size)) continue;
        if (!add(v, ent_atom_hash(line, size), (ent_word_facts){ .classes = form }, err))
            return false;
    }
    return true;
}

typedef bool reading(
    ent_vocabulary *v, FILE *file, const char *path, uint16_t class, ent_error *err);

static bool add_file(ent_vocabulary *v, const char *folder, const char *name,
    uint16_t class, reading *read, ent_error *err)
{
    char path[LONGEST_PATH];
    snprintf(path, sizeof path, "%.4000s/%s", folder, name);
    FILE *file = fopen(path, "r");
    if (!file)
        return ent_fail(err, errno == ENOENT ? ENT_NOT_FOUND : ENT_IO,
            "cannot read '%s': %s", path, strerror(errno));
    bool ok = read(v, file, path, class, err);
    fclose(file);
    return ok;
}

bool ent_vocabulary_add_wordnet(
    ent_vocabulary *vocabulary, const char *path, ent_error *err)
{
    static const struct {
        const char *index, *exceptions;
        uint16_t class;
    } parts[] = { { "index.noun", "noun.exc", ENT_CLASS_NOUN },
        { "index.verb", "verb.exc", ENT_CLASS_VERB },
        { "index.adj", "adj.exc", ENT_CLASS_ADJECTIVE },
        { "index.adv", "adv.exc", ENT_CLASS_ADVERB } };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!add_file(vocabulary, path, parts[i].index, parts[i].class, add_index, err)
            || !add_file(vocabulary, path, parts[i].exceptions, parts[i].class,
                add_exceptions, err))
            return false;
    return true;
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
            ok = add(vocabulary, ent_atom_hash(line, (size_t)(tab - line)),
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
            if (l->gold_tags[i] != ENT_TAG_NONE)
                words[count++] = (tagged){ ent_atom_hash(l->sentence->words[i].form,
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
    into->classes = (uint16_t)(into->classes | from->classes);
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
