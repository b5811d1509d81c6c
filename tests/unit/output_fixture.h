/* output_fixture.h - small hand-made graphs, and goldens to compare what is written of
 * them. ENTENTE_UPDATE_GOLDENS=1 in the environment remakes the goldens. */
#ifndef ENT_TESTS_OUTPUT_FIXTURE_H
#define ENT_TESTS_OUTPUT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "output/export.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* One event in a line. Dates: "" or a day, or "from/to". */
typedef struct {
    const char *source_code, *source, *source_kind;
    const char *target_code, *target, *target_kind;
    ent_relation relation;
    ent_status status;
    const char *date;
    double intensity, confidence;
    const char *doc, *reported;
    const char *sentence, *trigger;
    const char *attribution, *place;
} fixture_event;

#define STATE(code, name) code, name, "state"

/* The seed article's story in our own words: a planned meeting, a war, a sanction that
 * was not imposed, a claim that somebody denies. */
static const fixture_event summit_events[] = {
    { STATE("CHN", "China"), STATE("RUS", "Russia"), ENT_MEETING, ENT_PLANNED,
        "2022-09-15/2022-09-16", 4, 0.91, "summit", "2022-09-08",
        "China and Russia will meet at the summit in Samarkand, the ambassador said.",
        "will meet", "Andrey Denisov", "Samarkand" },
    { "CHN", "Xi Jinping", "person", "RUS", "Vladimir Putin", "person", ENT_MEETING,
        ENT_ACTUAL, "2022-06-15", 1, 0.88, "summit", "2022-09-08",
        "Xi spoke with Putin by telephone on June 15.", "spoke with", NULL, NULL },
    { STATE("CHN", "China"), STATE("RUS", "Russia"), ENT_MEETING, ENT_ACTUAL,
        "2022-06-15", 1, 0.6, "follow-up", "2022-09-10",
        "The two capitals had talked in June.", "had talked", NULL, NULL },
    { STATE("CHN", "China"), STATE("KAZ", "Kazakhstan"), ENT_MEETING, ENT_PLANNED,
        "2022-09-14", 4, 0.8, "summit", "2022-09-08",
        "Xi will travel to Kazakhstan first.", "will travel to", NULL, NULL },
    { STATE("CHN", "China"), STATE("RUS", "Russia"), ENT_ALLIANCE, ENT_ACTUAL,
        "2022-02-04", 8, 0.8, "summit", "2022-09-08",
        "The two had declared a partnership \"without limits\" in February.",
        "partnership \"without limits\"", NULL, NULL },
    { STATE("RUS", "Russia"), STATE("UKR", "Ukraine"), ENT_ASSAULT, ENT_ACTUAL,
        "2022-02-24", -10, 0.95, "summit", "2022-09-08",
        "Weeks later Russia invaded Ukraine.", "invaded", NULL, NULL },
    { STATE("CHN", "China"), STATE("RUS", "Russia"), ENT_SANCTION, ENT_NEGATED, "", -5,
        0.8, "summit", "2022-09-08", "China has not joined the sanctions on Russia.",
        "sanctions on", NULL, NULL },
    { STATE("RUS", "Russia"), STATE("CHN", "China"), ENT_SUPPORT, ENT_ACTUAL, "", 3.5,
        0.85, "summit", "2022-09-08",
        "The Kremlin backs China's claims on Taiwan; it said so again.", "backs", NULL,
        NULL },
    { STATE("CHN", "China"), STATE("RUS", "Russia"), ENT_COOPERATE, ENT_PLANNED, "", 6,
        0.7, "summit", "2022-09-08", "Gas for China will be paid for in yuan.",
        "will be paid", NULL, NULL },
    { STATE("CHN", "China"), STATE("TWN", "Taiwan"), ENT_THREATEN, ENT_ALLEGED,
        "2022-08-04", -4.4, 0.5, "follow-up", "2022-09-10",
        "Taiwan says that China threatens the island.", "threatens", "Taiwan", NULL },
    { "NATO", "NATO", "organisation", STATE("UKR", "Ukraine"), ENT_AID, ENT_ACTUAL,
        "2022-09-09", 7, 0.9, "follow-up", "2022-09-10",
        "NATO delivered winter gear to Ukraine.", "delivered", NULL, NULL },
    { "NATO", "NATO", "organisation", STATE("RUS", "Russia"), ENT_MEETING, ENT_POSSIBLE,
        "2022-12-01", 1, 0.4, "follow-up", "2022-09-10",
        "NATO may meet Russia before the winter is over.", "may meet", NULL, NULL },
};

