/* The oracle leads back to the tree it knows, also from where a parser went astray. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "syntax/hash.h"
#include "syntax/parser.h"
#include "training/oracle.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { MOST = 12 };

static void number_all(ent_actions *actions)
{
    static const uint8_t lefts[] = { ENT_DEP_ROOT, ENT_DEP_NSUBJ, ENT_DEP_DET };
    static const uint8_t rights[] = { ENT_DEP_OBJ, ENT_DEP_NSUBJ, ENT_DEP_DET };
    ent_actions_number(actions, lefts, COUNT(lefts), rights, COUNT(rights));
}

typedef struct {
    uint16_t heads[MOST + 2];
    uint8_t labels[MOST + 2];
    ent_gold_tree tree;
} fixture;

/* Heads of the words 1.., 0 for the root. */
static void plant(fixture *f, const uint16_t *heads, size_t count)
{
    memset(f, 0, sizeof *f);
    f->tree = (ent_gold_tree){ f->heads, f->labels, count };
    for (size_t i = 1; i <= count; i++) {
        f->heads[i] = heads[i - 1] ? heads[i - 1] : (uint16_t)(count + 1);
        f->labels[i] = heads[i - 1] == 0  ? ENT_DEP_ROOT
                       : heads[i - 1] > i ? ENT_DEP_NSUBJ
                                          : ENT_DEP_OBJ;
    }
}

static const struct {
    uint16_t heads[MOST];
    size_t count, lifted;
} trees[] = {
    { { 0 }, 1, 0 },
    { { 2, 0 }, 2, 0 },
    { { 0, 1, 2, 3 }, 4, 0 },
    { { 4, 4, 4, 0 }, 4, 0 },
    { { 2, 5, 2, 3, 0, 5, 8, 6 }, 8, 0 },
    { { 3, 4, 0, 3 }, 4, 1 }, /* 2 <- 4 over the root's arc to 1 */
    { { 0, 4, 1, 1, 2, 3 }, 6, 3 },
};

static void static_oracle_rebuilds_trees(void **state)
{
    (void)state;
    ent_actions actions;
    ent_parser parser;
    fixture f;
    number_all(&actions);
    assert_true(ent_parser_make(&parser, MOST, 1));
    for (size_t t = 0; t < COUNT(trees); t++) {
        size_t count = trees[t].count, step = 0;
        uint16_t heads[MOST];
        uint8_t labels[MOST];
        plant(&f, trees[t].heads, count);
        assert_int_equal(ent_gold_tree_projectivise(&f.tree), trees[t].lifted);
        ent_state s = ent_state_start(&parser.cells, count);
        while (!ent_state_done(&s, count)) {
            int costs[4];
            uint32_t action = ent_oracle_action(&f.tree, &actions, &parser.cells, &s);
            ent_move move = ent_action_move(&actions, action);
            ent_oracle_costs(&f.tree, &parser.cells, &s, costs);
            assert_int_equal(costs[move], 0);
            parser.way[step++] = (uint8_t)action;
            s = ent_state_after(&parser.cells, &s, move, actions.label[action]);
        }
        assert_int_equal(step, 2 * count);
        ent_parser_heads(&parser, &actions, count, heads, labels);
        for (size_t i = 0; i < count; i++)
            assert_int_equal(heads[i], f.heads[i + 1] == count + 1 ? 0 : f.heads[i + 1]);
    }
    ent_parser_clear(&parser);
}

/* Does the move make a gold arc? */
static bool is_gold(
    const fixture *f, const ent_cells *cells, const ent_state *s, ent_move move)
{
    size_t top = cells->cells[s->top].word;
    return (move == ENT_LEFT && f->heads[top] == s->next)
           || (move == ENT_RIGHT && f->heads[s->next] == top);
}

/* Each gold arc is either made or counted as lost, once: checked on random ways. */
static void costs_are_what_is_lost(void **state)
{
    (void)state;
    ent_actions actions;
    ent_parser parser;
    fixture f;
    number_all(&actions);
    assert_true(ent_parser_make(&parser, MOST, 1));
    for (uint32_t trial = 0; trial < 400; trial++) {
        size_t count = trees[trial % 5].count, step = 0, made = 0, lost = 0;
        plant(&f, trees[trial % 5].heads, count);
        ent_state s = ent_state_start(&parser.cells, count);
        for (; !ent_state_done(&s, count); step++) {
            int costs[4];
            unsigned moves = ent_state_moves(&parser.cells, &s, count);
            ent_oracle_costs(&f.tree, &parser.cells, &s, costs);
            for (int m = 0; m < 4; m++)
                assert_int_equal(costs[m] == ENT_ORACLE_NEVER, !(moves >> m & 1));
            unsigned move = ent_hash_mix(trial * 977 + (uint32_t)step) % 4;
            while (!(moves >> move & 1)) move = (move + 1) % 4;
            lost += (size_t)costs[move];
            made += is_gold(&f, &parser.cells, &s, (ent_move)move);
            s = ent_state_after(&parser.cells, &s, (ent_move)move, ENT_DEP_OBJ);
        }
        assert_int_equal(step, 2 * count);
        assert_int_equal(made + lost, count);
    }
    ent_parser_clear(&parser);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(static_oracle_rebuilds_trees),
        cmocka_unit_test(costs_are_what_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
