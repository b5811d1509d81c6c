/* tally.c - the hot loop: find a key, add to its sums. */
#include "tally/tally.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/pages.h"
#include "events/intensity.h"

enum { PARTY_FIELDS = 5 };

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "out of memory for tallies");
}

int64_t ent_weight_of(ent_micro intensity, ent_micro confidence)
{
    int64_t size = intensity < 0 ? -intensity : intensity;
    return (size * confidence + 500) / 1000;
}

int64_t ent_weight_reported(int64_t weight, uint64_t reports)
{
    if (reports < 2) return weight;
    return weight && reports > (uint64_t)(INT64_MAX / weight) ? INT64_MAX
                                                              : weight * (int64_t)reports;
}

int64_t ent_weight_logged(int64_t weight, uint64_t reports)
{
    if (reports < 2) return weight;
    double more = (double)weight * (1 + log((double)reports));
    return more < (double)INT64_MAX ? llround(more) : INT64_MAX;
}

int ent_strongest_compare(const ent_strongest *a, const ent_strongest *b)
{
    int32_t x = abs(a->intensity), y = abs(b->intensity);
    int d = (a->confidence < b->confidence) - (a->confidence > b->confidence);
    if (!d) d = (x < y) - (x > y);
    if (!d) d = (a->intensity < b->intensity) - (a->intensity > b->intensity);
    return d ? d : a->appeal - b->appeal;
}

/* A party's key: its five strings, each with its NUL. */
bool ent_tally_party(
    ent_tallies *t, const ent_party *party, uint32_t *number, ent_error *err)
{
    const char *const fields[PARTY_FIELDS] = { party->code, party->id, party->name,
        party->kind, party->sector };
    char small[256], *key = small;
    size_t lengths[PARTY_FIELDS], total = 0;
    for (size_t i = 0; i < PARTY_FIELDS; i++) {
        lengths[i] = fields[i] ? strlen(fields[i]) : 0;
        total += lengths[i] + 1;
    }
    if (total > sizeof small && !(key = malloc(total))) return no_memory(err);
    char *at = key;
    for (size_t i = 0; i < PARTY_FIELDS; i++) {
        if (lengths[i]) memcpy(at, fields[i], lengths[i]);
        at[lengths[i]] = '\0';
        at += lengths[i] + 1;
    }
    ent_entry *e = ent_table_add(&t->parties, key, total, NULL);
    if (key != small) free(key);
    if (!e) return no_memory(err);
    *number = (uint32_t)(e - t->parties.entries);
    return true;
}

ent_party ent_tally_party_at(const ent_tallies *t, uint32_t number)
{
    const char *fields[PARTY_FIELDS], *at = t->parties.entries[number].key;
    for (size_t i = 0; i < PARTY_FIELDS; i++) {
        fields[i] = *at ? at : NULL;
        at += strlen(at) + 1;
    }
    return (ent_party){ fields[0], fields[1], fields[2], fields[3], fields[4] };
}

/* A slot: the upper half of the hash as a tag, then place + 1. */
uint64_t ent_tally_hash(const ent_tally_key *k)
{
    uint64_t ends = (uint64_t)k->source << 32 | k->target;
    uint64_t rest = (uint64_t)(uint32_t)k->day << 16 | (uint64_t)(k->relation << 8)
                    | k->status;
    uint64_t h = ends * UINT64_C(0x9E3779B97F4A7C15)
                 ^ rest * UINT64_C(0xC2B2AE3D27D4EB4F);
    h ^= h >> 32;
    h *= UINT64_C(0x9FB21C651E98DF25);
    return h ^ h >> 29;
}

static bool same_key(const ent_tally_key *a, const ent_tally_key *b)
{
    return a->source == b->source && a->target == b->target && a->day == b->day
           && a->relation == b->relation && a->status == b->status;
}

static const uint64_t TAG = ~(uint64_t)UINT32_MAX;