/* Names and sentences that Graphviz, XML, JSON, CSV, Markdown and terminals treat in ways
 * of their own. */
static const fixture_event hostile_events[] = {
    { "A\"B\\", "<Al&pha> \"quoted\\N\" \\", "state", "=B,C", "=1+1,\n\"two\"", "state",
        ENT_MEETING, ENT_ACTUAL, "2022-01-01", 1, 1, "a|b", "2022-01-02",
        "=cmd|' /C calc'!A0, \"said\" <he> & she \\", "\"said\"", NULL, NULL },
    { "=B,C", "=1+1,\n\"two\"", "state", "עבר", "מדינת \xE2\x80\xAEישראל العربية",
        "organisation", ENT_AID, ENT_PLANNED, "2022-01-03", 7, 0.5, "a|b", "2022-01-02",
        "control \x01\x1b[31m characters\tand a tab", "characters", NULL, NULL },
    { "עבר", "מדינת \xE2\x80\xAEישראל العربية", "organisation", "中",
        "中华人民共和国中央人民政府外交部发言人办公室新闻司", "state", ENT_SANCTION,
        ENT_NEGATED, "", -8, 1, "a|b", "2022-01-02", "制裁 *not* _imposed_ [here](x)",
        "制裁", NULL, NULL },
    { "中", "中华人民共和国中央人民政府外交部发言人办公室新闻司", "state", "legend 0",
        "\xF0\x9F\x87\xBA\xF0\x9F\x87\xA6 emoji", "group", ENT_THREATEN, ENT_ALLEGED,
        "2022-02-01", -4, 0.3, "a|b", "2022-01-02", "", "", NULL, NULL },
    { "legend 0", "\xF0\x9F\x87\xBA\xF0\x9F\x87\xA6 emoji", "group", "long",
        "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        "aa"
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        "aa"
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        "aa",
        "company", ENT_ASSAULT, ENT_POSSIBLE, "2022-02-01", -9, 0.3, "a|b", "2022-01-02",
        "bad \xff\xfe bytes", "bad", NULL, NULL },
};

typedef struct {
    ent_arena arena;
    ent_events events;
    ent_graph *graph;
    ent_ranking ranking;
    ent_blocs blocs;
    ent_balance balance;
    ent_mediators mediators;
    ent_shape shape;
    ent_figures figures;
    ent_provenance provenance;
    ent_export parts;
} fixture;

static inline ent_date fixture_date(const char *iso)
{
    ent_date date = ENT_NO_DATE;
    if (*iso) assert_true(ent_date_parse(iso, &date, NULL));
    return date;
}

