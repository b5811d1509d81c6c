/* Any bytes as CoNLL-U: what is read is a tree, and what is not read is named. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "training/treebank.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool holds, const char *what)
{
    if (holds) return;
    fprintf(stderr, "violated: %s\n", what);
    abort();
}

static void check_sentence(const ent_gold_sentence *s)
{
    size_t roots = 0;
    expect(s->id && s->count > 0 && s->count <= ENT_TREEBANK_LONGEST, "a sentence");
    for (uint32_t i = 0; i < s->count; i++) {
        const ent_gold_word *w = &s->words[i];
        expect(w->size > 0 && strlen(w->form) == w->size, "a form has its length");
        expect(*w->lemma && *w->xpos, "no cell is empty");
        expect(w->dep < ENT_DEP_COUNT && w->upos < ENT_UPOS_COUNT, "labels are known");
        roots += w->head == 0;
        uint32_t at = i, steps = 0;
        while (s->words[at].head && steps++ <= s->count) {
            expect(s->words[at].head <= s->count, "heads are words");
            at = s->words[at].head - 1u;
        }
        expect(steps <= s->count, "heads lead to the root");
    }
    expect(roots == 1, "there is one root");
}

static void check_message(void *context, const char *message)
{
    ++*(size_t *)context;
    expect(!strncmp(message, "fuzz:", 5) && !strchr(message, '\n'), "a message");
}

static size_t parse(const uint8_t *data, size_t size, bool skip)
{
    ent_arena arena = { 0 };
    ent_treebank t = { 0 };
    ent_error err = { 0 };
    size_t said = 0, malformed;
    const ent_treebank_options options = { skip, check_message, &said };
    char *bytes = ent_arena_copy(&arena, (const char *)data, size);
    expect(bytes != NULL, "there is memory");
    bool ok = ent_treebank_parse(&arena, "fuzz", bytes, size, &options, &t, &err);
    malformed = t.malformed;
    expect(ok || !skip, "malformed input is no failure when it is left out");
    expect(ok || malformed == 1, "strict reading ends at the first fault");
    expect(!skip || said == malformed, "each fault is named once");
    for (size_t i = 0; i < t.count; i++) check_sentence(&t.items[i]);
    ent_arena_free(&arena);
    return malformed;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t strict = parse(data, size, false), skipped = parse(data, size, true);
    expect(!strict == !skipped, "both ways see whether there is a fault");
    return 0;
}
