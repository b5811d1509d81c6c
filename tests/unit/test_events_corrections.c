/* Corrections: lines are understood or named; events become what they say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "events/corrections.h"

static ent_lexicon *lexicon;

static int open_lexicon(void **state)
{
    ent_error err;
    (void)state;
    return ent_lexicon_open(ENTENTE_DATA "/lexicon", &lexicon, &err) ? 0 : -1;
}

static int close_lexicon(void **state)
{
    (void)state;
    ent_lexicon_close(lexicon);
    return 0;
}

static void hear(void *context, const char *message)
{
    ent_buffer *said = context;
    ent_buffer_print(said, "%s\n", message);
}

/* Reads a table; what is said of it must be `want`. */
static void read(ent_corrections *c, const char *table, const char *want)
{
    ent_buffer said = { 0 };
    ent_error err;
    ent_correction_faults faults = { .say = hear, .say_context = &said };
    char *bytes = ent_arena_string(&c->arena, table);
    assert_true(
        ent_corrections_cut(c, lexicon, "t.tsv", bytes, strlen(table), &faults, &err));
    assert_string_equal(said.bytes ? said.bytes : "", want);
    ent_buffer_free(&said);
}

static const struct {
    const char *line, *want; /* "": it is understood */
} lines[] = {
    { "a\treject", "" },
    { "a\treject\tNorway\tsanction\tGHA\tactual\t2024-05-02\t\tno sanction at all", "" },
    { "a\taccept\tsomebody unheard of", "" },
    { "a\tretype\tNOR\taccuse\tGHA\t\t\treject\r", "" },
    { "\"a\"\t\"retype\"\t\tmeeting\t\t\t\t\"agree\"\t\"they \"\"signed\"\"\"", "" },
    { "a\trestate\t\t\t\t\t\tplanned", "" },
    { "a\tretarget\t\t\t\t\t\tChad", "" },
    { "a\tretarget\t\t\t\t\t\tSudan > Chad", "" },
    { "a\tadd\tNorway\taid\tGhana\t\t\tsent rice", "" },
    { "a\taccept\t\t\t\t\t\t\t\tthe sentence, for the reader\tand more", "" },
    { "", "" },
    { "# a\trejct", "" },
    { "document\taction\tsource\trelation\ttarget\tstatus\tdate\tto\treason", "" },
    { "a\t\tNorway\tsanction\tGhana\tactual\t2024-05-02\t\t\tNorway sanctioned Ghana.",
        "" },
    { "a,reject,Norway", "'a,reject,Norway', expected cells with tabs between them" },
    { "a\t\t\t", "" },
    { "a\trejct",
        "action 'rejct', expected reject, accept, retype, restate, retarget or add" },
    { "\treject\tNorway", "no document, expected its id" },
    { "a\treject\tNorway\tsanctoin", "unknown relation" },
    { "a\treject\tNorway\tsanction\tGhana\tdone", "unknown status" },
    { "a\treject\tNorway\tsanction\tGhana\tactual\tMay", "'May'" },
    { "a\treject\tNorway\tsanction\tGhana\tactual\t2024-05-02\tagree",
        "'agree' in column 'to', expected nothing there" },
    { "a\tretype\tNorway\taccuse\tGhana",
        "nothing in column 'to', expected what to retype to" },
    { "a\tretype\tNorway\taccuse\tGhana\t\t\tplanned", "unknown relation" },
    { "a\trestate\tNorway\taccuse\tGhana\t\t\taid", "unknown status" },
    { "a\tretarget\tNorway\taccuse\tGhana\t\t\tFlorpistan",
        "unknown actor 'Florpistan'" },
    { "a\tretarget\tNorway\taccuse\tGhana\t\t\tChad > Chad", "two different actors" },
    { "a\tadd\tNorway\t\tGhana\t\t\tsent rice", "an added claim without relation" },
    { "a\tadd\t\taid\tGhana\t\t\tsent rice", "unknown actor ''" },
    { "a\treject\t\xff", "bytes that are not UTF-8 text" },
};

static void lines_are_understood_or_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        ent_corrections c = { 0 };
        ent_buffer said = { 0 };
        ent_error err;
        ent_correction_faults faults = { .say = hear, .say_context = &said };
        char *bytes = ent_arena_string(&c.arena, lines[i].line);
        assert_true(ent_corrections_cut(
            &c, lexicon, "t.tsv", bytes, strlen(lines[i].line), &faults, &err));
        bool fine = !*lines[i].want;
        const char *found = said.bytes ? said.bytes : "";
        if (fine != (faults.left_out == 0) || !strstr(found, lines[i].want)
            || (!fine && strncmp(found, "t.tsv:1: ", 9) != 0))
            fail_msg("'%s': '%s', expected '%s'", lines[i].line, found, lines[i].want);
        ent_buffer_free(&said);
        ent_corrections_free(&c);

        faults = (ent_correction_faults){ .strict = true };
        bytes = ent_arena_string(&c.arena, lines[i].line);
        assert_int_equal(ent_corrections_cut(&c, lexicon, "t.tsv", bytes,
                             strlen(lines[i].line), &faults, &err),
            fine);
        ent_corrections_free(&c);
    }
}

