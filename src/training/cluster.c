/* cluster.c - the exchange algorithm over the counts of word pairs. */
#include "training/cluster.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "syntax/atoms.h"

/* A neighbour of a word, and how often. */
typedef struct {
    uint32_t word, count;
} link;

/* Words are numbered by frequency; then come all rare words, and the sentence's edge. */
typedef struct {
    ent_arena arena;
    uint32_t words, classes, all;      /* classes with the two of rare words and edges */
    uint32_t *class, *count;           /* of words */
    uint32_t *next_from, *before_from; /* first link of each word, words + 1 of them */
    link *next, *before;               /* what follows a word, and what it follows */
    uint32_t *pairs, *turned;          /* of classes: all * all, and its transpose */
    uint64_t *totals;                  /* of classes */
    uint32_t *left, *right; /* of one word: how often classes stand beside it */
    double *gain;
    double *table; /* x log x */
} exchange;

enum { TABLE = 1 << 20, SLOTS_AT_FIRST = 1 << 16 };

static bool make_slots(ent_cluster_corpus *c)
{
    size_t count = c->slot_count ? 2 * c->slot_count : SLOTS_AT_FIRST;
    uint32_t *slots = ent_arena_array(c->arena, count, sizeof *slots);
    if (!slots) return false;
    for (size_t i = 0; i < c->count; i++) {
        size_t at = c->words[i].hash & (count - 1);
        while (slots[at]) at = (at + 1) & (count - 1);
        slots[at] = (uint32_t)i + 1;
    }
    c->slots = slots;
    c->slot_count = count;
    return true;
}

static bool add_number(ent_cluster_corpus *c, uint32_t number)
{
    uint32_t *text = ent_arena_grow(
        c->arena, c->text, c->length, &c->text_capacity, sizeof *text);
    if (!text) return false;
    c->text = text;
    text[c->length++] = number;
    return true;
}

bool ent_cluster_add(ent_cluster_corpus *corpus, const char *form, size_t size)
{
    if (2 * corpus->count >= corpus->slot_count && !make_slots(corpus)) return false;
    uint32_t hash = ent_atom_hash(form, size);
    size_t at = hash & (corpus->slot_count - 1);
    while (corpus->slots[at] && corpus->words[corpus->slots[at] - 1].hash != hash)
        at = (at + 1) & (corpus->slot_count - 1);
    if (!corpus->slots[at]) {
        ent_cluster_word *words = ent_arena_grow(corpus->arena, corpus->words,
            corpus->count, &corpus->capacity, sizeof *words);
        const char *copy = ent_arena_copy(corpus->arena, form, size);
        if (!words || !copy) return false;
        corpus->words = words;
        words[corpus->count] = (ent_cluster_word){ .form = copy, .hash = hash };
        corpus->slots[at] = (uint32_t)++corpus->count;
    }
    corpus->words[corpus->slots[at] - 1].count++;
    return add_number(corpus, corpus->slots[at] - 1);
}

bool ent_cluster_end(ent_cluster_corpus *corpus)
{
    return add_number(corpus, (uint32_t)ENT_CLUSTER_END);
}

static int by_count(const void *a, const void *b)
{
    const ent_cluster_word *x = *(ent_cluster_word *const *)a;
    const ent_cluster_word *y = *(ent_cluster_word *const *)b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return strcmp(x->form, y->form);
}

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static double x_log_x(const exchange *e, uint64_t x)
{
    if (x < TABLE) return e->table[x];
    return (double)x * log((double)x);
}

/* The text's pairs as keys, sorted. `number` of words: by frequency, rare ones together.
 */
static uint64_t *sorted_pairs(
    exchange *e, const ent_cluster_corpus *c, const uint32_t *number, size_t *count)
{
    uint64_t *keys = ent_arena_array(&e->arena, c->length + 1, sizeof *keys);
    uint64_t before = e->words + 1;
    if (!keys) return NULL;
    for (size_t i = 0; i < c->length; i++) {
        uint32_t word = c->text[i];
        uint64_t now = word == (uint32_t)ENT_CLUSTER_END ? e->words + 1 : number[word];
        e->count[now]++;
        keys[i] = before << 32 | now;
        before = now;
    }
    *count = c->length;
    qsort(keys, *count, sizeof *keys, by_value);
    return keys;
}

