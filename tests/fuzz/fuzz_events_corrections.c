/* Any bytes as a table of corrections: read or named, and then safe to apply. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "events/corrections.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool holds, const char *what)
{
    if (holds) return;
    fprintf(stderr, "violated: %s\n", what);
    abort();
}

static void hear(void *context, const char *message)
{
    ++*(uint64_t *)context;
    expect(!strncmp(message, "fuzz:", 5) && !strchr(message, '\n'), "a message");
}

static const ent_lexicon *lexicon(void)
{
    static ent_lexicon *opened;
    if (!opened)
        expect(ent_lexicon_open(ENTENTE_DATA "/lexicon", &opened, NULL), "the lexicon");
    return opened;
}

static bool read(ent_corrections *c, const char *bytes, size_t size, bool strict)
{
    uint64_t said = 0;
    ent_correction_faults faults = {
        .strict = strict, .say = hear, .say_context = &said
    };
    char *copy = ent_arena_copy(&c->arena, bytes, size);
    expect(copy != NULL, "there is memory");
    bool ok = ent_corrections_cut(c, lexicon(), "fuzz", copy, size, &faults, NULL);
    expect(ok || strict, "a wrong line is no failure when it is left out");
    expect(strict || said == faults.left_out, "each fault is named once");
    return !faults.left_out;
}

static void apply(ent_corrections *c)
{
    static const char text[] = "a > b\n\nNorway sent rice to Ghana. Chad was glad.";
    const ent_document d = { .id = "a", .text = text, .length = sizeof text - 1 };
    ent_event items[] = { { .doc = "a",
                              .source = { "NOR", "norway", "Norway", "state", "GOV" },
                              .target = { "GHA", "ghana", "Ghana", "state", "GOV" },
                              .relation = ENT_MEETING },
        { .doc = "a",
            .source = { NULL, NULL, "a b", NULL, NULL },
            .target = { "TCD", NULL, NULL, NULL, NULL },
            .relation = ENT_AID } };
    const ent_events found = { .items = items, .count = 2 };
    ent_corrected made;
    ent_events events;
    for (size_t i = 0; i < c->count; i++) {
        expect(c->items[i].next == 0 || c->items[i].next > i + 1, "lines in order");
        expect(ent_corrections_concern(c, c->items[i].cells[ENT_CELL_DOCUMENT]), "found");
    }
    expect(ent_corrections_apply(c, &c->arena, "a", &d, "me", &found, &made, NULL)
               && ent_corrected_events(&c->arena, &made, &events, NULL),
        "it can be applied");
    expect(made.kept.count + made.originals.count == 2, "no event is lost");
    for (size_t i = 0; i < made.changed.count; i++) {
        const ent_event *e = &made.changed.items[i];
        expect(e->corrected && e->confidence == ENT_ONE, "changed ones say so");
        expect(!e->evidence_count || e->evidence->span.end < sizeof text, "in the text");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ent_corrections c = { 0 }, again = { 0 };
    ent_buffer table = { 0 };
    bool whole = read(&c, (const char *)data, size, false);
    apply(&c);
    for (size_t i = 0; i < c.count; i++) ent_correction_write(&table, &c.items[i]);
    if (table.length) {
        expect(read(&again, table.bytes, table.length, true), "what is written is read");
        expect(again.count == c.count, "all of it");
    }
    ent_corrections_free(&again);
    expect(read(&again, (const char *)data, size, true) == whole, "strict sees the same");
    ent_corrections_free(&again);
    ent_corrections_free(&c);
    ent_buffer_free(&table);
    return 0;
}