/* Slots are at most half full: a miss costs one look as a rule. */
static bool widen(ent_tallies *t, ent_error *err)
{
    size_t slot_count = t->slot_count ? t->slot_count * 2 : 1024;
    size_t capacity = slot_count / 2, mask = slot_count - 1;
    if (capacity >= UINT32_MAX)
        return ent_fail(err, ENT_LIMIT, "over %u tallies, expected fewer", UINT32_MAX);
    ent_tally *items = realloc(t->items, capacity * sizeof *items);
    if (!items) return no_memory(err);
    t->items = items;
    ent_pages_large(items, capacity * sizeof *items);
    uint64_t *slots = calloc(slot_count, sizeof *slots);
    if (!slots) return no_memory(err);
    ent_pages_large(slots, slot_count * sizeof *slots);
    for (size_t i = 0; i < t->count; i++) {
        uint64_t hash = ent_tally_hash(&items[i].key);
        size_t at = hash & mask;
        while (slots[at]) at = (at + 1) & mask;
        slots[at] = (hash & TAG) | (i + 1);
    }
    free(t->slots);
    t->slots = slots;
    t->slot_count = slot_count;
    t->capacity = capacity;
    return true;
}

/* The sums of `key`; with count 0 where it is new. NULL: failed. */
static ent_sums *sums_at(
    ent_tallies *t, const ent_tally_key *key, uint64_t hash, ent_error *err)
{
    if (t->count == t->capacity && !widen(t, err)) return NULL;
    size_t mask = t->slot_count - 1, at = hash & mask;
    for (uint64_t slot; (slot = t->slots[at]) != 0; at = (at + 1) & mask) {
        if ((slot ^ hash) & TAG) continue;
        ent_tally *item = &t->items[(uint32_t)slot - 1];
        if (same_key(&item->key, key)) return &item->sums;
    }
    ent_tally *item = &t->items[t->count++];
    t->slots[at] = (hash & TAG) | t->count;
    *item = (ent_tally){ .key = *key };
    return &item->sums;
}

/* At most what an SQLite database holds. */
static uint64_t add_up(uint64_t a, uint64_t b)
{
    return a > INT64_MAX - b ? INT64_MAX : a + b;
}

/* Neither is negative. */
static int64_t add_sizes(int64_t a, int64_t b)
{
    return a > INT64_MAX - b ? INT64_MAX : a + b;
}

bool ent_sums_add(ent_sums *s, const ent_sums *more, ent_error *err)
{
    if (more->count > ENT_TALLY_LARGEST || s->count > ENT_TALLY_LARGEST - more->count)
        return ent_fail(err, ENT_LIMIT, "over %llu events in one tally, expected fewer",
            (unsigned long long)ENT_TALLY_LARGEST);
    if (!s->count || ent_strongest_compare(&more->strongest, &s->strongest) < 0)
        s->strongest = more->strongest;
    s->count += more->count;
    s->reports = add_up(s->reports, more->reports);
    s->sources = add_up(s->sources, more->sources);
    s->articles = add_up(s->articles, more->articles);
    s->intensity += more->intensity; /* bounded by the count */
    s->confidence += more->confidence;
    s->lean += more->lean;
    s->weight = add_sizes(s->weight, more->weight);
    s->weight_log = add_sizes(s->weight_log, more->weight_log);
    s->weight_reports = add_sizes(s->weight_reports, more->weight_reports);
    return true;
}

bool ent_tally_add_sums(
    ent_tallies *t, const ent_tally_key *key, const ent_sums *more, ent_error *err)
{
    ent_sums *s = sums_at(t, key, ent_tally_hash(key), err);
    return s && ent_sums_add(s, more, err);
}

static ent_sums sums_of_one(const ent_counted *one)
{
    uint64_t reports = one->reports ? one->reports : 1;
    int64_t weight = ent_weight_of(one->intensity, one->confidence);
    return (ent_sums){ .count = 1,
        .reports = reports,
        .sources = one->sources,
        .articles = one->articles,
        .intensity = one->intensity,
        .confidence = one->confidence,
        .lean = one->appeal ? 0 : one->intensity,
        .weight = weight,
        .weight_log = ent_weight_logged(weight, reports),
        .weight_reports = ent_weight_reported(weight, reports),
        .strongest = { one->intensity, one->confidence, one->appeal } };
}

