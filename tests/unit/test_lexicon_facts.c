/* Facts beside the lexicon: found by id, missing without fault, wrong with one. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "lexicon/facts.h"

static void facts_are_found(void **state)
{
    (void)state;
    ent_facts *facts;
    assert_true(ent_facts_open(ENTENTE_DATA "/lexicon", &facts, NULL));
    static const struct {
        const char *id;
        ent_fact fact;
        const char *want;
    } cases[] = {
        { "russia", ENT_FACT_WIKIDATA, "Q159" },
        { "russia", ENT_FACT_COW, "365" },
        { "russia", ENT_FACT_GW, "365" },
        { "russia", ENT_FACT_BASE, "" },
        { "14k-triad", ENT_FACT_BASE, "HKG" },
        { "14k-triad", ENT_FACT_COW, "" },
        { "nobody-here", ENT_FACT_WIKIDATA, "" },
        { "", ENT_FACT_WIKIDATA, "" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(
            ent_fact_find(facts, cases[i].id, cases[i].fact), cases[i].want);
    assert_string_equal(ent_fact_find(NULL, "russia", ENT_FACT_COW), "");
    ent_facts_close(facts);
}

static void write_table(const char *folder, const char *text)
{
    char path[96];
    snprintf(path, sizeof path, "%s/facts.tsv", folder);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0 && fclose(file) == 0);
}

static void faults_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {
        { "id\tfact\tvalue\tsource\noz\tcow\t7\town\noz\tcow\t8\town\n", "" },
        { "id\tfact\tvalue\noz\tcow\t7\n", "facts.tsv:1: 3 columns, expected 4" },
        { "id\tfact\tvalue\tsource\noz\tcaw\t7\town\n",
            "facts.tsv:2: fact 'caw', expected one of wikidata, cow, gw, base" },
    };
    char folder[] = "facts-XXXXXX", path[96];
    ent_facts *facts;
    assert_non_null(mkdtemp(folder));
    assert_true(ent_facts_open(folder, &facts, NULL)); /* there is no table */
    assert_string_equal(ent_fact_find(facts, "oz", ENT_FACT_COW), "");
    ent_facts_close(facts);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ent_error err = { 0 };
        write_table(folder, cases[i].text);
        bool ok = ent_facts_open(folder, &facts, &err);
        assert_int_equal(ok, !*cases[i].want);
        if (!ok) assert_non_null(strstr(err.message, cases[i].want));
        if (ok) assert_string_equal(ent_fact_find(facts, "oz", ENT_FACT_COW), "7");
        ent_facts_close(facts);
    }
    snprintf(path, sizeof path, "%s/facts.tsv", folder);
    unlink(path);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_are_found),
        cmocka_unit_test(faults_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
