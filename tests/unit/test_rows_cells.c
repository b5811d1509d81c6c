/* Lines are cut in one way after another of those that this machine has, beside a way
 * that looks at one byte after another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/chance.h"
#include "rows/cells.h"

enum { LONGEST = 1200, TIMES = 4000 };

static void cut_slowly(ent_row_cells *c, const char *bytes, size_t length, char separator)
{
    size_t at = 0;
    *c = (ent_row_cells){ .line = bytes, .bytes = bytes, .gap = 1 };
    for (; at < length && bytes[at] != '\n'; at++) {
        c->nul |= bytes[at] == '\0';
        if (bytes[at] != separator) continue;
        if (c->count < ENT_CELLS_KEPT) c->end[c->count] = (uint32_t)at;
        c->count++;
    }
    c->taken = at + (at < length);
    c->length = at && bytes[at - 1] == '\r' ? at - 1 : at;
    if (c->count < ENT_CELLS_KEPT) c->end[c->count] = (uint32_t)c->length;
    c->count++;
}

static void expect_cells(const ent_row_cells *got, const ent_row_cells *want)
{
    assert_int_equal(got->count, want->count);
    assert_int_equal(got->length, want->length);
    assert_int_equal(got->taken, want->taken);
    assert_int_equal(got->nul, want->nul);
    assert_int_equal(got->gap, want->gap);
    assert_false(got->torn);
    uint32_t kept = want->count < ENT_CELLS_KEPT ? want->count : ENT_CELLS_KEPT;
    assert_memory_equal(got->end, want->end, kept * sizeof *want->end);
}

/* Bytes of a few sorts; of one in `rare` there is one in so many. */
static void fill(char *bytes, size_t length, uint64_t round)
{
    static const char sorts[] = { '\t', '\n', '\0', '\r', ',', '"', 'a', '\xC3' };
    static const uint32_t rare[] = { 1, 3, 12, 60, 700 };
    for (size_t i = 0; i < length; i++) {
        uint64_t chance = ent_chance(round, i);
        bool odd = chance % rare[round % 5] == 0;
        size_t sort = (chance >> 32) % sizeof sorts;
        bytes[i] = round % 3 == 0 && odd ? '\t' : odd ? sorts[sort] : 'x';
    }
}

static void all_ways_cut_alike(void **state)
{
    (void)state;
    static ent_row_cells got, want;
    ent_row_cut *ways[ENT_CELLS_WAYS];
    size_t count = ent_row_cells_ways(ways);
    assert_in_range(count, 1, ENT_CELLS_WAYS);
    for (uint64_t round = 0; round < TIMES; round++) {
        size_t length = 1 + (size_t)(ent_chance(round, LONGEST) % LONGEST);
        char *bytes = malloc(length); /* of its own size: a sanitizer sees beyond it */
        assert_non_null(bytes);
        fill(bytes, length, round);
        cut_slowly(&want, bytes, length, '\t');
        for (size_t i = 0; i < count; i++) {
            memset(&got, 0xA5, sizeof got);
            ways[i](&got, bytes, length, '\t');
            expect_cells(&got, &want);
        }
        free(bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(all_ways_cut_alike) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
