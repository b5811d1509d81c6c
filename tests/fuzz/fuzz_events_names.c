/* Any text, parsed: names that no lexicon has lie in the text, and are counted once. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "events/event.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool truth)
{
    if (!truth) abort();
}

static void check_unlisted(const ent_text *text, const ent_unlisted_names *found)
{
    for (size_t i = 0; i < found->count; i++) {
        const ent_unlisted *u = &found->items[i];
        expect(u->name && *u->name && u->code && u->count > 0);
        expect(u->sentence < text->sentence_count);
        expect((unsigned)u->kind < ENT_KINDS);
        expect(!u->actor || u->actor->index == UINT32_MAX);
    }
}

static void check_names(const ent_document *d, const ent_events *events)
{
    for (size_t i = 0; i < events->name_count; i++) {
        const ent_naming *n = &events->names[i];
        expect(n->form && *n->form && !strchr(n->form, '\n') && n->count > 0);
        expect(n->party.name && !strcmp(n->doc, d->id));
        expect(n->sentence.begin < n->sentence.end && n->sentence.end <= d->length);
        for (size_t k = 0; k < i; k++) {
            const ent_naming *other = &events->names[k];
            bool same = !strcmp(n->form, other->form)
                        && !strcmp(n->party.id ? n->party.id : "",
                            other->party.id ? other->party.id : "")
                        && !strcmp(n->party.code ? n->party.code : "",
                            other->party.code ? other->party.code : "");
            expect(!same);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static ent_lexicon *lexicon;
    static ent_syntax *model;
    static ent_syntax_reader *reader;
    if (!lexicon) {
        expect(ent_lexicon_open(ENTENTE_DATA "/lexicon", &lexicon, NULL));
        expect(ent_syntax_open(ENTENTE_DATA "/model/english.model", &model, NULL));
        reader = ent_syntax_reader_new(model);
    }
    ent_arena arena = { 0 };
    size_t length;
    char *clean = ent_utf8_clean(&arena, (const char *)data, size, &length, NULL);
    expect(clean && reader);
    const ent_document d = {
        .id = "fuzz", .text = clean, .length = (uint32_t)length, .date = ENT_NO_DATE
    };
    const ent_text_syntax syntax = { .model = model,
        .reader = reader,
        .mode = ENT_SYNTAX_FAST,
        .join_units = true,
        .word_lists = true };
    ent_text text;
    ent_mentions mentions;
    ent_unlisted_names unlisted;
    ent_events events = { 0 };
    expect(ent_text_parse(&arena, lexicon, &d, &syntax, &text, NULL));
    expect(ent_actor_find(&arena, lexicon, &text, &mentions, NULL));
    expect(ent_unlisted_find(&arena, lexicon, &text, &mentions, &unlisted, NULL));
    check_unlisted(&text, &unlisted);
    expect(ent_event_names(&arena, lexicon, &text, &mentions, &unlisted, &events, NULL));
    check_names(&d, &events);
    ent_arena_free(&arena);
    return 0;
}
