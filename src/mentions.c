/* mentions.c - one document from text to its mentions of actors: JSON lines, or for
 * people
 *
 *   2  Norway’s government said it had talked to the envoy.
 *      Norway’s government             description  NOR       0.98  Norway
 *      it                              pronoun      NOR       0.87  Norway */
#include "engine.h"

#include <math.h>

#include "output/escape.h"
#include "output/tree.h"
#include "output/wrap.h"

enum { WIDTH = 90, WORDS_WIDTH = 30, FORM_WIDTH = 11, CODE_WIDTH = 8 };

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

/* The sentence, at most once; its words may hold anything. */
static bool show_sentence(
    ent_arena *arena, const ent_text *text, uint32_t sentence, ent_buffer *b)
{
    ent_buffer plain = { 0 };
    const char *line = ent_sentence_line(arena, text, &text->sentences[sentence]);
    ent_escape_plain(&plain, line ? line : "");
    ent_buffer_print(b, "%s%u  ", sentence ? "\n" : "", sentence + 1);
    if (plain.bytes) ent_wrap_text(b, plain.bytes, WIDTH, 3, "   ");
    ent_buffer_char(b, '\n');
    bool ok = line && !plain.failed;
    ent_buffer_free(&plain);
    return ok;
}

static bool show_mention(
    ent_arena *arena, const ent_text *text, const ent_mention *m, ent_buffer *b)
{
    const ent_span span = { text->tokens[m->first].span.begin,
        text->tokens[m->first + m->count - 1].span.end };
    ent_buffer plain = { 0 };
    const char *words = words_of(arena, text, span);
    ent_escape_plain(&plain, words ? words : "");
    ent_buffer_text(b, "   ");
    ent_pad(b, plain.bytes ? plain.bytes : "", WORDS_WIDTH, false);
    ent_buffer_text(b, "  ");
    ent_pad(b, ent_mention_form_names[m->form], FORM_WIDTH, false);
    ent_buffer_text(b, "  ");
    ent_pad(
        b, m->actor->code && *m->actor->code ? m->actor->code : "-", CODE_WIDTH, false);
    ent_buffer_text(b, "  ");
    ent_buffer_fixed(b, (double)m->confidence, 2);
    ent_buffer_text(b, "  ");
    ent_escape_plain(b, m->actor->name);
    if (m->of_act) ent_buffer_text(b, ", party of an act");
    ent_buffer_char(b, '\n');
    bool ok = words && !plain.failed;
    ent_buffer_free(&plain);
    return ok;
}

static bool show_document(
    ent_arena *arena, const ent_text *text, const ent_mentions *mentions, ent_buffer *b)
{
    bool ok = true;
    ent_write_tree_head(b, text->document);
    for (uint32_t s = 0, next = 0; ok && s < text->sentence_count; s++) {
        ok = show_sentence(arena, text, s, b);
        for (; ok && next < mentions->count && mentions->items[next].sentence == s;
             next++)
            ok = show_mention(arena, text, &mentions->items[next], b);
    }
    ent_buffer_char(b, '\n');
    return ok;
}

bool ent_mention_document(const ent_engine *engine, ent_worker *worker,
    const ent_mention_options *options, const ent_document *document, ent_buffer *lines,
    ent_error *err)
{
    ent_arena *arena = &worker->arena;
    ent_text text;
    ent_mentions mentions;
    bool ok = ent_pipeline_mentions(engine, worker, document, &text, &mentions, err);
    bool text_wanted = options->format == ENT_MENTIONS_TEXT;
    if (ok && text_wanted)
        ok = show_document(arena, &text, &mentions, lines)
             || ent_fail(err, ENT_MEMORY, "out of memory");
    for (size_t i = 0; ok && !text_wanted && i < mentions.count; i++)
        ok = write_mention(arena, &text, &mentions.items[i], lines, err);
    ok = ok && ent_buffer_ok(lines, err);
    ent_arena_reset(arena);
    return ok;
}
