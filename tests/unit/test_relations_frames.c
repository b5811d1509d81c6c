/* Frames: every line's example states what the line says, and its counter-example
 * nothing; a line that is wrong is named. */
#define _DEFAULT_SOURCE /* mkdtemp */
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "relations/frame.h"
#include "test_relations_harness.h"

static harness h;

static bool check(const ent_frame *f, const char *text, const char *expected)
{
    if (!*text) return true;
    const char *found = harness_read(&h, text, ENT_NO_DATE);
    const char *want = harness_sorted(&h, expected);
    if (strcmp(found, want) == 0) return true;
    printf("frames.tsv:%u: %s: '%s'\n  expected: %s\n  found:    %s\n", f->line, f->id,
        text, want, found);
    return false;
}

/* Two actors at least: of fewer, nothing could be stated anyway. */
static bool could_claim(const ent_frame *f)
{
    if (!*f->nothing || harness_names_two(&h, f->nothing)) return true;
    printf("frames.tsv:%u: %s: '%s' names fewer than two actors\n", f->line, f->id,
        f->nothing);
    return false;
}

static void every_example_holds(void **state)
{
    (void)state;
    size_t wrong = 0, stated = 0, silent = 0;
    for (size_t i = 0; i < ent_frames_count(h.frames); i++) {
        const ent_frame *f = ent_frames_item(h.frames, i);
        if (!check(f, f->example, f->expected)) wrong++;
        if (!check(f, f->nothing, "")) wrong++;
        if (!could_claim(f)) wrong++;
        stated += *f->example != '\0';
        silent += *f->nothing != '\0';
    }
    assert_int_equal(wrong, 0);
    assert_true(stated >= 100);
    assert_true(silent * 2 >= stated); /* a third of all examples */
}

static void every_frame_has_examples(void **state)
{
    (void)state;
    for (size_t i = 0; i < ent_frames_count(h.frames); i++) {
        const ent_frame *f = ent_frames_item(h.frames, i);
        if (f->class == ENT_CLASS_SPEECH) continue;
        if (!*f->example || !*f->expected || !*f->nothing)
            fail_msg("frames.tsv:%u: %s: example, expected or nothing is empty", f->line,
                f->id);
    }
}

#define HEAD                                                                             \
    "id\tclass\twords\tobject\trelation\tcameo\tstatus\tsource\ttarget\texample\t"       \
    "expected\tnothing\n"

static void a_wrong_line_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *line, *message;
    } cases[] = {
        { "a\tverb\tmeet\t\tmeeting\t040\t\tsubject\tobject\t\t\t\n", NULL },
        { "a\tadverb\tmeet\t\tmeeting\t040\t\tsubject\tobject\t\t\t\n", "'adverb'" },
        { "a\tverb\tmeet\t\tmeetings\t040\t\tsubject\tobject\t\t\t\n", "meetings" },
        { "a\tverb\tmeet\t\tmeeting\t190\t\tsubject\tobject\t\t\t\n", "'190'" },
        { "a\tverb\tmeet\t@nobody\tmeeting\t040\t\tsubject\tobject\t\t\t\n",
            "'@nobody'" },
        { "a\tverb\tmeet\tfriend?with\tmeeting\t040\t\tsubject\tobject\t\t\t\n",
            "no set after '?'" },
        { "a\tverb\tmeet\t?with=nobody\tmeeting\t040\t\tsubject\tobject\t\t\t\n",
            "'nobody'" },
        { "a\tverb\tmeet\t\tmeeting\t040\tdone\tsubject\tobject\t\t\t\n", "done" },
        { "a\tverb\t\t\tmeeting\t040\t\tsubject\tobject\t\t\t\n", "no words" },
        { "a\tverb\tmeet\t\tmeeting\t040\t\t\tobject\t\t\t\n", "no place" },
        { "a\tverb\tmeet\t\tmeeting\t040\t\tsubject\n", "column" },
    };
    char dir[] = "/tmp/entente-frames-XXXXXX", path[64];
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/frames.tsv", dir);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *all = ent_arena_print(&h.arena, HEAD "%s", cases[i].line);
        ent_error err = { 0 };
        ent_frames *frames;
        assert_true(ent_file_write(path, all, strlen(all), &err));
        bool ok = ent_frames_open(dir, h.lexicon, &frames, &err);
        assert_int_equal(ok, cases[i].message == NULL);
        if (!ok && !strstr(err.message, cases[i].message))
            fail_msg("'%s' does not say '%s'", err.message, cases[i].message);
        if (!ok && !strstr(err.message, ":2")) fail_msg("'%s': no line", err.message);
        ent_frames_close(frames);
    }
    unlink(path);
    rmdir(dir);
    ent_error err = { 0 };
    ent_frames *frames;
    assert_false(ent_frames_open(dir, h.lexicon, &frames, &err));
    assert_null(frames);
}

static void longest_wording_comes_first(void **state)
{
    (void)state;
    ent_wordings w = ent_frames_starting(h.frames, ENT_CLASS_VERB, "call");
    assert_true(w.count >= 2);
    for (size_t i = 1; i < w.count; i++)
        assert_true(w.items[i - 1].count >= w.items[i].count);
    assert_int_equal(ent_frames_starting(h.frames, ENT_CLASS_VERB, "xyzzy").count, 0);
    assert_true(ent_frames_starting(h.frames, ENT_CLASS_NOUN, "call").count > 0);
    assert_true(ent_words_have(ent_frames_set(h.frames, "weapons"), "tank"));
    assert_false(ent_words_have(ent_frames_set(h.frames, "weapons"), "cheese"));
    assert_int_equal(ent_frames_set(h.frames, "no-such-set").count, 0);
    assert_int_equal(ent_words_from(ent_frames_set(h.frames, "no-such-set"), "a"), 0);
    ent_words sport = ent_frames_set(h.frames, "sport");
    assert_string_equal(sport.words[ent_words_from(sport, "grand")], "grand prix");
    assert_int_equal(ent_words_from(sport, "~"), sport.count);
    assert_true(ent_frames_hash(h.frames) != 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_example_holds),
        cmocka_unit_test(every_frame_has_examples),
        cmocka_unit_test(a_wrong_line_is_named),
        cmocka_unit_test(longest_wording_comes_first),
    };
    return harness_run(&h, tests);
}