/* Lines of one document follow each other as they stand in the table. */
static void lines_of_a_document_are_chained(void **state)
{
    (void)state;
    ent_corrections c = { 0 };
    read(&c, "a\treject\nb\treject\na\taccept\na\treject\nb\taccept", "");
    static const size_t next[] = { 3, 5, 4, 0, 0 };
    assert_int_equal(c.count, 5);
    for (size_t i = 0; i < c.count; i++) assert_int_equal(c.items[i].next, next[i]);
    assert_true(ent_corrections_concern(&c, "b") && !ent_corrections_concern(&c, "c"));
    ent_corrections_free(&c);
}

static const char text[] = "Accord\n\nNorway sent rice to\nGhana. Chad was glad.";

/* "NOR accuse GHA actual", one a line, with what was said of the correction. */
static void write_events(ent_buffer *out, const ent_events *events)
{
    for (size_t i = 0; i < events->count; i++) {
        const ent_event *e = &events->items[i];
        ent_buffer_print(out, "%s %s %s %s%s%s\n", e->source.id,
            ent_relation_table[e->relation].name, e->target.id,
            ent_status_names[e->status], e->corrected ? " | " : "",
            e->corrected ? e->corrected : "");
        assert_true(e->corrected == NULL || e->confidence == ENT_ONE);
    }
}

static ent_event event_of(const char *source, const char *source_code,
    ent_relation relation, const char *target, const char *target_code)
{
    return (ent_event){ .doc = "a",
        .date = ENT_NO_DATE,
        .date_to = ENT_NO_DATE,
        .reported = ENT_NO_DATE,
        .source = { .id = source, .name = source, .code = source_code },
        .target = { .id = target, .name = target, .code = target_code },
        .relation = relation,
        .intensity = ent_relation_table[relation].sign * ENT_ONE,
        .confidence = ENT_ONE / 2,
        .reports = 1 };
}

#define MEETING "jonas-gahr-store meeting ghana actual"
#define ACCUSE  "norway accuse ghana actual"
#define AID     "ghana aid chad actual"

static const struct {
    const char *table, *want;
} changes[] = {
    { "b\treject", MEETING "\n" ACCUSE "\n" AID "\n" },
    { "a\treject", "" },
    { "a\treject\tNorway", AID "\n" }, /* and all that is its own */
    { "a\treject\tNOR", AID "\n" },
    { "a\treject\tnorway", MEETING "\n" AID "\n" }, /* the actor alone */
    { "a\treject\tnorway\tmeeting", MEETING "\n" ACCUSE "\n" AID "\n" },
    { "a\treject\tGhana\tmeeting\tNorway", ACCUSE "\n" AID "\n" }, /* holds both ways */
    { "a\treject\tGhana\taccuse\tNorway", MEETING "\n" ACCUSE "\n" AID "\n" },
    { "a\treject\t\t\t\tplanned", MEETING "\n" ACCUSE "\n" AID "\n" },
    { "a\taccept\t\taid\t\t\t\t\tclear",
        MEETING "\n" ACCUSE "\n" AID " | accept: clear\n" },
    { "a\tretype\t\taccuse\t\t\t\treject\tonly no",
        MEETING "\n" AID "\nnorway reject ghana actual | retype, was accuse: only no\n" },
    { "a\trestate\t\taccuse\t\t\t\talleged",
        MEETING "\n" AID "\nnorway accuse ghana alleged | restate, was actual\n" },
    { "a\tretarget\t\taccuse\t\t\t\tSudan",
        MEETING "\n" AID "\nnorway accuse sudan actual | retarget, was ghana\n" },
    { "a\tretarget\t\taid\t\t\t\tSudan > Ghana",
        MEETING "\n" ACCUSE "\nsudan aid ghana actual | retarget, was chad\n" },
    { "a\tretarget\t\taccuse\t\t\t\tNorway", MEETING "\n" ACCUSE "\n" AID "\n" },
    { "a\tretype\tGhana\tmeeting\tNorway\t\t\tthreaten", /* as the line has them */
        ACCUSE "\n" AID
               "\nghana threaten jonas-gahr-store actual | retype, was meeting\n" },
    { "a\tretype\t\taccuse\t\t\t\treject\na\trestate\t\treject\t\t\t\tplanned", MEETING
        "\n" AID
        "\nnorway reject ghana planned | retype, was accuse; restate, was actual\n" },
    { "a\treject\t\taccuse\na\tadd\tNorway\taid\tGhana\t\t2024-05-02\tsent rice to Ghana",
        MEETING "\n" AID "\nnorway aid ghana actual | add\n" },
    { "a\tadd\tNorway\taid\tGhana\t\t\tsent beans", MEETING "\n" ACCUSE "\n" AID "\n" },
};

