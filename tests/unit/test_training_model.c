/* A tiny model, trained here: what it learnt, that running sees what training saw, that
 * threads change no byte, and that a damaged file is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/file.h"
#include "training/train.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define W(id, form, upos, xpos, head, label)                                             \
#id "\t" form "\t_\t" upos "\t" xpos "\t_\t" #head "\t" label "\t_\t_\n"

/* Who does what: subjects, objects, passive, negation, in a dozen of words. */
static const char corpus[] = W(1, "Oslo", "PROPN", "NNP", 2, "nsubj") W(
    2, "helps", "VERB", "VBZ", 0, "root") W(3, "Lima", "PROPN", "NNP", 2, "obj")
    W(4, ".", "PUNCT", ".", 2, "punct") "\n" W(1, "Lima", "PROPN", "NNP", 2, "nsubj") W(
        2, "blames", "VERB", "VBZ", 0, "root") W(3, "the", "DET", "DT", 4, "det") W(4,
        "army", "NOUN", "NN", 2, "obj") W(5, ".", "PUNCT", ".", 2, "punct") "\n" W(1,
        "The", "DET", "DT", 2, "det") W(2, "army", "NOUN", "NN", 4, "nsubj:pass") W(3,
        "was", "AUX", "VBD", 4, "aux:pass") W(4, "blamed", "VERB", "VBN", 0, "root") W(5,
        "by", "ADP", "IN", 6, "case") W(6, "Oslo", "PROPN", "NNP", 4, "obl:agent")
        W(7, ".", "PUNCT", ".", 4, "punct") "\n" W(1, "Oslo", "PROPN", "NNP", 4, "nsubj")
            W(2, "did", "AUX", "VBD", 4, "aux") W(3, "not", "PART", "RB", 4, "advmod")
                W(4, "help", "VERB", "VB", 0, "root") W(5, "the", "DET", "DT", 6, "det")
                    W(6, "army", "NOUN", "NN", 4, "obj") W(7, ".", "PUNCT", ".", 4,
                        "punct") "\n" W(1, "Lima", "PROPN", "NNP", 4, "nsubj:pass")
                        W(2, "was", "AUX", "VBD", 4, "aux:pass")
                            W(3, "not", "PART", "RB", 4, "advmod")
                                W(4, "helped", "VERB", "VBN", 0, "root")
                                    W(5, "by", "ADP", "IN", 7, "case")
                                        W(6, "the", "DET", "DT", 7, "det")
                                            W(7, "army", "NOUN", "NN", 4, "obl:agent")
                                                W(8, ".", "PUNCT", ".", 4, "punct") "\n";

static ent_training_options tiny(size_t threads)
{
    ent_training_options o = ent_training_defaults();
    o.tagger = (ent_training_size){
        .units = 4096, .seen_bits = 16, .cutoff = 1, .epochs = 8, .seeds = 2
    };
    o.accurate = (ent_training_size){
        .units = 8192, .seen_bits = 16, .cutoff = 1, .epochs = 8, .seeds = 2
    };
    o.fast = (ent_training_size){ .units = 8192, .epochs = 8, .seeds = 1 };
    o.folds = 0; /* too little to leave some out */
    o.count_bits = 20;
    o.rarest_tag = o.rarest_arc = 1;
    o.threads = threads;
    o.note = "a test";
    return o;
}

typedef struct {
    ent_arena arena;
    ent_treebank treebank, none;
    unsigned char *model;
    size_t size;
} fixture;

static int learn(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    static const ent_treebank_options strict = { 0 };
    ent_training_options options = tiny(1);
    ent_error err = { 0 };
    char *bytes = f ? ent_arena_string(&f->arena, corpus) : NULL;
    if (!bytes
        || !ent_treebank_parse(
            &f->arena, "corpus", bytes, strlen(bytes), &strict, &f->treebank, &err)
        || !ent_train(
            &f->treebank, &f->none, &f->treebank, &options, &f->model, &f->size, &err)) {
        fprintf(stderr, "%s\n", err.message);
        return -1;
    }
    *state = f;
    return 0;
}

static int forget(void **state)
{
    fixture *f = *state;
    remove("tiny.model");
    ent_arena_free(&f->arena);
    free(f->model);
    free(f);
    return 0;
}

static ent_syntax *open_bytes(const unsigned char *bytes, size_t size, ent_error *err)
{
    ent_syntax *syntax = NULL;
    if (!ent_file_write("tiny.model", (const char *)bytes, size, err)) return NULL;
    return ent_syntax_open("tiny.model", &syntax, err) ? syntax : NULL;
}