/* Both lists of links out of the sorted pairs. */
static bool link_words(exchange *e, const uint64_t *keys, size_t count)
{
    uint32_t all = e->words + 2;
    size_t different = 0;
    for (size_t i = 0; i < count; i++) different += !i || keys[i] != keys[i - 1];
    e->next = ent_arena_array(&e->arena, different + 1, sizeof *e->next);
    e->before = ent_arena_array(&e->arena, different + 1, sizeof *e->before);
    e->next_from = ent_arena_array(&e->arena, all + 2, sizeof *e->next_from);
    e->before_from = ent_arena_array(&e->arena, all + 2, sizeof *e->before_from);
    if (!e->next || !e->before || !e->next_from || !e->before_from) return false;
    for (size_t i = 0; i < count; i++) {
        if (i && keys[i] == keys[i - 1]) continue;
        e->next_from[(keys[i] >> 32) + 2]++;
        e->before_from[(keys[i] & 0xFFFFFFFF) + 2]++;
    }
    for (uint32_t w = 2; w < all + 2; w++) {
        e->next_from[w] += e->next_from[w - 1];
        e->before_from[w] += e->before_from[w - 1];
    }
    for (size_t i = 0, next; i < count; i = next) { /* [w + 1] counts on while filling */
        for (next = i; next < count && keys[next] == keys[i]; next++) {
        }
        uint32_t first = (uint32_t)(keys[i] >> 32), second = (uint32_t)keys[i];
        e->next[e->next_from[first + 1]++] = (link){ second, (uint32_t)(next - i) };
        e->before[e->before_from[second + 1]++] = (link){ first, (uint32_t)(next - i) };
    }
    return true;
}

static bool start(exchange *e, const ent_cluster_corpus *c, const uint32_t *number)
{
    uint32_t all = e->all = e->classes + 2, words = e->words + 2;
    size_t count = 0;
    e->class = ent_arena_array(&e->arena, words, sizeof *e->class);
    e->count = ent_arena_array(&e->arena, words, sizeof *e->count);
    e->pairs = ent_arena_array(&e->arena, (size_t)all * all, sizeof *e->pairs);
    e->turned = ent_arena_array(&e->arena, (size_t)all * all, sizeof *e->turned);
    e->totals = ent_arena_array(&e->arena, all, sizeof *e->totals);
    e->left = ent_arena_array(&e->arena, all, sizeof *e->left);
    e->right = ent_arena_array(&e->arena, all, sizeof *e->right);
    e->gain = ent_arena_array(&e->arena, all, sizeof *e->gain);
    e->table = ent_arena_array(&e->arena, TABLE, sizeof *e->table);
    if (!e->class || !e->count || !e->pairs || !e->turned || !e->totals || !e->left
        || !e->right || !e->gain || !e->table)
        return false;
    uint64_t *keys = sorted_pairs(e, c, number, &count);
    if (!keys || !link_words(e, keys, count)) return false;
    for (uint32_t x = 1; x < TABLE; x++) e->table[x] = x * log(x);
    for (uint32_t w = 0; w < words; w++) {
        e->class[w] = w < e->words ? w % e->classes : e->classes + w - e->words;
        e->totals[e->class[w]] += e->count[w];
    }
    for (uint32_t w = 0; w < words; w++)
        for (uint32_t i = e->next_from[w]; i < e->next_from[w + 1]; i++) {
            uint32_t a = e->class[w], b = e->class[e->next[i].word];
            e->pairs[a * all + b] += e->next[i].count;
            e->turned[b * all + a] += e->next[i].count;
        }
    return true;
}

/* Counts the classes beside a word; how often it follows itself. */
static uint32_t look_around(exchange *e, uint32_t word)
{
    uint32_t self = 0;
    memset(e->left, 0, e->all * sizeof *e->left);
    memset(e->right, 0, e->all * sizeof *e->right);
    for (uint32_t i = e->next_from[word]; i < e->next_from[word + 1]; i++)
        if (e->next[i].word == word)
            self = e->next[i].count;
        else
            e->right[e->class[e->next[i].word]] += e->next[i].count;
    for (uint32_t i = e->before_from[word]; i < e->before_from[word + 1]; i++)
        if (e->before[i].word != word)
            e->left[e->class[e->before[i].word]] += e->before[i].count;
    return self;
}