static void events_become_what_lines_say(void **state)
{
    (void)state;
    const ent_document document = { .id = "a",
        .text = text,
        .length = sizeof text - 1,
        .title_length = 6,
        .date = ENT_NO_DATE };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        ent_event items[] = {
            event_of("jonas-gahr-store", "NOR", ENT_MEETING, "ghana", "GHA"),
            event_of("norway", "NOR", ENT_ACCUSE, "ghana", "GHA"),
            event_of("ghana", "GHA", ENT_AID, "chad", "TCD"),
        };
        const ent_events found = { .items = items, .count = 3 };
        ent_corrections c = { 0 };
        ent_corrected made;
        ent_buffer out = { 0 };
        ent_error err;
        read(&c, changes[i].table, "");
        assert_true(ent_corrections_apply(
            &c, &c.arena, "a", &document, "me", &found, &made, &err));
        write_events(&out, &made.kept);
        write_events(&out, &made.changed);
        const char *have = out.bytes ? out.bytes : "";
        if (strcmp(have, changes[i].want) != 0)
            fail_msg("%s:\n%sexpected\n%s", changes[i].table, have, changes[i].want);
        assert_int_equal(made.kept.count + made.originals.count, 3);
        ent_buffer_free(&out);
        ent_corrections_free(&c);
    }
}

static void added_claims_have_their_sentence(void **state)
{
    (void)state;
    const ent_document document = { .id = "a",
        .text = text,
        .length = sizeof text - 1,
        .title_length = 6,
        .date = ENT_NO_DATE };
    const ent_events none = { 0 };
    ent_corrections c = { 0 };
    ent_corrected made;
    ent_error err;
    read(&c, "a\tadd\tNorway\taid\tGhana\t\t2024-05-02\tsent rice to Ghana", "");
    assert_true(
        ent_corrections_apply(&c, &c.arena, "a", &document, "me", &none, &made, &err));
    assert_int_equal(made.changed.count, 1);
    const ent_event *e = made.changed.items;
    assert_int_equal(e->evidence_count, 1);
    assert_string_equal(e->evidence->sentence, "Norway sent rice to Ghana.");
    assert_string_equal(e->evidence->trigger, "sent rice to Ghana");
    assert_memory_equal(text + e->evidence->span.begin, "sent rice to\nGhana", 18);
    assert_string_equal(e->source.code, "NOR");
    assert_int_equal(e->date_from, ENT_FROM_FILE);
    assert_string_equal(e->producer, "me");

    /* without the text there is nothing to stand on */
    assert_true(ent_corrections_apply(&c, &c.arena, "a", NULL, "me", &none, &made, &err));
    assert_int_equal(made.changed.count, 0);
    ent_corrections_free(&c);
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    ent_corrections c = { 0 }, again = { 0 };
    ent_buffer first = { 0 }, second = { 0 };
    read(&c,
        "a\tretype\tNOR\taccuse\tGHA\t\t\treject\t\"\"\"No,\"\" he said\"\n"
        "a\tadd\tNorway\taid\tGhana\tplanned\t2024-05-02\tsent \"rice\"\n",
        "");
    assert_string_equal(c.items[0].cells[ENT_CELL_REASON], "\"No,\" he said");
    ent_corrections_write_head(&first);
    for (size_t i = 0; i < c.count; i++) ent_correction_write(&first, &c.items[i]);
    read(&again, first.bytes, "");
    ent_corrections_write_head(&second);
    for (size_t i = 0; i < again.count; i++)
        ent_correction_write(&second, &again.items[i]);
    assert_string_equal(first.bytes, second.bytes);
    ent_buffer_free(&first);
    ent_buffer_free(&second);
    ent_corrections_free(&c);
    ent_corrections_free(&again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_understood_or_named),
        cmocka_unit_test(lines_of_a_document_are_chained),
        cmocka_unit_test(events_become_what_lines_say),
        cmocka_unit_test(added_claims_have_their_sentence),
        cmocka_unit_test(what_is_written_is_read),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