static inline void fixture_add(fixture *f, const fixture_event *from)
{
    ent_event *e = ent_event_add(&f->arena, &f->events);
    assert_non_null(e);
    char first[16] = "";
    const char *slash = strchr(from->date, '/');
    snprintf(
        first, sizeof first, "%.*s", slash ? (int)(slash - from->date) : 15, from->date);
    e->doc = from->doc;
    e->story = from->doc;
    e->publisher = strcmp(from->doc, "summit") == 0 ? "The Daily Example"
                                                    : "Example Wire";
    e->date = fixture_date(first);
    e->date_to = slash ? fixture_date(slash + 1) : e->date;
    e->date_from = e->date == ENT_NO_DATE ? ENT_FROM_NONE : ENT_FROM_TEXT;
    e->reported = fixture_date(from->reported);
    e->source = (ent_party){
        .code = from->source_code, .name = from->source, .kind = from->source_kind
    };
    e->target = (ent_party){
        .code = from->target_code, .name = from->target, .kind = from->target_kind
    };
    e->relation = from->relation;
    e->status = from->status;
    e->intensity = (ent_micro)(from->intensity * 1e6
                               + (from->intensity < 0 ? -0.5 : 0.5));
    e->confidence = (ent_micro)(from->confidence * 1e6 + 0.5);
    e->attribution.name = from->attribution;
    e->place = from->place;
    e->reports = 1;
    if (!*from->sentence) return;
    e->evidence = ent_arena_take(&f->arena, sizeof *e->evidence);
    assert_non_null(e->evidence);
    *e->evidence = (ent_evidence){ .sentence = from->sentence,
        .span = { 100, 112 },
        .trigger = from->trigger,
        .rule = "example.v" };
    e->evidence_count = 1;
}

static inline void fixture_finish(fixture *f)
{
    static const char *const messages[] = {
        "news/broken.html: no text in it, expected an "
        "article"
    };
    ent_filter filter;
    ent_filter_defaults(&filter);
    ent_error err = { 0 };
    if (!ent_graph_build(&f->events, NULL, &filter, &f->graph, &err)
        || !ent_rank(f->graph, &f->arena, &f->ranking, &err)
        || !ent_blocs_find(f->graph, &f->arena, &f->blocs, &err)
        || !ent_balance_find(f->graph, &f->arena, &f->balance, &err)
        || !ent_mediators_find(f->graph, &f->arena, &f->mediators, &err)
        || !ent_shape_of(f->graph, &f->arena, &f->shape, &err))
        fail_msg("%s", err.message);
    f->provenance = (ent_provenance){ .program = "entente 9.9.9",
        .producer = "entente 9.9.9 lexicon 0123abcd",
        .input = { .documents = 3,
            .events = f->events.count,
            .stories = 3,
            .quiet_documents = 1,
            .malformed = 1,
            .messages = messages,
            .message_count = 1 } };
    f->parts = (ent_export){ .graph = f->graph,
        .ranking = &f->ranking,
        .blocs = &f->blocs,
        .provenance = &f->provenance,
        .balance = &f->balance,
        .mediators = &f->mediators,
        .shape = &f->shape };
}

static inline void fixture_open(fixture *f, const fixture_event *events, size_t count)
{
    *f = (fixture){ 0 };
    for (size_t i = 0; i < count; i++) fixture_add(f, &events[i]);
    fixture_finish(f);
}

static inline void fixture_close(fixture *f)
{
    ent_graph_free(f->graph);
    ent_arena_free(&f->arena);
}

/* Compares with tests/golden/output/NAME; the first line that differs is in the message.
 */
static inline void expect_golden(const char *name, const ent_buffer *got)
{
    char path[512];
    assert_false(got->failed);
    snprintf(path, sizeof path, "%s/tests/golden/output/%s", ENTENTE_SOURCE, name);
    if (getenv("ENTENTE_UPDATE_GOLDENS")) {
        assert_true(ent_file_write(path, got->bytes, got->length, NULL));
        return;
    }
    ent_arena arena = { 0 };
    char *want;
    size_t length;
    ent_error err = { 0 };
    if (!ent_file_read(&arena, path, 1u << 20, &want, &length, &err))
        fail_msg("%s", err.message);
    size_t line = 1, i = 0;
    while (i < length && i < got->length && want[i] == got->bytes[i])
        line += want[i++] == '\n';
    if (i < length || i < got->length)
        fail_msg(
            "%s:%zu: is not what is written now:\n%.*s", name, line, 200, got->bytes + i);
    ent_arena_free(&arena);
}

/* True where the shell finds the program. */
static inline bool fixture_has(const char *program)
{
    char command[200];
    snprintf(command, sizeof command, "command -v %s >/dev/null 2>&1", program);
    return system(command) == 0;
}

#endif
