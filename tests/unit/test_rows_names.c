/* How often names occur, in bounded memory: exact for few, a sample of many that depends
 * on nothing but the names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rows/names.h"

static ent_error err;

/* Name number i occurs 1 + i % 7 times. */
static void add_some(ent_row_names *names, size_t from, size_t to, size_t step)
{
    char name[32];
    for (size_t i = from; i < to; i += step) {
        int length = snprintf(name, sizeof name, "name %zu", i);
        for (size_t k = 0; k <= i % 7; k++)
            assert_true(ent_row_names_add(names, name, (size_t)length, 1, &err));
    }
}

static void few_are_exact(void **state)
{
    (void)state;
    ent_row_names names = { 0 };
    add_some(&names, 0, ENT_ROW_NAMES_MOST, 1);
    assert_int_equal(names.level, 0);
    assert_int_equal(ent_row_names_count(&names), ENT_ROW_NAMES_MOST);
    assert_int_equal(ent_table_find(&names.kept, "name 13", 7)->value, 7);
    ent_row_names_free(&names);
}

static void many_are_a_sample(void **state)
{
    (void)state;
    enum { MANY = 200000 };
    ent_row_names names = { 0 };
    add_some(&names, 0, MANY, 1);
    assert_true(names.kept.count <= ENT_ROW_NAMES_MOST);
    uint64_t count = ent_row_names_count(&names), sum = 0;
    assert_true(count > MANY * 0.95 && count < MANY * 1.05);
    for (size_t i = 0; i < MANY; i++) sum += 1 + i % 7;
    assert_int_equal(names.sum, sum);
    for (size_t i = 0; i < names.kept.count; i++) {
        const ent_entry *e = &names.kept.entries[i];
        size_t number = strtoul(e->key + 5, NULL, 10);
        assert_int_equal(e->value, 1 + number % 7); /* what is kept is exact */
    }
    ent_row_names_free(&names);
}

static void same(const ent_row_names *a, const ent_row_names *b)
{
    assert_int_equal(a->level, b->level);
    assert_int_equal(a->sum, b->sum);
    assert_int_equal(a->kept.count, b->kept.count);
    for (size_t i = 0; i < a->kept.count; i++) {
        const ent_entry *e = &a->kept.entries[i];
        const ent_entry *other = ent_table_find(&b->kept, e->key, e->length);
        assert_non_null(other);
        assert_int_equal(e->value, other->value);
    }
}

/* However many share them, and whoever is first. */
static void parts_are_one(void **state)
{
    (void)state;
    enum { MANY = 100000, PARTS = 3 };
    ent_row_names whole = { 0 }, part[PARTS] = { { .level = 0 } };
    ent_row_names forth = { 0 }, back = { 0 };
    add_some(&whole, 0, MANY, 1);
    for (size_t i = 0; i < PARTS; i++) add_some(&part[i], i, MANY, PARTS);
    add_some(&part[0], MANY, MANY + 10, 1); /* a little more */
    add_some(&whole, MANY, MANY + 10, 1);
    for (size_t i = 0; i < PARTS; i++) {
        assert_true(ent_row_names_join(&forth, &part[i], &err));
        assert_true(ent_row_names_join(&back, &part[PARTS - 1 - i], &err));
    }
    same(&whole, &forth);
    same(&whole, &back);
    for (size_t i = 0; i < PARTS; i++) ent_row_names_free(&part[i]);
    ent_row_names_free(&whole);
    ent_row_names_free(&forth);
    ent_row_names_free(&back);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_are_exact),
        cmocka_unit_test(many_are_a_sample),
        cmocka_unit_test(parts_are_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
