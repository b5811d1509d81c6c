/* judge.c - the model's file, and sums of its weights.
 *
 * A trait's hash leads to a slot; the slot's classes are bits, its weights follow each
 * other in order of class. */
#include "relations/judge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "base/file.h"
#include "base/map.h"

enum { VERSION = 1, MOST_CLASSES = 32, ALIGNED = 64 };

/* Log odds; smaller ones only fill the file. */
#define LEAST_WEIGHT 0.02f

static const char magic[8] = { 'E', 'N', 'T', 'J', 'U', 'D', 'G', 'E' };

typedef struct {
    uint32_t key, classes, first;
} slot;

typedef struct {
    uint32_t slots; /* a power of 2, or 0 */
    uint32_t weights;
    float scale; /* of one unit */
    uint32_t unused;
} table_head;

/* Little-endian, as all machines that Entente is built for. */
typedef struct {
    char magic[8];
    uint64_t checksum; /* XXH3 of all that follows */
    uint32_t version, note;
    float threshold;
    float slope[ENT_RELATIONS], shift[ENT_RELATIONS];
    table_head tables[2];
    uint32_t unused;
} file_head;

_Static_assert(sizeof(file_head) == 32 + 8 * ENT_RELATIONS + 2 * sizeof(table_head),
    "no gaps, whose bytes would be anything");

typedef struct {
    const slot *slots;
    const int16_t *weights;
    uint32_t capacity, weight_count;
    float scale;
} table;

struct ent_judge {
    ent_map map;
    char digest[9];
    const file_head *head;
    table relations, statuses;
};

static size_t padded(size_t size)
{
    return (size + ALIGNED - 1) / ALIGNED * ALIGNED;
}

static bool damaged(const char *path, const char *how, ent_error *err)
{
    return ent_fail(err, ENT_MALFORMED, "the claim model '%s' is %s", path, how);
}

/* Every slot leads to weights that are there. */
static bool is_sound(const table *t)
{
    for (uint32_t i = 0; i < t->capacity; i++) {
        uint64_t end = t->slots[i].first
                       + (uint64_t)__builtin_popcount(t->slots[i].classes);
        if (t->slots[i].key && end > t->weight_count) return false;
    }
    return (t->capacity & (t->capacity - 1)) == 0;
}

static bool place_table(const ent_judge *j, const table_head *head, size_t *at, table *t)
{
    size_t slots = padded(head->slots * sizeof(slot));
    size_t weights = padded(head->weights * sizeof(int16_t));
    if (slots > j->map.size - *at || weights > j->map.size - *at - slots) return false;
    *t = (table){ .slots = (const slot *)(const void *)(j->map.bytes + *at),
        .weights = (const int16_t *)(const void *)(j->map.bytes + *at + slots),
        .capacity = head->slots,
        .weight_count = head->weights,
        .scale = head->scale };
    *at += slots + weights;
    return is_sound(t);
}

static bool read_model(ent_judge *j, const char *path, ent_error *err)
{
    size_t at = padded(sizeof *j->head);
    if (j->map.size < at || memcmp(j->map.bytes, magic, sizeof magic) != 0)
        return damaged(path, "not a model of claims", err);
    j->head = (const file_head *)(const void *)j->map.bytes;
    if (j->head->version != VERSION) return damaged(path, "of another version", err);
    size_t from = offsetof(file_head, version);
    XXH64_hash_t sum = XXH3_64bits(j->map.bytes + from, j->map.size - from);
    if (sum != j->head->checksum) return damaged(path, "cut short or damaged", err);
    if (!place_table(j, &j->head->tables[0], &at, &j->relations)
        || !place_table(j, &j->head->tables[1], &at, &j->statuses))
        return damaged(path, "inconsistent", err);
    snprintf(j->digest, sizeof j->digest, "%08x", (unsigned)(sum & 0xFFFFFFFF));
    return true;
}

bool ent_judge_open(const char *path, ent_judge **judge, ent_error *err)
{
    *judge = NULL;
    ent_judge *j = calloc(1, sizeof *j);
    if (!j) return ent_fail(err, ENT_MEMORY, "out of memory");
    if (ent_map_open(path, "the claim model", &j->map, err) && read_model(j, path, err)) {
        ent_map_rest(&j->map);
        *judge = j;
        return true;
    }
    ent_judge_close(j);
    return false;
}

void ent_judge_close(ent_judge *judge)
{
    if (!judge) return;
    ent_map_close(&judge->map);
    free(judge);
}

const char *ent_judge_digest(const ent_judge *judge)
{
    return judge->digest;
}