/* Takes the word out of a class (`sign` -1) or puts it in (1), in the counts. */
static void shift(exchange *e, uint32_t word, uint32_t class, uint32_t self, int sign)
{
    uint32_t all = e->all, by = (uint32_t)sign; /* wraps around to a subtraction */
    for (uint32_t c = 0; c < all; c++) {
        e->pairs[c * all + class] += by * e->left[c];
        e->turned[class * all + c] += by * e->left[c];
        e->pairs[class * all + c] += by * e->right[c];
        e->turned[c * all + class] += by * e->right[c];
    }
    e->pairs[class * all + class] += by * self;
    e->turned[class * all + class] += by * self;
    e->totals[class] += (uint64_t)(int64_t)sign * e->count[word];
}

static void add_row(exchange *e, const uint32_t *row, uint32_t more)
{
    for (uint32_t k = 0; k < e->classes; k++)
        e->gain[k] += x_log_x(e, row[k] + more) - x_log_x(e, row[k]);
}

/* The class in which a word that is in none raises the likelihood most. */
static uint32_t best_class(exchange *e, uint32_t word, uint32_t self)
{
    uint32_t all = e->all, best = 0;
    for (uint32_t k = 0; k < e->classes; k++)
        e->gain[k] = -2
                     * (x_log_x(e, e->totals[k] + e->count[word])
                         - x_log_x(e, e->totals[k]));
    for (uint32_t c = 0; c < all; c++) {
        if (e->left[c]) add_row(e, e->pairs + (size_t)c * all, e->left[c]);
        if (e->right[c]) add_row(e, e->turned + (size_t)c * all, e->right[c]);
    }
    for (uint32_t k = 0; k < e->classes; k++) { /* a class beside itself: all at once */
        uint32_t own = e->pairs[k * all + k];
        double base = x_log_x(e, own);
        e->gain[k] -= x_log_x(e, own + e->left[k]) - base;
        e->gain[k] -= x_log_x(e, own + e->right[k]) - base;
        e->gain[k] += x_log_x(e, own + e->left[k] + e->right[k] + self) - base;
        if (e->gain[k] > e->gain[best] + 1e-9) best = k;
    }
    return best;
}

static void run_passes(exchange *e, uint32_t passes)
{
    enum { FEW = 500 }; /* one word in so many */
    for (uint32_t pass = 0, moved = e->words; pass < passes && moved >= e->words / FEW;
         pass++) {
        moved = 0;
        for (uint32_t word = 0; word < e->words; word++) {
            uint32_t old = e->class[word], self = look_around(e, word);
            shift(e, word, old, self, -1);
            uint32_t best = best_class(e, word, self);
            shift(e, word, best, self, 1);
            e->class[word] = best;
            moved += best != old;
        }
    }
}

bool ent_cluster_run(
    ent_cluster_corpus *corpus, const ent_cluster_options *options, ent_error *err)
{
    exchange e = { .classes = options->classes };
    size_t count = corpus->count;
    ent_cluster_word **order = ent_arena_array(&e.arena, count + 1, sizeof *order);
    uint32_t *number = ent_arena_array(&e.arena, count + 1, sizeof *number);
    bool ok = order && number && options->classes;
    for (size_t i = 0; ok && i < count; i++) order[i] = &corpus->words[i];
    if (ok) qsort(order, count, sizeof *order, by_count);
    while (ok && e.words < count && order[e.words]->count >= options->least) e.words++;
    for (size_t i = 0; ok && i < count; i++)
        number[order[i] - corpus->words] = i < e.words ? (uint32_t)i : e.words;
    ok = ok && start(&e, corpus, number);
    ent_cluster_word *sorted = ok ? ent_arena_array(
                                   corpus->arena, count + 1, sizeof *sorted)
                                  : NULL;
    if (sorted) {
        run_passes(&e, options->passes);
        for (size_t i = 0; i < count; i++) {
            sorted[i] = *order[i];
            sorted[i].class = i < e.words ? e.class[i] + 1 : 0;
        }
        corpus->words = sorted;
        corpus->slots = NULL;
        corpus->slot_count = 0;
    }
    ent_arena_free(&e.arena);
    return sorted || ent_fail(err, ENT_MEMORY, "clusters: out of memory");
}
