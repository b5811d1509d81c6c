/* Sums of rows: every way to add gives the same, and unseen features add nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "syntax/hash.h"
#include "syntax/weights.h"
#include "syntax/word_table.h"

enum { UNITS = 1000, ROWS = UNITS * ENT_WEIGHTS_UNIT + ENT_WEIGHTS_MOST_CLASSES };

typedef struct {
    _Alignas(32) int16_t sums[ENT_WEIGHTS_MOST_CLASSES];
} aligned_sums;

static int8_t rows[ROWS];

static void fill_rows(void)
{
    for (uint32_t i = 0; i < ROWS; i++)
        rows[i] = (int8_t)(ent_hash_mix(i + 1) % 255 - 127);
}

static void add_from(int16_t *sums, const ent_weights_way *way, const uint32_t *places,
    size_t count, uint32_t padded)
{
    for (int k = 0; k < ENT_WEIGHTS_MOST_CLASSES; k++) sums[k] = (int16_t)(k - 9);
    way->add(rows, places, count, padded, sums);
}

static void all_adders_agree(void **state)
{
    (void)state;
    ent_weights_way ways[ENT_WEIGHTS_WAYS];
    size_t way_count = ent_weights_ways(ways);
    fill_rows();
    uint32_t places[ENT_WEIGHTS_MOST_FEATURES];
    for (uint32_t i = 0; i < ENT_WEIGHTS_MOST_FEATURES; i++)
        places[i] = ent_hash_mix(i) % UNITS * ENT_WEIGHTS_UNIT;
    for (uint32_t padded = ENT_WEIGHTS_BLOCK; padded <= ENT_WEIGHTS_MOST_CLASSES;
         padded += ENT_WEIGHTS_BLOCK)
        for (size_t count = 0; count < 140; count += 23) {
            aligned_sums portable, other;
            add_from(portable.sums, &ways[way_count - 1], places, count, padded);
            for (size_t w = 0; w + 1 < way_count; w++) {
                add_from(other.sums, &ways[w], places, count, padded);
                assert_memory_equal(&portable, &other, sizeof other);
            }
            int sum = 5 - 9;
            for (size_t i = 0; i < count; i++) sum += rows[places[i] + 5];
            assert_int_equal(portable.sums[5], sum);
            if (padded < ENT_WEIGHTS_MOST_CLASSES)
                assert_int_equal(portable.sums[padded], (int)padded - 9); /* untouched */
        }
}

static void only_seen_features_have_places(void **state)
{
    (void)state;
    enum { BITS = 12 };
    uint64_t seen[(1 << BITS) / 64] = { 0 };
    ent_weights weights = {
        .rows = rows, .seen = seen, .units = UNITS, .seen_bits = BITS, .padded = 16
    };
    ent_weights_way ways[ENT_WEIGHTS_WAYS];
    size_t way_count = ent_weights_ways(ways);
    uint32_t hashes[100], places[101];
    for (uint32_t i = 0; i < 100; i++) hashes[i] = i << 24 | 0x123456;
    for (size_t w = 0; w < way_count; w++)
        assert_int_equal(ways[w].find(&weights, hashes, 100, places), 0);
    for (uint32_t i = 0; i < 100; i += 3) {
        uint32_t bit = hashes[i] >> (32 - BITS);
        seen[bit / 64] |= (uint64_t)1 << bit % 64;
    }
    for (size_t w = 0; w < way_count; w++) {
        assert_int_equal(ways[w].find(&weights, hashes, 100, places), 34);
        for (size_t i = 0; i < 34; i++) {
            assert_int_equal(places[i], ent_weights_place(&weights, hashes[3 * i]));
            assert_true(places[i] % ENT_WEIGHTS_UNIT == 0);
            assert_true(places[i] + ENT_WEIGHTS_MOST_CLASSES <= ROWS);
        }
    }
}

static void a_word_table_finds_what_was_put(void **state)
{
    (void)state;
    enum { CAPACITY = 500, WORDS = 400 };
    uint64_t entries[CAPACITY] = { 0 };
    const ent_word_table table = { entries, CAPACITY }, empty = { NULL, 0 };
    for (uint32_t i = 1; i <= WORDS; i++) {
        ent_word_facts facts = { .ambiguity = (uint16_t)i,
            .cluster = (uint16_t)(2 * i),
            .classes = (uint16_t)(i % 1024) };
        assert_true(ent_word_table_put(entries, CAPACITY, i * 65537u + i, facts));
    }
    for (uint32_t i = 1; i <= WORDS; i++) {
        ent_word_facts facts = ent_word_table_find(&table, i * 65537u + i);
        assert_int_equal(facts.ambiguity, i);
        assert_int_equal(facts.cluster, 2 * i);
        assert_int_equal(facts.classes, i % 1024);
    }
    assert_int_equal(ent_word_table_find(&table, 0xABCD1234u).ambiguity, 0);
    assert_int_equal(ent_word_table_find(&empty, 65538u).ambiguity, 0);

    uint64_t full[2] = { 0 };
    assert_true(ent_word_table_put(full, 2, 11, (ent_word_facts){ .cluster = 1 }));
    assert_true(ent_word_table_put(full, 2, 12, (ent_word_facts){ .cluster = 1 }));
    assert_false(ent_word_table_put(full, 2, 13, (ent_word_facts){ .cluster = 1 }));
    const ent_word_table full_table = { full, 2 };
    assert_int_equal(ent_word_table_find(&full_table, 13).cluster, 0); /* and it ends */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_adders_agree),
        cmocka_unit_test(only_seen_features_have_places),
        cmocka_unit_test(a_word_table_finds_what_was_put),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