static const slot *find(const table *t, uint32_t key)
{
    for (uint32_t i = key, tries = 0; tries < t->capacity; i++, tries++) {
        const slot *s = &t->slots[i & (t->capacity - 1)];
        if (s->key == key) return s;
        if (!s->key) return NULL;
    }
    return NULL;
}

/* The slots of the traits that the table has; their number. The table is larger than the
 * caches that are near: what is needed soon is fetched while the trait at hand is found.
 */
static uint32_t find_all(
    const table *t, const ent_traits *traits, const slot **found, uint8_t *owns)
{
    enum { AHEAD = 12 };
    uint32_t count = 0, mask = t->capacity - 1;
    for (uint32_t i = 0; i < traits->count && i < AHEAD && t->capacity; i++)
        __builtin_prefetch(&t->slots[traits->items[i].hash & mask]);
    for (uint32_t i = 0; i < traits->count && t->capacity; i++) {
        if (i + AHEAD < traits->count)
            __builtin_prefetch(&t->slots[traits->items[i + AHEAD].hash & mask]);
        const slot *s = find(t, traits->items[i].hash);
        if (!s) continue;
        __builtin_prefetch(t->weights + s->first);
        owns[count] = traits->items[i].own;
        found[count++] = s;
    }
    return count;
}

static void add_up(const table *t, const ent_traits *traits, int32_t *sums)
{
    const slot *found[ENT_TRAITS];
    uint8_t owns[ENT_TRAITS];
    uint32_t count = find_all(t, traits, found, owns);
    for (uint32_t i = 0; i < count; i++) {
        const int16_t *weight = t->weights + found[i]->first;
        uint32_t bits = found[i]->classes;
        if (owns[i])
            sums[owns[i] - 1] += bits & 1 ? *weight : 0;
        else
            for (; bits; bits &= bits - 1) sums[__builtin_ctz(bits)] += *weight++;
    }
}

void ent_judge_relations(
    const ent_judge *judge, const ent_traits *traits, float odds[ENT_RELATIONS])
{
    int32_t sums[MOST_CLASSES] = { 0 };
    add_up(&judge->relations, traits, sums);
    for (int i = 0; i < ENT_RELATIONS; i++)
        odds[i] = (float)sums[i] * judge->relations.scale;
}

static int32_t weight_of(const table *t, uint32_t key, unsigned class)
{
    const slot *s = find(t, key);
    uint32_t bit = 1u << class;
    if (!s || !(s->classes & bit)) return 0;
    return t->weights[s->first + (uint32_t)__builtin_popcount(s->classes & (bit - 1))];
}

/* A weight that relations share is kept as that of the first class. */
static int32_t units_of(const ent_judge *judge, const ent_trait *t, unsigned relation)
{
    if (t->own && t->own != relation + 1) return 0;
    return weight_of(&judge->relations, t->hash, t->own ? 0 : relation);
}

float ent_judge_weight(
    const ent_judge *judge, const ent_trait *trait, ent_relation relation)
{
    return (float)units_of(judge, trait, relation) * judge->relations.scale;
}

uint32_t ent_judge_trigger(const ent_judge *judge, const ent_traits *traits,
    const uint32_t *relations, ent_relation relation, float *support)
{
    int32_t sums[ENT_TRIGGERS] = { 0 };
    uint32_t best = ENT_NO_TOKEN;
    bool framed = false; /* the best one has a frame */
    for (uint32_t i = 0; i < traits->count; i++)
        if (traits->items[i].trigger < ENT_TRIGGERS)
            sums[traits->items[i].trigger] += units_of(
                judge, &traits->items[i], relation);
    for (uint32_t i = 0; i < traits->trigger_count; i++) {
        bool has = (relations[traits->triggers[i]] >> relation & 1) != 0;
        bool better = best == ENT_NO_TOKEN || (has && !framed)
                      || (has == framed && sums[i] > sums[best]);
        if (better) best = i;
        if (better) framed = has;
    }
    if (support)
        *support = best == ENT_NO_TOKEN ? 0 : (float)sums[best] * judge->relations.scale;
    return best == ENT_NO_TOKEN ? best : traits->triggers[best];
}

ent_status ent_status_likeliest(const float odds[ENT_STATUSES])
{
    const float lead = 1.3f; /* log odds; chosen on texts held out */
    ent_status best = ENT_ACTUAL;
    for (int i = 1; i < ENT_STATUSES; i++)
        if (odds[i] > odds[best] - (best == ENT_ACTUAL ? lead : 0)) best = (ent_status)i;
    return best;
}

ent_status ent_judge_status(const ent_judge *judge, const ent_traits *traits)
{
    int32_t sums[MOST_CLASSES] = { 0 };
    float odds[ENT_STATUSES];
    add_up(&judge->statuses, traits, sums);
    for (int i = 0; i < ENT_STATUSES; i++)
        odds[i] = (float)sums[i] * judge->statuses.scale;
    return ent_status_likeliest(odds);
}