bool ent_tally_add_hashed(ent_tallies *t, const ent_tally_key *key, uint64_t hash,
    const ent_counted *one, ent_error *err)
{
    const ent_sums more = sums_of_one(one);
    ent_sums *s = sums_at(t, key, hash, err);
    if (!s) return false;
    if (s->count) return ent_sums_add(s, &more, err);
    *s = more;
    return true;
}

ent_sums ent_sums_of(const ent_event *e)
{
    const ent_counted one = { .intensity = (int32_t)e->intensity,
        .confidence = (int32_t)e->confidence,
        .reports = e->reports,
        .sources = e->origin.file ? e->origin.sources : 1,
        .articles = e->origin.file ? e->origin.articles : 1,
        .appeal = ent_is_appeal(e->relation, e->cameo, e->intensity) };
    return sums_of_one(&one);
}

bool ent_tally_event(ent_tallies *t, const ent_event *e, ent_error *err)
{
    ent_tally_key key = {
        .day = e->date, .relation = (uint8_t)e->relation, .status = (uint8_t)e->status
    };
    const ent_sums sums = ent_sums_of(e);
    return ent_tally_party(t, &e->source, &key.source, err)
           && ent_tally_party(t, &e->target, &key.target, err)
           && ent_tally_add_sums(t, &key, &sums, err);
}

bool ent_tally_import(ent_tallies *t, const ent_import *import, ent_error *err)
{
    t->imports = ent_arena_grow(
        &t->arena, t->imports, t->import_count, &t->import_capacity, sizeof *t->imports);
    if (!t->imports) return no_memory(err);
    ent_import *i = &t->imports[t->import_count];
    *i = *import;
    i->name = ent_arena_string(&t->arena, import->name ? import->name : "");
    i->producer = ent_arena_string(&t->arena, import->producer ? import->producer : "");
    if (!i->name || !i->producer) return no_memory(err);
    t->import_count++;
    return true;
}

/* Tallies lie far apart in memory: they are asked for some keys ahead. */
static bool merge_items(
    ent_tallies *into, const ent_tallies *from, const uint32_t *place, ent_error *err)
{
    enum { RING = 32, FAR = 24, NEAR = 12 };
    ent_tally_key keys[RING];
    uint64_t hashes[RING];
    for (size_t i = 0; i < from->count + FAR; i++) {
        if (i < from->count) {
            ent_tally_key *key = &keys[i % RING];
            *key = from->items[i].key;
            key->source = place[key->source];
            key->target = place[key->target];
            hashes[i % RING] = ent_tally_hash(key);
            ent_tally_expect(into, hashes[i % RING], 0);
        }
        if (i >= NEAR && i - NEAR < from->count)
            ent_tally_expect(into, hashes[(i - NEAR) % RING], 1);
        if (i < FAR) continue;
        ent_sums *s = sums_at(
            into, &keys[(i - FAR) % RING], hashes[(i - FAR) % RING], err);
        if (!s || !ent_sums_add(s, &from->items[i - FAR].sums, err)) return false;
    }
    return true;
}

bool ent_tallies_merge(ent_tallies *into, const ent_tallies *from, ent_error *err)
{
    size_t parties = from->parties.count;
    uint32_t *place = malloc((parties ? parties : 1) * sizeof *place);
    bool ok = place || no_memory(err);
    for (size_t i = 0; i < parties && ok; i++) {
        const ent_entry *key = &from->parties.entries[i];
        ent_entry *e = ent_table_add(&into->parties, key->key, key->length, NULL);
        ok = e || no_memory(err);
        if (ok) place[i] = (uint32_t)(e - into->parties.entries);
    }
    ok = ok && merge_items(into, from, place, err);
    for (size_t i = 0; i < from->import_count && ok; i++)
        ok = ent_tally_import(into, &from->imports[i], err);
    free(place);
    return ok;
}

void ent_tallies_free(ent_tallies *t)
{
    ent_table_free(&t->parties);
    ent_arena_free(&t->arena);
    free(t->items);
    free(t->slots);
    *t = (ent_tallies){ 0 };
}
