/* list.c - tallies in the one order, whatever order they were counted in. */
#include <stdlib.h>
#include <string.h>

#include "base/pages.h"
#include "events/party.h"
#include "tally/tally.h"

typedef struct {
    ent_party party;
    uint32_t number;
} numbered;

static int by_party(const void *x, const void *y)
{
    const numbered *a = x, *b = y;
    return ent_party_compare(&a->party, &b->party);
}

static int rank(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

int ent_tally_key_compare(const ent_tally_key *a, const ent_tally_key *b)
{
    int d = rank(a->source, b->source);
    if (!d) d = rank(a->target, b->target);
    if (!d) d = rank(a->relation, b->relation);
    if (!d) d = rank(a->status, b->status);
    return d ? d : rank(a->day, b->day);
}

/* The key as two numbers that are in its order. */
typedef struct {
    uint64_t ends, rest;
    uint32_t place;
} ordered;

/* Digit `digit` of the key, 16 bits each, the lowest first. */
static uint32_t digit_of(const ordered *o, int digit)
{
    uint64_t half = digit < 4 ? o->rest : o->ends;
    return (uint32_t)(half >> (16 * (digit & 3))) & 0xFFFF;
}

/* By one digit, from `from` to `to`, keeping the order of equals. */
static void sort_by_digit(
    const ordered *from, ordered *to, size_t count, int digit, uint32_t *room)
{
    memset(room, 0, (1 << 16) * sizeof *room);
    for (size_t i = 0; i < count; i++) room[digit_of(&from[i], digit)]++;
    for (uint32_t i = 0, sum = 0; i < 1 << 16; i++) {
        uint32_t here = room[i];
        room[i] = sum;
        sum += here;
    }
    for (size_t i = 0; i < count; i++) to[room[digit_of(&from[i], digit)]++] = from[i];
}

/* The bits in which keys differ. */
static ordered difference(const ordered *keys, size_t count)
{
    ordered bits = { 0, 0, 0 };
    for (size_t i = 1; i < count; i++) {
        bits.ends |= keys[i].ends ^ keys[0].ends;
        bits.rest |= keys[i].rest ^ keys[0].rest;
    }
    return bits;
}

/* Digit by digit: keys are numbers, and most of their digits are the same for all. False:
 * out of memory. */
static bool sort_keys(ordered **keys, size_t count)
{
    ordered *other = malloc((count + 1) * sizeof *other), *from = *keys;
    uint32_t *room = malloc((1 << 16) * sizeof *room);
    bool ok = other && room;
    if (other) ent_pages_large(other, count * sizeof *other);
    const ordered bits = difference(from, count);
    for (int digit = 0; ok && digit < 8; digit++) {
        if (!digit_of(&bits, digit)) continue;
        sort_by_digit(from, other, count, digit, room);
        ordered *sorted = other;
        other = from;
        from = sorted;
    }
    *keys = from;
    free(other);
    free(room);
    return ok;
}

static ordered order_of(const ent_tally_key *k, size_t place)
{
    uint32_t day = (uint32_t)k->day ^ UINT32_C(0x80000000); /* the earliest is 0 */
    return (ordered){ (uint64_t)k->source << 32 | k->target,
        (uint64_t)k->relation << 40 | (uint64_t)k->status << 32 | day, (uint32_t)place };
}

enum { AHEAD = 16 };

static inline void bring_near(const ent_tally *t)
{
#if defined(__GNUC__)
    __builtin_prefetch(t);
    __builtin_prefetch((const char *)t + 64);
#else
    (void)t;
#endif
}

/* The tallies in their order, in the numbers of sorted parties. */
static bool sort_items(
    const ent_tallies *t, const uint32_t *place, ent_arena *arena, ent_tally_list *list)
{
    ent_tally *items = ent_arena_array(arena, t->count, sizeof *items);
    ordered *order = malloc((t->count + 1) * sizeof *order);
    if (order) ent_pages_large(order, t->count * sizeof *order);
    for (size_t i = 0; items && order && i < t->count; i++) {
        ent_tally_key key = t->items[i].key;
        key.source = place[key.source];
        key.target = place[key.target];
        order[i] = order_of(&key, i);
    }
    bool ok = items && order && sort_keys(&order, t->count);
    for (size_t i = 0; ok && i < t->count; i++) {
        if (i + AHEAD < t->count) bring_near(&t->items[order[i + AHEAD].place]);
        items[i] = t->items[order[i].place];
        items[i].key.source = place[items[i].key.source];
        items[i].key.target = place[items[i].key.target];
    }
    free(order);
    list->items = items;
    return ok;
}

static int by_hash(const void *x, const void *y)
{
    const ent_import *a = x, *b = y;
    int d = strcmp(a->hash, b->hash);
    if (!d) d = strcmp(a->name, b->name);
    return d ? d : strcmp(a->producer, b->producer);
}

/* Numbers the parties anew, in their order: place[old] is the new number. */
static bool sort_parties(const ent_tallies *t, const bool *named, ent_arena *arena,
    uint32_t *place, ent_tally_list *list)
{
    size_t all = t->parties.count, count = 0;
    numbered *order = ent_arena_array(arena, all, sizeof *order);
    ent_party *parties = ent_arena_array(arena, all, sizeof *parties);
    if (!order || !parties) return false;
    for (uint32_t i = 0; i < all; i++)
        if (named[i]) order[count++] = (numbered){ ent_tally_party_at(t, i), i };
    if (count) qsort(order, count, sizeof *order, by_party);
    for (uint32_t i = 0; i < count; i++) {
        place[order[i].number] = i;
        parties[i] = order[i].party;
    }
    list->parties = parties;
    list->party_count = count;
    return true;
}

bool ent_tallies_sort(
    const ent_tallies *t, ent_arena *arena, ent_tally_list *list, ent_error *err)
{
    *list = (ent_tally_list){ .count = t->count, .import_count = t->import_count };
    ent_import *imports = ent_arena_array(arena, t->import_count, sizeof *imports);
    uint32_t *place = ent_arena_array(arena, t->parties.count, sizeof *place);
    bool *named = ent_arena_array(arena, t->parties.count, sizeof *named);
    if (!imports || !place || !named)
        return ent_fail(err, ENT_MEMORY, "out of memory for tallies");
    for (size_t i = 0; i < t->count; i++)
        named[t->items[i].key.source] = named[t->items[i].key.target] = true;
    if (!sort_parties(t, named, arena, place, list) || !sort_items(t, place, arena, list))
        return ent_fail(err, ENT_MEMORY, "out of memory for tallies");
    if (t->import_count) {
        memcpy(imports, t->imports, t->import_count * sizeof *imports);
        qsort(imports, t->import_count, sizeof *imports, by_hash);
    }
    list->imports = imports;
    return true;
}

bool ent_tallies_add_list(ent_tallies *t, const ent_tally_list *list, ent_error *err)
{
    uint32_t *place = malloc((list->party_count + 1) * sizeof *place);
    bool ok = place || ent_fail(err, ENT_MEMORY, "out of memory for tallies");
    for (size_t i = 0; i < list->party_count && ok; i++)
        ok = ent_tally_party(t, &list->parties[i], &place[i], err);
    for (size_t i = 0; i < list->count && ok; i++) {
        ent_tally_key key = list->items[i].key;
        key.source = place[key.source];
        key.target = place[key.target];
        ok = ent_tally_add_sums(t, &key, &list->items[i].sums, err);
    }
    for (size_t i = 0; i < list->import_count && ok; i++)
        ok = ent_tally_import(t, &list->imports[i], err);
    free(place);
    return ok;
}
