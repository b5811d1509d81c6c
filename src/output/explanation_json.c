/* explanation_json.c - a JSON line for each sentence. */
#include <math.h>

#include "output/escape.h"
#include "output/explanation.h"

typedef struct {
    ent_buffer *out;
    ent_arena *arena;
    const ent_text *text;
    const ent_explanation *explanation;
} writing;

static void add_text(ent_buffer *b, const char *name, const char *value)
{
    ent_buffer_print(b, "\"%s\":", name);
    if (value && *value)
        ent_escape_json(b, value);
    else
        ent_buffer_text(b, "null");
}

static void add_number(ent_buffer *b, const char *name, float value)
{
    ent_buffer_print(b, ",\"%s\":", name);
    ent_buffer_number(b, (double)llround((double)value * 1e6) / 1e6);
}

static bool add_mentions(writing *w, uint32_t sentence)
{
    const ent_mentions *mentions = &w->explanation->mentions;
    const char *joint = "";
    for (size_t i = 0; i < mentions->count; i++) {
        const ent_mention *m = &mentions->items[i];
        if (m->sentence != sentence) continue;
        const char *words = ent_mention_words(w->arena, w->text, mentions, i);
        if (!words) return false;
        ent_buffer_print(w->out, "%s{", joint);
        add_text(w->out, "text", words);
        ent_buffer_char(w->out, ',');
        add_text(w->out, "code", m->actor->code);
        ent_buffer_char(w->out, ',');
        add_text(w->out, "name", m->actor->name);
        ent_buffer_char(w->out, ',');
        add_text(w->out, "form", ent_mention_form_names[m->form]);
        ent_buffer_char(w->out, '}');
        joint = ",";
    }
    return true;
}

static void add_stand(
    ent_buffer *b, const char *name, const ent_actor *actor, const ent_stand *stand)
{
    ent_buffer_print(b, ",\"%s\":{", name);
    add_text(b, "code", actor->code);
    ent_buffer_char(b, ',');
    add_text(b, "name", actor->name);
    ent_buffer_char(b, ',');
    add_text(b, "text", stand->words);
    ent_buffer_char(b, ',');
    add_text(b, "place", stand->place);
    ent_buffer_char(b, '}');
}

static void add_rule(ent_buffer *b, const ent_frame *frame)
{
    ent_buffer_text(b, ",\"rule\":");
    if (!frame) {
        ent_buffer_text(b, "null");
        return;
    }
    ent_buffer_char(b, '{');
    add_text(b, "id", frame->id);
    if (frame->file) {
        ent_buffer_char(b, ',');
        add_text(b, "file", frame->file);
    }
    ent_buffer_print(b, ",\"line\":%u,", frame->line);
    add_text(b, "words", frame->words);
    ent_buffer_char(b, ',');
    add_text(b, "source", frame->from);
    ent_buffer_char(b, ',');
    add_text(b, "target", frame->to);
    ent_buffer_char(b, '}');
}

static void add_grounds(ent_buffer *b, const ent_considered *item)
{
    ent_buffer_text(b, ",\"grounds\":[");
    for (size_t i = 0; i < item->ground_count; i++) {
        const ent_ground *g = &item->grounds[i];
        ent_buffer_text(b, i ? ",{" : "{");
        add_text(b, "of", g->of);
        ent_buffer_char(b, ',');
        add_text(b, "trait", g->trait);
        add_number(b, "weight", g->weight);
        ent_buffer_print(b, ",\"traits\":%u}", g->traits);
    }
    ent_buffer_char(b, ']');
}

static void add_item(ent_buffer *b, const ent_considered *item)
{
    const ent_claim *c = &item->claim;
    ent_buffer_char(b, '{');
    add_text(b, "outcome", ent_outcome_names[item->outcome]);
    add_stand(b, "source", c->source, &item->source);
    ent_buffer_char(b, ',');
    add_text(b, "relation", ent_relation_table[c->relation].name);
    add_stand(b, "target", c->target, &item->target);
    ent_buffer_char(b, ',');
    add_text(b, "status", c->rule ? ent_status_names[c->status] : NULL);
    add_number(b, "confidence", c->confidence);
    add_number(b, "threshold", item->threshold);
    ent_buffer_char(b, ',');
    add_text(b, "trigger", item->trigger);
    add_rule(b, item->frame);
    add_grounds(b, item);
    ent_buffer_char(b, '}');
}

static bool add_sentence(writing *w, uint32_t sentence)
{
    const char *line = ent_sentence_line(
        w->arena, w->text, &w->text->sentences[sentence]);
    size_t first, count = ent_explained(w->explanation, sentence, &first);
    ent_silence silence = ent_explain_silence(w->explanation, sentence);
    if (!line) return false;
    ent_buffer_text(w->out, "{\"schema\":\"" ENT_EXPLANATION_SCHEMA "\",");
    add_text(w->out, "doc", w->text->document->id);
    ent_buffer_print(w->out, ",\"sentence\":%u,", sentence + 1);
    add_text(w->out, "text", line);
    ent_buffer_print(
        w->out, ",\"sport\":%s,", w->explanation->sport[sentence] ? "true" : "false");
    add_text(w->out, "silence", silence ? ent_silence_names[silence] : NULL);
    const ent_dictionary_discard *discard = w->text->sentences[sentence].discard;
    if (discard) {
        ent_buffer_char(w->out, ',');
        add_text(w->out, "discard", discard->phrase);
    }
    ent_buffer_text(w->out, ",\"mentions\":[");
    if (!add_mentions(w, sentence)) return false;
    ent_buffer_text(w->out, "],\"considered\":[");
    for (size_t i = first; i < first + count; i++) {
        if (i > first) ent_buffer_char(w->out, ',');
        add_item(w->out, &w->explanation->items[i]);
    }
    ent_buffer_text(w->out, "]}\n");
    return true;
}

bool ent_write_explanation_json(ent_buffer *b, ent_arena *arena, const ent_text *text,
    const ent_explanation *explanation, ent_error *err)
{
    writing w = { b, arena, text, explanation };
    for (uint32_t i = 0; i < text->sentence_count; i++)
        if (!add_sentence(&w, i)) return ent_fail(err, ENT_MEMORY, "out of memory");
    return ent_buffer_ok(b, err);
}
