/* Places in a tree: what a token looks like from another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "relations/path.h"
#include "relations/role.h"

/* Russia agreed to support Iran and Syria against Japan */
static const ent_token words[] = {
    { .lower = "russia", .head = 2, .label = ENT_DEP_NSUBJ },
    { .lower = "agreed", .head = 0, .label = ENT_DEP_ROOT },
    { .lower = "to", .head = 4, .label = ENT_DEP_MARK },
    { .lower = "support", .head = 2, .label = ENT_DEP_XCOMP },
    { .lower = "iran", .head = 4, .label = ENT_DEP_OBJ },
    { .lower = "and", .head = 7, .label = ENT_DEP_CC },
    { .lower = "syria", .head = 5, .label = ENT_DEP_CONJ },
    { .lower = "against", .head = 9, .label = ENT_DEP_CASE },
    { .lower = "japan", .head = 4, .label = ENT_DEP_OBL },
};
static const ent_path_tree tree = { words, sizeof words / sizeof *words };

static ent_path_place see(uint32_t from, uint32_t to)
{
    ent_path_place place;
    assert_true(ent_path_see(&tree, from, to, &place));
    return place;
}

static void ways_go_over_the_highest(void **state)
{
    (void)state;
    uint32_t path[10], turn = 99;
    assert_int_equal(ent_path_between(&tree, 0, 6, path, 10, &turn), 5);
    const uint32_t want[] = { 0, 1, 3, 4, 6 };
    assert_memory_equal(path, want, sizeof want);
    assert_int_equal(turn, 1);
    assert_int_equal(ent_path_between(&tree, 3, 3, path, 10, &turn), 1);
    assert_int_equal(turn, 0);
    assert_int_equal(ent_path_between(&tree, 0, 6, path, 4, &turn), 0); /* no room */
}

static void places_tell_roles(void **state)
{
    (void)state;
    ent_path_place object = see(3, 4), listed = see(3, 6), subject = see(3, 0);
    assert_int_equal(object.label, ENT_DEP_OBJ);
    assert_int_equal(object.full, listed.full); /* a list shares its place */
    assert_int_equal(subject.label, ENT_DEP_NSUBJ);
    assert_int_equal(subject.up, 1);
    assert_true(subject.full != see(1, 0).full); /* by way of "agreed" */
    assert_true(see(3, 8).word != 0);
    assert_int_equal(object.word, 0);
}

static void phrases_hang_by_their_top(void **state)
{
    (void)state;
    assert_int_equal(ent_path_top(&tree, 4, 3, 6), 4);
    assert_int_equal(ent_path_top(&tree, 6, 1, 6), 6);
    assert_int_equal(ent_path_top(&tree, 0, 9, 8), 1);
    assert_string_equal(ent_path_case(&tree, 8)->lower, "against");
    assert_null(ent_path_case(&tree, 4));
    assert_int_equal(ent_path_list(&tree, 6), 4);
    assert_int_equal(ent_path_list(&tree, 4), 4);
}

#define TREE(words)                                                                      \
    {                                                                                    \
        words, sizeof(words) / sizeof *(words)                                           \
    }

/* Iran seized ships of Oman */
static const ent_token active[] = {
    { .lower = "iran", .head = 2, .label = ENT_DEP_NSUBJ },
    { .lower = "seized", .label = ENT_DEP_ROOT, .upos = ENT_UPOS_VERB },
    { .lower = "ships", .head = 2, .label = ENT_DEP_OBJ },
    { .lower = "of", .head = 5, .label = ENT_DEP_CASE },
    { .lower = "oman", .head = 3, .label = ENT_DEP_NMOD },
};

/* ships of Oman were seized by Iran */
static const ent_token passive[] = {
    { .lower = "ships", .head = 5, .label = ENT_DEP_NSUBJ_PASS },
    { .lower = "of", .head = 3, .label = ENT_DEP_CASE },
    { .lower = "oman", .head = 1, .label = ENT_DEP_NMOD },
    { .lower = "were", .head = 5, .label = ENT_DEP_AUX_PASS },
    { .lower = "seized", .label = ENT_DEP_ROOT, .upos = ENT_UPOS_VERB },
    { .lower = "by", .head = 7, .label = ENT_DEP_CASE },
    { .lower = "iran", .head = 5, .label = ENT_DEP_OBL },
};

/* Oman 's ships that Iran seized / ships seized by Iran */
static const ent_token relative[] = {
    { .lower = "ships", .label = ENT_DEP_ROOT, .upos = ENT_UPOS_NOUN },
    { .lower = "that", .head = 4, .label = ENT_DEP_OBJ },
    { .lower = "iran", .head = 4, .label = ENT_DEP_NSUBJ },
    { .lower = "seized", .head = 1, .label = ENT_DEP_ACL_RELCL, .upos = ENT_UPOS_VERB },
};
static const ent_token participle[] = {
    { .lower = "ships", .label = ENT_DEP_ROOT, .upos = ENT_UPOS_NOUN },
    { .lower = "seized",
        .head = 1,
        .label = ENT_DEP_ACL,
        .upos = ENT_UPOS_VERB,
        .form = ENT_FORM_PAST },
    { .lower = "by", .head = 4, .label = ENT_DEP_CASE },
    { .lower = "iran", .head = 2, .label = ENT_DEP_OBL },
};

static void parts_are_the_same_in_every_construct(void **state)
{
    (void)state;
    const ent_path_tree did = TREE(active), was = TREE(passive), that = TREE(relative);
    const ent_path_tree done = TREE(participle);
    assert_int_equal(ent_role_of(&did, 1, 0), ent_role_of(&was, 4, 6));
    assert_int_equal(ent_role_of(&did, 1, 0), ent_role_of(&done, 1, 3));
    assert_int_equal(ent_role_of(&did, 1, 0), ent_role_of(&that, 3, 2));
    assert_int_equal(ent_role_of(&did, 1, 2), ent_role_of(&was, 4, 0));
    assert_int_equal(ent_role_of(&did, 1, 4), ent_role_of(&was, 4, 2));
    assert_int_equal(ent_role_of(&that, 3, 0), ent_role_of(&done, 1, 0));
    assert_true(ent_role_of(&did, 1, 2) != ent_role_of(&did, 1, 4)); /* inside it */
    assert_true(ent_role_of(&did, 1, 0) != ent_role_of(&did, 1, 2));
    assert_true(ent_role_of(&tree, 3, 0) != ent_role_of(&tree, 1, 0)); /* shared */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ways_go_over_the_highest),
        cmocka_unit_test(places_tell_roles),
        cmocka_unit_test(phrases_hang_by_their_top),
        cmocka_unit_test(parts_are_the_same_in_every_construct),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