float ent_judge_confidence(const ent_judge *judge, ent_relation relation, float odds)
{
    float x = judge->head->slope[relation] * odds + judge->head->shift[relation];
    return 1.0f / (1.0f + expf(-x));
}

float ent_judge_threshold(const ent_judge *judge, bool rule)
{
    return judge->head->threshold * (rule ? ENT_RULE_SHARE : 1.0f);
}

/* Writing ---------------------------------------------------------------------------- */

typedef struct {
    slot *slots;
    int16_t *weights;
    table_head head;
} packed;

static float largest(const ent_judge_table *t)
{
    float most = 0;
    for (size_t i = 0; i < t->rows * t->classes; i++)
        if (fabsf(t->weights[i]) > most) most = fabsf(t->weights[i]);
    return most;
}

static void put(packed *p, uint32_t key, const float *row, uint32_t classes)
{
    slot made = { .key = key, .first = p->head.weights };
    for (uint32_t i = 0; i < classes; i++) {
        if (fabsf(row[i]) < LEAST_WEIGHT) continue;
        long units = lrintf(row[i] / p->head.scale);
        made.classes |= 1u << i;
        p->weights[p->head.weights++] = (int16_t)units;
    }
    if (!made.classes) return;
    uint32_t at = key;
    while (p->slots[at & (p->head.slots - 1)].key) at++;
    p->slots[at & (p->head.slots - 1)] = made;
}

static bool pack(const ent_judge_table *t, packed *p)
{
    float most = largest(t);
    size_t used = 0;
    p->head = (table_head){ .slots = 64, .scale = most > 0 ? most / INT16_MAX : 1 };
    for (size_t i = 0; i < t->rows; i++)
        for (uint32_t c = 0; c < t->classes; c++)
            if (fabsf(t->weights[i * t->classes + c]) >= LEAST_WEIGHT) {
                used++;
                break;
            }
    while (p->head.slots < used * 3 / 2) p->head.slots *= 2;
    p->slots = calloc(1, padded(p->head.slots * sizeof *p->slots));
    p->weights = calloc(1, padded((t->rows * t->classes + 1) * sizeof *p->weights));
    if (!p->slots || !p->weights) return false;
    for (size_t i = 0; i < t->rows; i++)
        put(p, t->keys[i], t->weights + i * t->classes, t->classes);
    return true;
}

static void append(unsigned char *bytes, size_t *at, const void *from, size_t size)
{
    if (size) memcpy(bytes + *at, from, size);
    *at += padded(size);
}

static bool write_packed(
    const ent_judge_parts *parts, const packed *tables, const char *path, ent_error *err)
{
    file_head head = { .version = VERSION,
        .note = (uint32_t)strlen(parts->note),
        .threshold = parts->threshold,
        .tables = { tables[0].head, tables[1].head } };
    size_t size = padded(sizeof head) + padded(head.note), at = 0;
    for (int i = 0; i < 2; i++)
        size += padded(tables[i].head.slots * sizeof(slot))
                + padded(tables[i].head.weights * sizeof(int16_t));
    memcpy(head.magic, magic, sizeof magic);
    memcpy(head.slope, parts->slope, sizeof head.slope);
    memcpy(head.shift, parts->shift, sizeof head.shift);
    unsigned char *bytes = calloc(1, size);
    if (!bytes) return ent_fail(err, ENT_MEMORY, "out of memory");
    append(bytes, &at, &head, sizeof head);
    for (int i = 0; i < 2; i++) {
        append(bytes, &at, tables[i].slots, tables[i].head.slots * sizeof(slot));
        append(bytes, &at, tables[i].weights, tables[i].head.weights * sizeof(int16_t));
    }
    append(bytes, &at, parts->note, head.note);
    size_t from = offsetof(file_head, version);
    head.checksum = XXH3_64bits(bytes + from, size - from);
    memcpy(bytes, &head, sizeof head);
    bool ok = ent_file_write(path, (const char *)bytes, size, err);
    free(bytes);
    return ok;
}

bool ent_judge_write(const ent_judge_parts *parts, const char *path, ent_error *err)
{
    packed tables[2] = { { NULL, NULL, { 0 } }, { NULL, NULL, { 0 } } };
    bool ok = pack(&parts->relations, &tables[0]) && pack(&parts->statuses, &tables[1]);
    ok = ok ? write_packed(parts, tables, path, err)
            : ent_fail(err, ENT_MEMORY, "out of memory");
    for (int i = 0; i < 2; i++) {
        free(tables[i].slots);
        free(tables[i].weights);
    }
    return ok;
}