static size_t put_words(const ent_gold_sentence *s, ent_word *words)
{
    for (uint32_t i = 0; i < s->count; i++)
        words[i] = (ent_word){
            .form = s->words[i].form, .size = s->words[i].size, .head = 999
        };
    return s->count;
}

static void it_has_learnt_its_sentences(void **state)
{
    fixture *f = *state;
    ent_error err = { 0 };
    ent_word words[16];
    ent_syntax *syntax = open_bytes(f->model, f->size, &err);
    assert_non_null(syntax);
    ent_syntax_reader *reader = ent_syntax_reader_new(syntax);
    assert_non_null(reader);
    for (int mode = ENT_SYNTAX_ACCURATE; mode <= ENT_SYNTAX_FAST; mode++)
        for (size_t s = 0; s < f->treebank.count; s++) {
            const ent_gold_sentence *gold = &f->treebank.items[s];
            size_t count = put_words(gold, words);
            ent_syntax_read(reader, words, count, (ent_syntax_mode)mode);
            for (size_t i = 0; i < count; i++) {
                assert_int_equal(words[i].upos, gold->words[i].upos);
                assert_string_equal(
                    ent_syntax_xpos(syntax, words[i].tag), gold->words[i].xpos);
                assert_int_equal(words[i].head, gold->words[i].head);
                assert_int_equal(words[i].label, gold->words[i].dep);
            }
        }
    assert_int_equal(ent_syntax_reader_counts(reader)->sentences, 2 * f->treebank.count);
    assert_int_equal(ent_syntax_reader_counts(reader)->words, 2 * f->treebank.words);
    ent_syntax_reader_free(reader);
    ent_syntax_close(syntax);
}

/* Words it has not met, one of each kind that the preparation treats on its own. */
static const char *const strange[] = { "Türkiye’s", "2,000", "re-elected", "U.S.", "“",
    "—", "THE", "Armies", "blaming", "sanctioned", "quickest", "café", "www.example.org",
    "x" };

static void running_sees_what_training_saw(void **state)
{
    fixture *f = *state;
    ent_error err = { 0 };
    ent_word words[COUNT(strange)];
    ent_gold_word gold[COUNT(strange)] = { { 0 } };
    for (size_t i = 0; i < COUNT(strange); i++) {
        uint32_t size = (uint32_t)strlen(strange[i]);
        gold[i] = (ent_gold_word){ .form = strange[i],
            .size = size,
            .lemma = "",
            .xpos = "X",
            .head = (uint16_t)i };
        words[i] = (ent_word){ .form = strange[i], .size = size };
    }
    ent_gold_sentence sentence = { .words = gold, .count = COUNT(strange) };
    ent_treebank treebank = { .items = &sentence, .count = 1, .words = COUNT(strange) };
    ent_syntax *syntax = open_bytes(f->model, f->size, &err);
    assert_non_null(syntax);
    ent_syntax_reader *reader = ent_syntax_reader_new(syntax);
    assert_non_null(reader);
    ent_syntax_read(reader, words, COUNT(strange), ENT_SYNTAX_TAGS);

    ent_lessons known, lessons;
    assert_true(ent_lessons_make(&f->arena, &f->treebank, 1, 1, &known, &err));
    assert_true(ent_lessons_make_like(&f->arena, &treebank, &known, &lessons, &err));
    ent_lessons_fill(&lessons, &syntax->words);
    const ent_trained tagger = { .weights = syntax->tagger, .doubt = syntax->doubt };
    ent_tag_lessons(&lessons, &tagger, 0, 0);
    for (size_t i = 0; i < COUNT(strange); i++) {
        assert_int_equal(words[i].tag, lessons.items[0].tags[i]);
        assert_int_equal(words[i].head, 0);
        assert_int_equal(words[i].label, ENT_DEP_DEP);
    }
    ent_syntax_reader_free(reader);
    ent_syntax_close(syntax);
}

static void threads_and_repetition_change_no_byte(void **state)
{
    fixture *f = *state;
    for (size_t threads = 1; threads <= 3; threads++) {
        ent_training_options options = tiny(threads);
        unsigned char *again = NULL;
        size_t size = 0;
        ent_error err = { 0 };
        assert_true(ent_train(
            &f->treebank, &f->none, &f->treebank, &options, &again, &size, &err));
        assert_int_equal(size, f->size);
        assert_memory_equal(again, f->model, size);
        free(again);
    }
}

