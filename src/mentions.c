/* mentions.c - one document from text to its mentions of actors, as JSON lines. */
#include "engine.h"

#include <math.h>

static void add_text(ent_buffer *b, const char *name, const char *value)
{
    ent_buffer_print(b, ",\"%s\":", name);
    ent_buffer_json(b, value && *value ? value : NULL);
}

static void add_whole(ent_buffer *b, const char *name, uint32_t value)
{
    ent_buffer_print(b, ",\"%s\":%u", name, value);
}

/* The mention's words on one line. NULL: out of memory. */
static char *words_of(ent_arena *arena, const ent_text *text, ent_span span)
{
    const ent_sentence piece = { .span = span };
    return ent_sentence_line(arena, text, &piece);
}

static bool write_mention(ent_arena *arena, const ent_text *text, const ent_mention *m,
    ent_buffer *b, ent_error *err)
{
    const ent_span span = { text->tokens[m->first].span.begin,
        text->tokens[m->first + m->count - 1].span.end };
    const char *words = words_of(arena, text, span);
    if (!words) return ent_fail(err, ENT_MEMORY, "out of memory");
    ent_buffer_text(b, "{\"schema\":\"" ENT_MENTION_SCHEMA "\"");
    add_text(b, "doc", text->document->id);
    add_whole(b, "sentence", m->sentence + 1);
    add_whole(b, "begin", span.begin);
    add_whole(b, "end", span.end);
    add_text(b, "text", words);
    add_text(b, "form", ent_mention_form_names[m->form]);
    ent_buffer_print(b, ",\"of_act\":%s", m->of_act ? "true" : "false");
    add_text(b, "code", m->actor->code);
    add_text(b, "id", m->actor->id);
    add_text(b, "name", m->actor->name);
    add_text(b, "kind", ent_kind_names[m->actor->kind]);
    add_text(b, "sector", m->actor->sector);
    ent_buffer_text(b, ",\"confidence\":");
    ent_buffer_number(b, (double)llround((double)m->confidence * 1e6) / 1e6);
    add_whole(b, "group", m->group);
    ent_buffer_text(b, "}\n");
    return true;
}

bool ent_mention_document(const ent_engine *engine, ent_worker *worker,
    const ent_document *document, ent_buffer *lines, ent_error *err)
{
    ent_arena *arena = &worker->arena;
    ent_text text;
    ent_mentions mentions;
    bool ok = ent_pipeline_mentions(engine, worker, document, &text, &mentions, err);
    for (size_t i = 0; ok && i < mentions.count; i++)
        ok = write_mention(arena, &text, &mentions.items[i], lines, err);
    ok = ok && ent_buffer_ok(lines, err);
    ent_arena_reset(arena);
    return ok;
}