static void expect_refusal(const unsigned char *bytes, size_t size, const char *reason)
{
    ent_error err = { 0 };
    ent_syntax *syntax = open_bytes(bytes, size, &err);
    assert_null(syntax);
    assert_int_equal(err.code, ENT_MALFORMED);
    if (!strstr(err.message, reason) || strncmp(err.message, "tiny.model: ", 12) != 0)
        fail_msg("'%s', expected '%s'", err.message, reason);
}

static void damaged_files_are_refused(void **state)
{
    fixture *f = *state;
    unsigned char *bytes = malloc(f->size + 1);
    assert_non_null(bytes);
    for (size_t size = 0; size < f->size; size += size < 200 ? 7 : f->size / 23)
        expect_refusal(f->model, size, size < 64 ? "not a syntax model" : "cut short");
    for (size_t at = 0; at < f->size; at += at < 200 ? 1 : f->size / 29) {
        memcpy(bytes, f->model, f->size);
        bytes[at] ^= 0x20;
        if (at < 8)
            expect_refusal(bytes, f->size, "not a syntax model");
        else if (at < 12)
            expect_refusal(bytes, f->size, "version");
        else if (at >= 64)
            expect_refusal(bytes, f->size, "damaged");
    }
    memcpy(bytes, f->model, f->size);
    bytes[f->size] = 0;
    expect_refusal(bytes, f->size + 1, "too long");
    static const unsigned char other[] =
        "PK\3\4 an archive, and certainly no model of syntax, "
        "though it is long enough to be one";
    expect_refusal(other, sizeof other, "not a syntax model");
    free(bytes);

    ent_syntax *syntax;
    ent_error err = { 0 };
    assert_false(ent_syntax_open("no/such.model", &syntax, &err));
    assert_int_equal(err.code, ENT_NOT_FOUND);
    assert_null(syntax);
}

/* One root, and every word's heads lead to it. */
static void expect_tree(const ent_word *words, size_t count)
{
    size_t roots = 0;
    for (size_t i = 0; i < count; i++) {
        size_t at = i + 1, steps = 0;
        while (at && steps++ <= count) at = words[at - 1].head;
        assert_int_equal(at, 0);
        roots += words[i].head == 0;
        assert_int_equal(words[i].label == ENT_DEP_ROOT, words[i].head == 0);
    }
    assert_int_equal(roots, 1);
}

static void hostile_sentences_are_trees_too(void **state)
{
    static const char *const forms[] = { "(", "Oslo", "not", "\xFF\xFE", "", "by" };
    static const size_t counts[] = { 1, 2, ENT_SYNTAX_BEAM_LIMIT,
        ENT_SYNTAX_BEAM_LIMIT + 1, ENT_SYNTAX_LONGEST };
    fixture *f = *state;
    ent_error err = { 0 };
    ent_word *words = calloc(ENT_SYNTAX_LONGEST, sizeof *words);
    ent_syntax *syntax = open_bytes(f->model, f->size, &err);
    assert_non_null(syntax);
    ent_syntax_reader *reader = ent_syntax_reader_new(syntax);
    assert_true(reader && words);
    for (size_t k = 0; k < COUNT(forms) + 1; k++)
        for (size_t c = 0; c < COUNT(counts); c++)
            for (int mode = ENT_SYNTAX_ACCURATE; mode <= ENT_SYNTAX_FAST; mode++) {
                for (size_t i = 0; i < counts[c]; i++) {
                    const char *form = forms[k < COUNT(forms) ? k : i * i % COUNT(forms)];
                    words[i] = (ent_word){ .form = form, .size = (uint32_t)strlen(form) };
                }
                ent_syntax_read(reader, words, counts[c], (ent_syntax_mode)mode);
                expect_tree(words, counts[c]);
            }
    assert_int_equal(
        ent_syntax_reader_counts(reader)->long_sentences, 2 * (COUNT(forms) + 1));
    ent_syntax_reader_free(reader);
    ent_syntax_close(syntax);
    free(words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_has_learnt_its_sentences),
        cmocka_unit_test(running_sees_what_training_saw),
        cmocka_unit_test(threads_and_repetition_change_no_byte),
        cmocka_unit_test(damaged_files_are_refused),
        cmocka_unit_test(hostile_sentences_are_trees_too),
    };
    return cmocka_run_group_tests(tests, learn, forget);
}
